/** The cells of a year's list as a person types them: shown at once, sent action by action, taken back by the server's log. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { changeCells, undoCells, type ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { cellFields } from '#core/ledger/list/item-cell.ts';
import { useMe } from '#web/access/me.ts';
import {
  countOf,
  decideConflict,
  dropStored,
  firstBlock,
  keyOf,
  meetOthers,
  noEdits,
  refuseCells,
  storeCells,
  takeBack,
  takeStoredBack,
  typeCells,
  waitingOf,
  type Action,
  type Edit,
  type Edits,
  type NewCell,
  type TypedCell,
} from '#web/ledger/list/cell-edits.ts';
import { cellText, isSameText, problemsOf, type ItemNames } from '#web/ledger/list/item-texts.ts';
import { keepEdits, openKept } from '#web/ledger/list/kept-edits.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain, hasCode, isTransient } from '#web/ui/request-failure.ts';
import { useRetry } from '#web/ui/retry.ts';

interface Given {
  readonly listId: string;
  readonly year: number;
  /** Of the list, when these items were read. */
  readonly revision: number;
  readonly items: ReadonlyMap<string, ListItemRow>;
  readonly names: ItemNames;
  /** Reads the items anew. */
  readonly reread: () => void;
}

export interface ListCells {
  readonly edits: Edits;
  readonly type: (cells: readonly NewCell[]) => void;
  readonly decide: (key: string, choice: 'mine' | 'theirs') => void;
  /** Gives a text up that cannot be stored any more. */
  readonly discard: (key: string) => void;
  readonly undo: () => void;
  /** Nothing was typed since the server answered that there is nothing to take back. */
  readonly nothingToUndo: boolean;
  readonly redo: () => void;
  /** How it stands with storing: `failed` says why nothing could be sent; `at`: when all was stored last. */
  readonly saving: {
    readonly busy: boolean;
    readonly failed: string | null;
    /** It failed since nobody answered: it is sent again by itself. */
    readonly offline: boolean;
    readonly wrong: number;
    readonly conflicts: number;
    readonly at: number | null;
    /** What is not stored yet outlives the page in this browser. */
    readonly kept: boolean;
  };
  readonly sendAgain: () => void;
}

type Changed = Answer<typeof changeCells>;
type Stored = Changed & { readonly stored: true };
const nothingChanged: Changed = { stored: true, revision: 0, batchId: null, items: [], units: [] };
const storage = () => localStorage;

/** An action that was stored, and in how many batches the server has it. */
interface Done {
  readonly action: Action;
  batches: number;
}

export function useListCells({ listId, year, revision, items, names, reread }: Given): ListCells {
  const keep = `taizhang.list-edits.${useMe().account.id}.${listId}`;
  const [opened] = useState(() => openKept(storage, keep));
  const [edits, setEdits] = useState(opened ?? noEdits);
  const [kept, setKept] = useState(opened !== undefined);
  // What was typed last, for whoever goes on from it before the page is drawn again, or after it was left.
  const latest = useRef(edits);
  const update = (change: (now: Edits) => Edits) => {
    const before = latest.current;
    latest.current = change(before);
    setKept(keepEdits(storage, keep, before, latest.current));
    setEdits(latest.current);
  };
  // What a reload left waiting is an action of its own.
  const [queue, setQueue] = useState<readonly Action[]>(() => {
    const keys = [...edits].flatMap(([key, { state }]) => (state === 'waiting' ? [key] : []));
    return keys.length > 0 ? [{ id: 0, before: new Map(keys.map((key) => [key, undefined])) }] : [];
  });
  const done = useRef<Done[]>([]);
  const batches = useRef(new Map<number, number>());
  const redoable = useRef<(readonly TypedCell[])[]>([]);
  const nextId = useRef(1);
  const [failed, setFailed] = useState<{ readonly why: string; readonly offline: boolean } | null>(null);
  const [at, setAt] = useState<number | null>(null);
  // The newest revision that the server told of. Rows of an older one cannot say what was overwritten.
  const [answered, setAnswered] = useState(0);
  const textIn = (rows: ReadonlyMap<string, ListItemRow>, cell: Pick<TypedCell, 'item' | 'field'>): string | undefined => {
    const item = rows.get(cell.item);
    return item === undefined ? undefined : cellText(item, cell.field, names);
  };
  const standing = (cell: TypedCell) => textIn(items, cell);

  const send = useAct(
    async ({ action }: { readonly action: Action }) => {
      update((now) => meetOthers(now, action.before.keys(), standing, (cell, stands) => isSameText(cell, stands, year)));
      const waiting = waitingOf(latest.current, action.before.keys());
      const cells = firstBlock(waiting);
      // All of it was wrong, or typed over meanwhile: an action all the same, which can be taken back.
      if (cells.length === 0) return { answer: nothingChanged, cells, more: false };
      const changes = cells.map(({ item, field, text }) => ({ item, field, value: text }));
      const answer = await call(changeCells, { params: { listId }, body: { revision, changes } });
      return { answer, cells, more: cells.length < waiting.length };
    },
    {
      onDone: ({ answer, cells, more }, { action }) => {
        setAnswered((known) => Math.max(known, answer.revision));
        if (!answer.stored) return update((now) => refuseCells(now, answer, cells));
        const rows = new Map(answer.items.map((item) => [item.id, item]));
        const nameOf = namesFirst(answer, names);
        const writtenAs = (cell: TypedCell): string => {
          const row = rows.get(cell.item) ?? items.get(cell.item);
          return row === undefined ? cell.text : cellText(row, cell.field, nameOf);
        };
        update((now) => storeCells(now, cells, writtenAs, answer.revision));
        const stored = (batches.current.get(action.id) ?? 0) + (answer.batchId === null ? 0 : 1);
        batches.current.set(action.id, stored);
        if (answer.batchId !== null) setAt(Date.now());
        if (more) return;
        done.current.push({ action, batches: stored });
        setQueue((rest) => rest.filter((one) => one !== action));
      },
      onError: (error) => setFailed({ why: explain(error), offline: isTransient(error) }),
    },
  );
  // What was asked to be taken back, and typed again, waits until all before it is stored and read anew: only then can be told what it changes.
  const [steps, setSteps] = useState<readonly ('undo' | 'redo')[]>([]);
  const [nothingToUndo, setNothingToUndo] = useState(false);
  const back = useAct(
    async () => {
      setSteps((rest) => rest.slice(1));
      const last = done.current.at(-1);
      const seen = latest.current;
      const answers: Changed[] = [];
      // After a reload the server knows what was typed last.
      for (let left = last?.batches ?? 1; left > 0; left--) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other: each takes back the last
        const answer = await call(undoCells, { params: { listId } });
        answers.push(answer);
        if (last !== undefined) last.batches -= 1;
      }
      return { answers, last, seen };
    },
    {
      onDone: ({ answers, last, seen }) => {
        for (const answer of answers) {
          setAnswered((known) => Math.max(known, answer.revision));
          const left = answer.stored ? answer.left : answer;
          if (left !== undefined) message.warning(t('list.undo.conflict', { count: left.conflicts.length + left.problems.length }), 6);
        }
        const stored = answers.filter((answer): answer is Stored => answer.stored);
        // Of rows in which others changed more than was taken back nobody can tell what to type again.
        const ours = (key: string): boolean => last?.action.before.has(key) ?? answers.every((answer) => answer.revision === revision + 1);
        const cells = stored.flatMap((answer) => changedBy(answer, items, names)).filter((cell) => ours(keyOf(cell)));
        // What could not be taken back is passed over by the server, too, so that what was typed before it can be reached.
        done.current = done.current.filter((one) => one !== last);
        if (last !== undefined && stored.length === answers.length) {
          const gone = [...last.action.before.keys()].flatMap((key) => wrongOf(seen.get(key)));
          cells.push(...gone.filter((cell) => !cells.some((one) => keyOf(one) === keyOf(cell))));
          const rows = new Map(stored.flatMap((answer) => answer.items.map((item) => [item.id, item])));
          const standsAs = (key: string): string | undefined => {
            const edit = latest.current.get(key);
            return edit === undefined ? undefined : textIn(rows, edit);
          };
          update((now) => takeStoredBack(now, last.action, seen, standsAs));
        }
        if (cells.length > 0) redoable.current.push(cells);
      },
      onError: (error) => {
        const nothing = hasCode(error, 'nothing-to-undo');
        if (nothing) setNothingToUndo(true);
        message[nothing ? 'info' : 'error'](explain(error), 4);
      },
    },
  );

  const busy = send.isPending || back.isPending;
  const behind = revision < answered;
  const next = queue[0];
  const { mutate } = send;
  useEffect(() => {
    if (!busy && !behind && failed === null && next !== undefined) mutate({ action: next });
  }, [busy, behind, failed, next, mutate]);
  useEffect(() => {
    if (behind && !busy) reread();
  }, [behind, busy, reread]);
  useRetry(failed?.offline === true ? failed : null, failed === null && queue.length === 0, () => setFailed(null));
  const open = useMemo(() => dropStored(edits, revision), [edits, revision]);
  useEffect(() => {
    if (kept || open.size === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [kept, open.size]);

  const enqueue = (keys: readonly string[]) => {
    const before = new Map(keys.map((key) => [key, latest.current.get(key)]));
    const action: Action = { id: nextId.current++, before };
    setQueue((rest) => [...rest, action]);
    setFailed(null);
    setNothingToUndo(false);
  };
  const type = (cells: readonly NewCell[]) => {
    if (cells.length === 0) return;
    enqueue(cells.map(keyOf));
    update((now) => typeCells(dropStored(now, revision), cells, (cell) => problemsOf(cell, year), standing));
  };
  const typeAgain = () => {
    const cells = redoable.current.pop();
    if (cells !== undefined) type(cells);
  };
  const { mutate: takeLastBack } = back;
  useEffect(() => {
    const [step] = steps;
    if (busy || behind || next !== undefined || step === undefined) return;
    if (step === 'undo') return takeLastBack();
    setSteps(steps.slice(1));
    typeAgain();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- typing again reads what stands when its turn comes
  }, [busy, behind, next, steps, takeLastBack]);
  return {
    edits: open,
    type: (cells) => {
      redoable.current = [];
      type(cells);
    },
    decide: (key, choice) => {
      if (choice === 'mine') enqueue([key]);
      update((now) => decideConflict(now, key, choice));
    },
    discard: (key) => update((now) => decideConflict(now, key, 'theirs')),
    undo: () => {
      const unsent = failed === null ? undefined : queue.at(-1);
      if (unsent === undefined) return setSteps([...steps, 'undo']);
      const taken = [...unsent.before.keys()].flatMap((key) => latest.current.get(key) ?? []);
      redoable.current.push(taken.map(({ item, field, text }) => ({ item, field, text })));
      update((now) => takeBack(now, unsent));
      // What was stored of it already is taken back by the server.
      const stored = batches.current.get(unsent.id) ?? 0;
      if (stored > 0) {
        done.current.push({ action: { id: unsent.id, before: new Map() }, batches: stored });
        setSteps([...steps, 'undo']);
      }
      setQueue(queue.filter((one) => one !== unsent));
      if (queue.length === 1) setFailed(null);
    },
    nothingToUndo,
    redo: () => {
      if (steps.length > 0 || back.isPending || behind) setSteps([...steps, 'redo']);
      else typeAgain();
    },
    saving: useMemo(
      () => ({
        busy: busy || queue.length > 0 || steps.length > 0,
        failed: failed?.why ?? null,
        offline: failed?.offline ?? false,
        wrong: countOf(open, 'wrong'),
        conflicts: countOf(open, 'conflict'),
        at,
        kept,
      }),
      [busy, queue.length, steps.length, failed, open, at, kept],
    ),
    sendAgain: () => setFailed(null),
  };
}

/** Units as an answer names them, which may name one for the first time; others as the rows do. */
function namesFirst({ units }: Stored, names: ItemNames): ItemNames {
  const told = new Map(units.map(({ id, name }) => [id, name]));
  return (id) => told.get(id) ?? names(id);
}

/** A text that only the browser had. */
function wrongOf(edit: Edit | undefined): readonly TypedCell[] {
  return edit?.state === 'wrong' || edit?.state === 'conflict' ? [{ item: edit.item, field: edit.field, text: edit.text }] : [];
}

/** The texts that an undo took away, to type them again. */
function changedBy(answer: Stored, items: ReadonlyMap<string, ListItemRow>, names: ItemNames): readonly TypedCell[] {
  const nameOf = namesFirst(answer, names);
  return answer.items.flatMap((after) => {
    const before = items.get(after.id);
    return before === undefined
      ? []
      : cellFields.flatMap((field) => {
          const text = cellText(before, field, names);
          return text === cellText(after, field, nameOf) ? [] : [{ item: after.id, field, text }];
        });
  });
}

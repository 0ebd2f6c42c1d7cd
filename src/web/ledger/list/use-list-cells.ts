/** The cells of a year's list as a person types them: shown at once, sent action by action, taken back by the server's log. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { changeCells, undoCells, type ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import type { CellField } from '#core/ledger/list/item-cell.ts';
import { useMe } from '#web/access/me.ts';
import {
  countOf,
  decideConflict,
  keyOf,
  readKept,
  refuseCells,
  storeCells,
  takeBack,
  typeCells,
  waitingOf,
  writeKept,
  type Action,
  type Edits,
  type TypedCell,
} from '#web/ledger/list/cell-edits.ts';
import { cellText, problemsOf, type ItemNames } from '#web/ledger/list/item-texts.ts';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain, hasCode } from '#web/ui/request-failure.ts';

interface Given {
  readonly listId: string;
  readonly year: number;
  readonly revision: number;
  readonly items: ReadonlyMap<string, ListItemRow>;
  readonly names: ItemNames;
}

export interface ListCells {
  readonly edits: Edits;
  readonly type: (cells: readonly TypedCell[]) => void;
  readonly decide: (key: string, choice: 'mine' | 'theirs') => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** How it stands with storing: `failed` says why nothing could be sent; `at`: when all was stored last. */
  readonly saving: {
    readonly busy: boolean;
    readonly failed: string | null;
    readonly wrong: number;
    readonly conflicts: number;
    readonly at: number | null;
  };
  readonly sendAgain: () => void;
}

type Changed = Answer<typeof changeCells>;
const nothingChanged: Changed = { stored: true, revision: 0, batchId: null, items: [], units: [] };
const fields: readonly CellField[] = ['goal', 'q1', 'q2', 'q3', 'q4', 'tier', 'public', 'supervise', 'partner', 'cityLeader'];

export function useListCells({ listId, year, revision, items, names }: Given): ListCells {
  const keep = `taizhang.list-edits.${useMe().account.id}.${listId}`;
  const [edits, setEdits] = useState(() => readKept(localStorage.getItem(keep)));
  // What a reload left waiting is an action of its own.
  const [queue, setQueue] = useState<readonly Action[]>(() =>
    countOf(edits, 'waiting') > 0 ? [{ id: 0, before: new Map([...edits.keys()].map((key) => [key, undefined])) }] : [],
  );
  const done = useRef<{ readonly action: Action; readonly batchId: string | null }[]>([]);
  const redoable = useRef<(readonly TypedCell[])[]>([]);
  const nextId = useRef(1);
  const [failed, setFailed] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const standing = (cell: Pick<TypedCell, 'item' | 'field'>): string => {
    const item = items.get(cell.item);
    return item === undefined ? '' : cellText(item, cell.field, names);
  };

  useEffect(() => {
    if (edits.size === 0) localStorage.removeItem(keep);
    else localStorage.setItem(keep, writeKept(edits));
  }, [keep, edits]);

  const send = useAct(
    async ({ cells }: { readonly action: Action; readonly cells: readonly TypedCell[] }): Promise<Changed> => {
      // All of it was wrong, or typed over meanwhile: an action all the same, which can be taken back.
      if (cells.length === 0) return nothingChanged;
      const changes = cells.map(({ item, field, text }) => ({ item, field, value: text }));
      return await call(changeCells, { params: { listId }, body: { revision, changes } });
    },
    {
      onDone: (answer, { action }) => {
        if (answer.stored) {
          done.current.push({ action, batchId: answer.batchId });
          setQueue((rest) => rest.filter((one) => one !== action));
          if (answer.batchId !== null) setAt(Date.now());
        } else setEdits((now) => refuseCells(now, answer));
      },
      // Only now do the rows say what was typed.
      onFresh: (answer, { cells }) => {
        if (answer.stored) setEdits((now) => storeCells(now, cells));
      },
      onError: (error) => setFailed(explain(error)),
    },
  );
  // What was asked to be taken back waits until all that was typed before it is stored.
  const [undos, setUndos] = useState(0);
  const back = useAct(
    async (): Promise<Changed> => {
      setUndos((count) => count - 1);
      const last = done.current.pop();
      if (last !== undefined) setEdits((now) => takeBack(now, last.action));
      // After a reload the server knows what was typed last.
      return last?.batchId === null ? nothingChanged : await call(undoCells, { params: { listId } });
    },
    {
      onDone: (answer) => {
        if (answer.stored) {
          const cells = changedBy(answer, items, names);
          if (cells.length > 0) redoable.current.push(cells);
        }
        const left = answer.stored ? answer.left : answer;
        if (left !== undefined) message.warning(t('list.undo.conflict', { count: left.conflicts.length + left.problems.length }), 6);
      },
      onError: (error) => message[hasCode(error, 'nothing-to-undo') ? 'info' : 'error'](explain(error), 4),
    },
  );

  const busy = send.isPending || back.isPending;
  const next = queue[0];
  const { mutate } = send;
  useEffect(() => {
    if (busy || failed !== null || next === undefined) return;
    mutate({ action: next, cells: waitingOf(edits, next.before.keys()) });
  }, [busy, failed, next, edits, mutate]);
  const { mutate: takeLastBack } = back;
  useEffect(() => {
    if (!busy && next === undefined && undos > 0) takeLastBack();
  }, [busy, next, undos, takeLastBack]);

  const type = (cells: readonly TypedCell[]) => {
    if (cells.length === 0) return;
    const action: Action = { id: nextId.current++, before: new Map(cells.map((cell) => [keyOf(cell), edits.get(keyOf(cell))])) };
    setEdits(typeCells(edits, cells, (cell) => problemsOf(cell, year), standing));
    setQueue((rest) => [...rest, action]);
    setFailed(null);
  };
  return {
    edits,
    type: (cells) => {
      redoable.current = [];
      type(cells);
    },
    decide: (key, choice) => {
      setEdits(decideConflict(edits, key, choice));
      if (choice === 'mine') setQueue((rest) => [...rest, { id: nextId.current++, before: new Map([[key, edits.get(key)]]) }]);
    },
    undo: () => {
      const unsent = failed === null ? undefined : queue.at(-1);
      if (unsent === undefined) return setUndos(undos + 1);
      setEdits(takeBack(edits, unsent));
      setQueue(queue.slice(0, -1));
    },
    redo: () => {
      const cells = redoable.current.pop();
      if (cells !== undefined) type(cells);
    },
    saving: useMemo(
      () => ({
        busy: busy || queue.length > 0 || undos > 0,
        failed,
        wrong: countOf(edits, 'wrong'),
        conflicts: countOf(edits, 'conflict'),
        at,
      }),
      [busy, queue.length, undos, failed, edits, at],
    ),
    sendAgain: () => setFailed(null),
  };
}

/** The texts that an undo took away, to type them again. */
function changedBy(
  answer: Changed & { readonly stored: true },
  items: ReadonlyMap<string, ListItemRow>,
  names: ItemNames,
): readonly TypedCell[] {
  return answer.items.flatMap((after) => {
    const before = items.get(after.id);
    return before === undefined
      ? []
      : fields.flatMap((field) => {
          const text = cellText(before, field, names);
          return text === cellText(after, field, names) ? [] : [{ item: after.id, field, text }];
        });
  });
}

/** What was typed into a year's list and is not stored yet: on its way, wrong, or in conflict with what others typed. None of it is dropped. */
import { milestoneLines, mostTypedMilestones, type CellField, type CellProblemCode } from '#core/ledger/list/item-cell.ts';

/** Why a text is not stored, in one of its lines (from 1). */
export interface EditProblem {
  readonly code: CellProblemCode | 'item-gone' | 'asked-twice';
  readonly line?: number | undefined;
  readonly printed?: string | undefined;
  readonly limit?: number | undefined;
}

/**
 * waiting: to be sent · wrong: it was not read, or was refused · conflict: somebody else made `theirs` of the cell · stored: the server has it, at
 * this revision of the list, and the rows that were read last may not say so yet.
 */
export type EditState =
  | { readonly state: 'waiting' }
  | { readonly state: 'wrong'; readonly problems: readonly EditProblem[] }
  | { readonly state: 'conflict'; readonly theirs: string }
  | { readonly state: 'stored'; readonly revision: number };

export interface TypedCell {
  readonly item: string;
  readonly field: CellField;
  readonly text: string;
}

/** `base`: what its typist saw standing there; without it, what stands when it is typed. */
export interface NewCell extends TypedCell {
  readonly base?: string | undefined;
}

/** `base`: the text that its typist saw in its place. Whatever else stands there when it is sent is somebody's that must not be overwritten unasked. */
export type Edit = TypedCell & EditState & { readonly base: string };

/** By item and field. */
export type Edits = ReadonlyMap<string, Edit>;

/** What a person did at once: typed a cell, pasted a block. It is sent and taken back as one. */
export interface Action {
  readonly id: number;
  /** What was there of these cells before. */
  readonly before: ReadonlyMap<string, Edit | undefined>;
}

/** What tells cells apart. */
export const keyOf = ({ item, field }: Pick<TypedCell, 'item' | 'field'>): string => `${item} ${field}`;

export const noEdits: Edits = new Map();

const bare = ({ item, field, text, base }: Edit) => ({ item, field, text, base });

/** Cells that were typed; `problemsOf` says what is wrong with a text as far as the browser can tell, and what stands already is no edit. */
export function typeCells(
  edits: Edits,
  cells: readonly NewCell[],
  problemsOf: (cell: TypedCell) => readonly EditProblem[],
  standing: (cell: TypedCell) => string | undefined,
): Edits {
  const next = new Map(edits);
  for (const { base, ...cell } of cells) {
    const known = next.get(keyOf(cell));
    const stands = known?.state === 'stored' ? known.text : known?.state === 'conflict' ? known.theirs : (standing(cell) ?? '');
    const isOpen = known?.state === 'waiting' || known?.state === 'wrong';
    // A text before it may be on its way: what stands now is then not what will, and the server has to be told.
    if (cell.text === stands && !isOpen) {
      if (known?.state !== 'stored') next.delete(keyOf(cell));
      continue;
    }
    const problems = problemsOf(cell);
    const typed = { ...cell, base: base ?? (isOpen ? known.base : stands) };
    next.set(keyOf(cell), problems.length > 0 ? { ...typed, state: 'wrong', problems } : { ...typed, state: 'waiting' });
  }
  return next;
}

/**
 * Before these cells are sent: where something else stands than what the typist saw, and than what was typed (`isSame` compares the two as the
 * server would), it is a conflict. `standing`: undefined when the item is gone, which the server tells.
 */
export function meetOthers(
  edits: Edits,
  keys: Iterable<string>,
  standing: (cell: TypedCell) => string | undefined,
  isSame: (cell: TypedCell, stands: string) => boolean,
): Edits {
  const next = new Map(edits);
  for (const edit of waitingOf(edits, keys)) {
    const stands = standing(edit);
    if (stands !== undefined && stands !== edit.base && !isSame(edit, stands))
      next.set(keyOf(edit), { ...bare(edit), state: 'conflict', theirs: stands });
  }
  return next;
}

/** What is to be sent of these cells. */
export function waitingOf(edits: Edits, keys: Iterable<string>): readonly Edit[] {
  return [...keys].flatMap((key) => {
    const edit = edits.get(key);
    return edit?.state === 'waiting' ? [edit] : [];
  });
}

const mostCells = 5000;
/** Bytes of a request, reckoned high; the server takes 4 MB. */
const mostBytes = 3_000_000;

/** As many of these as one request takes, from the first on. */
export function firstBlock(cells: readonly Edit[]): readonly Edit[] {
  let bytes = 0;
  let milestones = 0;
  const end = cells.findIndex(({ field, text }, at) => {
    bytes += 150 + 3 * text.length;
    milestones += milestoneLines({ field, value: text });
    return at > 0 && (at >= mostCells || bytes > mostBytes || milestones > mostTypedMilestones);
  });
  return end === -1 ? cells : cells.slice(0, end);
}

/**
 * Cells that were stored at a revision of the list, where they read `writtenAs` now. What was typed over one meanwhile waits on, and its typist
 * knows what it replaces.
 */
export function storeCells(edits: Edits, sent: readonly TypedCell[], writtenAs: (cell: TypedCell) => string, revision: number): Edits {
  const next = new Map(edits);
  for (const cell of sent) {
    const edit = next.get(keyOf(cell));
    if (edit === undefined) continue;
    const text = writtenAs(cell);
    if (edit.text === cell.text) next.set(keyOf(cell), { item: cell.item, field: cell.field, text, base: text, state: 'stored', revision });
    else if (edit.state !== 'conflict') next.set(keyOf(cell), { ...edit, base: text });
  }
  return next;
}

/** The rows of this revision say what was stored up to it. */
export function dropStored(edits: Edits, revision: number): Edits {
  const kept = [...edits].filter(([, edit]) => edit.state !== 'stored' || edit.revision > revision);
  return kept.length === edits.size ? edits : new Map(kept);
}

interface Refused {
  readonly problems: readonly (EditProblem & Pick<TypedCell, 'item' | 'field'>)[];
  readonly conflicts: readonly (Pick<TypedCell, 'item' | 'field'> & { readonly theirs: string })[];
}

/** Cells of a batch that was not stored: those that are at fault say so unless they were typed anew, the others wait to be sent again. */
export function refuseCells(edits: Edits, { problems, conflicts }: Refused, sent: readonly TypedCell[]): Edits {
  const next = new Map(edits);
  const texts = new Map(sent.map((cell) => [keyOf(cell), cell.text]));
  const asSent = (key: string): Edit | null => {
    const edit = next.get(key);
    return edit?.state === 'waiting' && edit.text === texts.get(key) ? edit : null;
  };
  for (const [key, of] of Map.groupBy(problems, keyOf)) {
    const edit = asSent(key);
    if (edit !== null) next.set(key, { ...bare(edit), state: 'wrong', problems: of });
  }
  for (const conflict of conflicts) {
    const edit = asSent(keyOf(conflict));
    if (edit !== null) next.set(keyOf(conflict), { ...bare(edit), state: 'conflict', theirs: conflict.theirs });
  }
  return next;
}

/** A conflict decided: `mine` is sent again, over theirs; `theirs` stands. */
export function decideConflict(edits: Edits, key: string, choice: 'mine' | 'theirs'): Edits {
  const edit = edits.get(key);
  if (edit === undefined) return edits;
  const next = new Map(edits);
  if (choice === 'theirs') next.delete(key);
  else next.set(key, { ...bare(edit), base: edit.state === 'conflict' ? edit.theirs : edit.base, state: 'waiting' });
  return next;
}

/** An action that was never sent, taken back in the browser: its cells are as they were before. */
export function takeBack(edits: Edits, { before }: Action): Edits {
  const next = new Map(edits);
  for (const [key, edit] of before) {
    if (edit === undefined) next.delete(key);
    else next.set(key, edit);
  }
  return next;
}

/**
 * An action that the server took back. `seen`: the edits when it was asked to; what was typed since stays, over `standsAs`, the text that the cell
 * has again. What waited before the action was stored before it, so it waits no more.
 */
export function takeStoredBack(edits: Edits, { before }: Action, seen: Edits, standsAs: (key: string) => string | undefined): Edits {
  const next = new Map(edits);
  for (const [key, edit] of before) {
    const now = edits.get(key);
    if (now !== seen.get(key)) {
      if (now !== undefined && now.state !== 'conflict') next.set(key, { ...now, base: standsAs(key) ?? now.base });
    } else if (edit?.state === 'wrong' || edit?.state === 'conflict') next.set(key, edit);
    else next.delete(key);
  }
  return next;
}

/** How many cells stand so. */
export const countOf = (edits: Edits, state: Edit['state']): number => [...edits.values()].filter((edit) => edit.state === state).length;

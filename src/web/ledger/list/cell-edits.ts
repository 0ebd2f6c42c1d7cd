/** What was typed into a year's list and is not stored yet: on its way, wrong, or in conflict with what others typed. None of it is dropped. */
import type { CellField, CellProblemCode } from '#core/ledger/list/item-cell.ts';

/** Why a text is not stored, in one of its lines (from 1). */
export interface EditProblem {
  readonly code: CellProblemCode | 'item-gone' | 'asked-twice';
  readonly line?: number | undefined;
  readonly printed?: string | undefined;
  readonly limit?: number | undefined;
}

/** waiting: to be sent · wrong: it was not read, or was refused · conflict: somebody else made `theirs` of the cell. */
export type EditState =
  | { readonly state: 'waiting' }
  | { readonly state: 'wrong'; readonly problems: readonly EditProblem[] }
  | { readonly state: 'conflict'; readonly theirs: string };

export interface TypedCell {
  readonly item: string;
  readonly field: CellField;
  readonly text: string;
}

export type Edit = TypedCell & EditState;

/** By item and field. */
export type Edits = ReadonlyMap<string, Edit>;

/** What a person did at once: typed a cell, pasted a block. It is sent and taken back as one. */
export interface Action {
  readonly id: number;
  /** What waited or was wrong in these cells before. */
  readonly before: ReadonlyMap<string, Edit | undefined>;
}

export const keyOf = ({ item, field }: Pick<TypedCell, 'item' | 'field'>): string => `${item} ${field}`;

export const noEdits: Edits = new Map();

/** Cells that were typed; `problemsOf` says what is wrong with a text as far as the browser can tell, and what stands already is no edit. */
export function typeCells(
  edits: Edits,
  cells: readonly TypedCell[],
  problemsOf: (cell: TypedCell) => readonly EditProblem[],
  standing: (cell: TypedCell) => string,
): Edits {
  const next = new Map(edits);
  for (const cell of cells) {
    const problems = problemsOf(cell);
    if (cell.text === standing(cell)) next.delete(keyOf(cell));
    else next.set(keyOf(cell), problems.length > 0 ? { ...cell, state: 'wrong', problems } : { ...cell, state: 'waiting' });
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

/** Cells that were stored: unless something else was typed into them meanwhile, they are edits no more. */
export function storeCells(edits: Edits, sent: readonly TypedCell[]): Edits {
  const next = new Map(edits);
  for (const cell of sent) if (next.get(keyOf(cell))?.text === cell.text) next.delete(keyOf(cell));
  return next;
}

interface Refused {
  readonly problems: readonly (EditProblem & Pick<TypedCell, 'item' | 'field'>)[];
  readonly conflicts: readonly (Pick<TypedCell, 'item' | 'field'> & { readonly theirs: string })[];
}

/** Cells of a batch that was not stored: those that are at fault say so, the others wait to be sent again. */
export function refuseCells(edits: Edits, { problems, conflicts }: Refused): Edits {
  const next = new Map(edits);
  for (const [key, of] of Map.groupBy(problems, keyOf)) {
    const edit = next.get(key);
    if (edit !== undefined) next.set(key, { item: edit.item, field: edit.field, text: edit.text, state: 'wrong', problems: of });
  }
  for (const conflict of conflicts) {
    const edit = next.get(keyOf(conflict));
    if (edit?.state === 'waiting')
      next.set(keyOf(conflict), { item: edit.item, field: edit.field, text: edit.text, state: 'conflict', theirs: conflict.theirs });
  }
  return next;
}

/** A conflict decided: `mine` is sent again, `theirs` stands. */
export function decideConflict(edits: Edits, key: string, choice: 'mine' | 'theirs'): Edits {
  const edit = edits.get(key);
  if (edit === undefined) return edits;
  const next = new Map(edits);
  if (choice === 'theirs') next.delete(key);
  else next.set(key, { item: edit.item, field: edit.field, text: edit.text, state: 'waiting' });
  return next;
}

/** An action taken back in the browser: its cells are as they waited before. */
export function takeBack(edits: Edits, { before }: Action): Edits {
  const next = new Map(edits);
  for (const [key, edit] of before) {
    if (edit === undefined) next.delete(key);
    else next.set(key, edit);
  }
  return next;
}

/** Edits as they are kept in the browser, so that a reload loses none; undefined: it is no such thing. */
export function readKept(stored: string | null): Edits {
  if (stored === null) return noEdits;
  try {
    const list: unknown = JSON.parse(stored);
    if (!Array.isArray(list)) return noEdits;
    // What we wrote ourselves.
    const edits = list as readonly Edit[];
    return new Map(edits.map((edit) => [keyOf(edit), edit]));
  } catch {
    return noEdits;
  }
}

export const writeKept = (edits: Edits): string => JSON.stringify([...edits.values()]);

export const countOf = (edits: Edits, state: Edit['state']): number => [...edits.values()].filter((edit) => edit.state === state).length;

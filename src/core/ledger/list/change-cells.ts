/**
 * What a batch of typed cells comes to: all are stored or none. Two people in one grid never overwrite each other: a cell that was changed since the
 * grid was read is asked about with both values, whatever stands in other cells is merged.
 */
import { isSameValue, type CellField, type CellProblem, type CellValue, type ReadCell } from '#core/ledger/list/item-cell.ts';

export interface AskedCell {
  readonly item: string;
  readonly field: CellField;
  /** As typed. */
  readonly value: string;
}

/** A cell as it stands. */
export interface StandingCell {
  readonly value: CellValue;
  /** The revision of the list at which it was changed last; 0: never. */
  readonly revision: number;
}
/** Undefined for an item that is not in the list. */
export type Standing = (item: string, field: CellField) => StandingCell | undefined;

/** One cell that becomes another; a batch that is kept to be taken back is made of them. */
export interface CellChange {
  readonly item: string;
  readonly field: CellField;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** item-gone: the item is not in the list any more · asked-twice: the batch names the cell twice. */
export type ChangeProblem = Omit<CellProblem, 'code'> & {
  readonly item: string;
  readonly field: CellField;
  readonly code: CellProblem['code'] | 'item-gone' | 'asked-twice';
};

export interface CellConflict {
  readonly item: string;
  readonly field: CellField;
  /** What somebody else made of it. */
  readonly theirs: CellValue;
  readonly yours: CellValue;
}

/** Stored are the changes, where there are no problems and no conflicts. */
export interface DecidedCells {
  readonly changes: readonly CellChange[];
  readonly problems: readonly ChangeProblem[];
  readonly conflicts: readonly CellConflict[];
}

/** `seen`: the revision of the list that the caller read. What is asked for as it stands already is no change, whoever made it so. */
export function decideCells(
  asked: readonly AskedCell[],
  seen: number,
  standing: Standing,
  read: (cell: AskedCell) => ReadCell,
): DecidedCells {
  const changes: CellChange[] = [];
  const problems: ChangeProblem[] = [];
  const conflicts: CellConflict[] = [];
  const named = new Set<string>();
  for (const cell of asked) {
    const { item, field } = cell;
    const stands = standing(item, field);
    const isAgain = named.has(`${item} ${field}`);
    named.add(`${item} ${field}`);
    if (isAgain || stands === undefined) {
      problems.push({ item, field, code: isAgain ? 'asked-twice' : 'item-gone' });
      continue;
    }
    const said = read(cell);
    if (!said.ok) problems.push(...said.problems.map((problem) => ({ ...problem, item, field })));
    else if (isSameValue(said.value, stands.value)) continue;
    else if (stands.revision > seen) conflicts.push({ item, field, theirs: stands.value, yours: said.value });
    else changes.push({ item, field, before: stands.value, after: said.value });
  }
  return { changes, problems, conflicts };
}

/** What became of a unit: itself, the one that it was merged into, or null where it is gone. */
export type UnitNow = (unitId: string) => string | null;

/**
 * A batch taken back: each cell becomes what it was, unless somebody changed it since, or its item is gone. Those are told, and hold up no other cell.
 * A cell comes back without units that are gone, which is told, too (`unit-unknown`). `isTouched`: what the cell does not show of its milestones (weight,
 * 外部待批) was changed since.
 */
export function undoCells(
  batch: readonly CellChange[],
  standing: Standing,
  unitNow: UnitNow,
  isTouched: (cell: CellChange) => boolean = () => false,
): DecidedCells {
  const changes: CellChange[] = [];
  const problems: ChangeProblem[] = [];
  const conflicts: CellConflict[] = [];
  for (const cell of batch) {
    const { item, field, before, after } = cell;
    const stands = standing(item, field);
    if (stands === undefined) {
      problems.push({ item, field, code: 'item-gone' });
      continue;
    }
    const [was, made] = [unitsNow(before, unitNow), unitsNow(after, unitNow)];
    if (!isSameValue(stands.value, made.value) || isTouched(cell)) {
      conflicts.push({ item, field, theirs: stands.value, yours: was.value });
      continue;
    }
    if (was.gone) problems.push({ item, field, code: 'unit-unknown' });
    if (!isSameValue(stands.value, was.value)) changes.push({ item, field, before: stands.value, after: was.value });
  }
  return { changes, problems, conflicts };
}

/** The units that a batch names, before and after. */
export function unitsOf(batch: readonly CellChange[]): readonly string[] {
  return batch.flatMap(({ before, after }) => [before, after].flatMap((value) => unitsIn(value)));
}

function unitsIn(value: CellValue): readonly string[] {
  return 'supervise' in value ? value.supervise : 'partner' in value ? value.partner : [];
}

function unitsNow(value: CellValue, unitNow: UnitNow): { readonly value: CellValue; readonly gone: boolean } {
  const now = unitsIn(value).map(unitNow);
  const ids = [...new Set(now.filter((id) => id !== null))];
  const gone = now.includes(null);
  if ('supervise' in value) return { value: { supervise: ids }, gone };
  return 'partner' in value ? { value: { partner: ids }, gone } : { value, gone };
}

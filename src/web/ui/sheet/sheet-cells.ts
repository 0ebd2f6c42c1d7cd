/** What a sheet that comes back, or a block that is pasted, comes to, whatever it is of: for people to read before anything is written. */

export interface SheetCell {
  /** Its own among all. */
  readonly key: string;
  /** The row, or the cell as a spreadsheet calls it. */
  readonly place: string;
  /** What the row is of; empty: not known here. */
  readonly item: string;
  readonly column: string;
  /** What stands now. */
  readonly from: string;
  readonly to: string;
}

/** Changed in the sheet and, since it left, here. */
export interface AskedCell extends SheetCell {
  /** The row and the column in words. */
  readonly where: string;
  /** What it left with; null: not known. */
  readonly exported: string | null;
}

/** What is not taken, and why, with a way out. */
export interface WrongCell extends Pick<SheetCell, 'place' | 'item' | 'column'> {
  readonly what: string;
}

export interface SheetSight {
  /** Which file it is. */
  readonly status: string;
  /** What else is to be known. */
  readonly notes: readonly string[];
  /** In the order of the sheet. */
  readonly wrong: readonly WrongCell[];
  readonly wrongTitle: string;
  /** While something is wrong nothing is taken; else what is right is. */
  readonly allOrNothing: boolean;
  readonly conflicts: readonly AskedCell[];
  readonly changes: readonly SheetCell[];
}

/** sheet: what the file says · here: what stands. By key. */
export type Choices = ReadonlyMap<string, 'sheet' | 'here'>;

/** The cells that would be written, as they were chosen. */
export function takenOf({ changes, conflicts, wrong, allOrNothing }: SheetSight, choices: Choices): readonly SheetCell[] {
  if (allOrNothing && wrong.length > 0) return [];
  return [...changes, ...conflicts.filter(({ key }) => choices.get(key) === 'sheet')];
}

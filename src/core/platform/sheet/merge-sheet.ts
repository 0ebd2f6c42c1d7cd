/**
 * The three-way merge of a sheet that comes back: what left (kept), what stands now, what came. Only what the person changed in the file counts, so
 * that what others did meanwhile stays; what both changed is asked, never decided.
 */
import { cleanCell, type ReturnedSheet, type SheetHead } from '#core/platform/sheet/read-returned.ts';

/** The text of each column by its key, as the sheet shows it. */
export type SheetValues = ReadonlyMap<string, string>;

export interface SheetChange {
  readonly line: number;
  readonly id: string;
  readonly column: string;
  /** What stands now. */
  readonly from: string;
  readonly to: string;
}

export interface SheetConflict extends SheetChange {
  /** What left. */
  readonly exported: string;
}

export type SheetErrorCode = 'row-without-id' | 'row-twice' | 'row-foreign' | 'row-gone' | 'cell-merged';

export interface SheetError {
  readonly line: number;
  readonly code: SheetErrorCode;
  /** Of `row-twice`: the line that has the same id. */
  readonly other?: number;
  /** Of `cell-merged`: its address in the sheet. */
  readonly cell?: string;
}

export interface SheetMerge {
  readonly changes: readonly SheetChange[];
  readonly conflicts: readonly SheetConflict[];
  /** While there is one, nothing of the file is taken over. */
  readonly errors: readonly SheetError[];
  /** What was typed over a locked column: told, not taken over. */
  readonly locked: readonly SheetChange[];
  /** Rows that left and did not come back: they stay as they are. */
  readonly left: readonly string[];
}

/** `exported` and `current` by row id. A row that is in `exported` and no longer in `current` may not be changed; when nobody did, it is no matter. */
export function mergeSheet(
  heads: readonly SheetHead[],
  exported: ReadonlyMap<string, SheetValues>,
  current: ReadonlyMap<string, SheetValues>,
  returned: ReturnedSheet,
): SheetMerge {
  const errors: SheetError[] = [
    ...returned.strange.map((line): SheetError => ({ line, code: 'row-without-id' })),
    ...returned.merged.map(({ line, cell }): SheetError => ({ line, code: 'cell-merged', cell })),
  ];
  const changes: SheetChange[] = [];
  const conflicts: SheetConflict[] = [];
  const locked: SheetChange[] = [];
  const seen = new Map<string, number>();
  for (const { line, id, values } of returned.rows) {
    const before = exported.get(id);
    const other = seen.get(id);
    if (other !== undefined) errors.push({ line, code: 'row-twice', other });
    else if (before === undefined) errors.push({ line, code: 'row-foreign' });
    seen.set(id, other ?? line);
    if (other !== undefined || before === undefined) continue;
    const now = current.get(id);
    let touched = false;
    for (const { key, locked: isLocked } of heads) {
      const came = values.get(key);
      const left = cleanCell(before.get(key) ?? '');
      if (came === undefined || came === left) continue;
      touched = true;
      if (now === undefined) continue;
      const stands = cleanCell(now.get(key) ?? '');
      const change = { line, id, column: key, from: stands, to: came };
      if (isLocked) locked.push(change);
      else if (stands === came) continue;
      else if (stands === left) changes.push(change);
      else conflicts.push({ ...change, exported: left });
    }
    if (touched && now === undefined) errors.push({ line, code: 'row-gone' });
  }
  return {
    changes,
    conflicts,
    errors: errors.toSorted((a, b) => a.line - b.line),
    locked,
    left: [...exported.keys()].filter((id) => !seen.has(id)),
  };
}

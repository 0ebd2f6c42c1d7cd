/** What a returned workbook of a list would type into its cells, read as if it were typed: what cannot be read is told before anything is stored. */
import { readCell, type CellContext, type CellField, type CellProblem } from '#core/ledger/list/item-cell.ts';

export interface TypedCell {
  readonly line: number;
  readonly item: string;
  readonly field: CellField;
  readonly to: string;
}

export interface ReturnedProblem extends Omit<CellProblem, 'line'> {
  readonly line: number;
  readonly item: string;
  readonly field: CellField;
  /** The line within the cell. */
  readonly inCell?: number;
}

/** Told at once of a sheet: whoever has so many fills it in anew, or mends these and sends it again. */
export const mostReturnedProblems = 500;

/** Those of these cells that are not read, the first of them; a cell of several lines may have several problems. */
export function checkReturned(cells: readonly TypedCell[], context: CellContext): readonly ReturnedProblem[] {
  const found: ReturnedProblem[] = [];
  for (const { line, item, field, to } of cells) {
    const read = readCell(field, to, context);
    if (read.ok) continue;
    for (const { line: inCell, ...problem } of read.problems)
      found.push({ ...problem, line, item, field, ...(inCell === undefined ? {} : { inCell }) });
    if (found.length >= mostReturnedProblems) return found.slice(0, mostReturnedProblems);
  }
  return found;
}

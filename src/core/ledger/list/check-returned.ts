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

/** Those of these cells that are not read; a cell of several lines may have several problems. */
export function checkReturned(cells: readonly TypedCell[], context: CellContext): readonly ReturnedProblem[] {
  return cells.flatMap(({ line, item, field, to }): ReturnedProblem[] => {
    const read = readCell(field, to, context);
    if (read.ok) return [];
    return read.problems.map(({ line: inCell, ...problem }) => ({
      ...problem,
      line,
      item,
      field,
      ...(inCell === undefined ? {} : { inCell }),
    }));
  });
}

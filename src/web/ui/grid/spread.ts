/** Where the cells of a block go: pasted, filled down, dragged by the handle. Rows and columns are counted from 0. */
import { rangeOf, sizeOf, type CellAt, type Range, type Selection, type Size } from '#web/ui/grid/selection.ts';
import type { TextTable } from '#web/ui/grid/text-table.ts';

export interface Placed extends CellAt {
  readonly text: string;
}

export interface Spread {
  readonly cells: readonly Placed[];
  /** What is chosen afterwards: all that was written to. */
  readonly range: Range;
  /** Cells of the block for which the grid has no room. */
  readonly outside: number;
}

/** A block put at a selection: a selection that is a multiple of it is filled with it, any other only says where it begins. */
export function paste(block: TextTable, selection: Selection, size: Size): Spread {
  const width = Math.max(...block.map((row) => row.length), 1);
  const height = Math.max(block.length, 1);
  const chosen = rangeOf(selection);
  const { rows, columns } = sizeOf(chosen);
  const fits = rows % height === 0 && columns % width === 0;
  const wanted: Size = fits ? { rows, columns } : { rows: height, columns: width };
  const range = {
    top: chosen.top,
    left: chosen.left,
    bottom: Math.min(chosen.top + wanted.rows, size.rows) - 1,
    right: Math.min(chosen.left + wanted.columns, size.columns) - 1,
  };
  const cells = filled(range, (row, column) => block[row % height]?.[column % width]);
  const room = sizeOf(range);
  return { cells, range, outside: wanted.rows * wanted.columns - room.rows * room.columns };
}

/** Ctrl D: the first row of the selection goes into those below it; where one row is chosen, it takes what stands above. */
export function fillDown(selection: Selection, textAt: (at: CellAt) => string): Spread {
  const range = rangeOf(selection);
  const from = range.top === range.bottom ? range.top - 1 : range.top;
  if (from < 0) return { cells: [], range, outside: 0 };
  const cells = filled({ ...range, top: from + 1 }, (_, column) => textAt({ row: from, column: range.left + column }));
  return { cells, range, outside: 0 };
}

/** The handle: what was chosen goes on into the range that it was dragged to, again and again in the direction of the drag. */
export function drag(chosen: Range, to: Range, textAt: (at: CellAt) => string): Spread {
  const { rows, columns } = sizeOf(chosen);
  const cells: Placed[] = [];
  for (let row = to.top; row <= to.bottom; row++) {
    for (let column = to.left; column <= to.right; column++) {
      if (row >= chosen.top && row <= chosen.bottom && column >= chosen.left && column <= chosen.right) continue;
      const from = { row: chosen.top + modulo(row - chosen.top, rows), column: chosen.left + modulo(column - chosen.left, columns) };
      cells.push({ row, column, text: textAt(from) });
    }
  }
  return { cells, range: to, outside: 0 };
}

/** How far the handle was dragged: along the axis on which it left the chosen range further. */
export function draggedTo(chosen: Range, at: CellAt): Range {
  const down = Math.max(at.row - chosen.bottom, chosen.top - at.row, 0);
  const aside = Math.max(at.column - chosen.right, chosen.left - at.column, 0);
  if (down === 0 && aside === 0) return chosen;
  return down >= aside
    ? { ...chosen, top: Math.min(chosen.top, at.row), bottom: Math.max(chosen.bottom, at.row) }
    : { ...chosen, left: Math.min(chosen.left, at.column), right: Math.max(chosen.right, at.column) };
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** A short row of the block says nothing of the cells that it has not. */
function filled({ top, left, bottom, right }: Range, textOf: (row: number, column: number) => string | undefined): readonly Placed[] {
  const cells: Placed[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const text = textOf(row - top, column - left);
      if (text !== undefined) cells.push({ row, column, text });
    }
  }
  return cells;
}

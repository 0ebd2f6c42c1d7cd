/** Which cells of a grid are chosen, and where keys lead from there. Rows and columns are counted from 0; group heads are no rows. */

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** `at`: the cell that keys are for · `to`: the opposite corner of the chosen range. */
export interface Selection {
  readonly at: CellAt;
  readonly to: CellAt;
}

/** A selection with the ids of its rows, so that it stays at them when others come or go above. */
export interface Anchored extends Selection {
  readonly atId: string | undefined;
  readonly toId: string | undefined;
}

type Identified = readonly { readonly id: string }[];

export const anchor = ({ at, to }: Selection, rows: Identified): Anchored => ({ at, to, atId: rows[at.row]?.id, toId: rows[to.row]?.id });

/** Where it stands among the rows of now; a row that is gone leaves its place to the one that took it. */
export function standingAt({ at, to, atId, toId }: Anchored, rows: Identified): Selection {
  const find = (cell: CellAt, id: string | undefined): CellAt => {
    if (id === undefined || rows[cell.row]?.id === id) return cell;
    const row = rows.findIndex((one) => one.id === id);
    return row === -1 ? cell : { row, column: cell.column };
  };
  return { at: find(at, atId), to: find(to, toId) };
}

/** Both ends belong to it. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export const single = (at: CellAt): Selection => ({ at, to: at });

export function rangeOf({ at, to }: Selection): Range {
  return {
    top: Math.min(at.row, to.row),
    left: Math.min(at.column, to.column),
    bottom: Math.max(at.row, to.row),
    right: Math.max(at.column, to.column),
  };
}

export const sizeOf = (range: Range): Size => ({ rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 });

/** The cell nearest to a wanted one that there is. */
export function clamp({ row, column }: CellAt, { rows, columns }: Size): CellAt {
  return { row: Math.min(Math.max(row, 0), Math.max(rows - 1, 0)), column: Math.min(Math.max(column, 0), Math.max(columns - 1, 0)) };
}

/** A key that moves; the names of keys are those of `nameOf` (ui/keyboard.ts). Null: it does not. `page`: rows in sight. */
export function moved(selection: Selection, key: string, size: Size, page: number): Selection | null {
  const extend = key.includes('shift+') && key !== 'shift+Tab' && key !== 'shift+Enter';
  const from = extend ? selection.to : selection.at;
  const to = target(key.replace('shift+', extend ? '' : 'shift+'), from, size, page);
  if (to === null) return null;
  const end = clamp(to, size);
  return extend ? { at: selection.at, to: end } : single(end);
}

function target(key: string, { row, column }: CellAt, { rows, columns }: Size, page: number): CellAt | null {
  switch (key) {
    case 'ArrowUp':
    case 'shift+Enter':
      return { row: row - 1, column };
    case 'ArrowDown':
    case 'Enter':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Tab':
      return column + 1 < columns ? { row, column: column + 1 } : row + 1 < rows ? { row: row + 1, column: 0 } : null;
    case 'shift+Tab':
      return column > 0 ? { row, column: column - 1 } : row > 0 ? { row: row - 1, column: columns - 1 } : null;
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    case 'mod+Home':
      return { row: 0, column: 0 };
    case 'mod+End':
      return { row: rows - 1, column: columns - 1 };
    case 'mod+ArrowUp':
      return { row: 0, column };
    case 'mod+ArrowDown':
      return { row: rows - 1, column };
    case 'mod+ArrowLeft':
      return { row, column: 0 };
    case 'mod+ArrowRight':
      return { row, column: columns - 1 };
    default:
      return null;
  }
}

/** Tables in a PDF are just text at places. Programs write them cell by cell, and that order gives the cells back. */

import { greatestOf, leastOf } from './extent.ts';

export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface TableZone {
  readonly top: number;
  readonly bottom: number;
  /** Index of the first and the last segment, in the order of the file. */
  readonly first: number;
  readonly last: number;
}

// How many lines one cell may have before the search for its beginning gives up.
const tallestCell = 120;

/** Whether the step from one segment to the next is one to the next cell of a row: to the right of all that stands at its height or below. */
function entersCell(segments: readonly Segment[], index: number): boolean {
  const from = segments[index];
  const to = segments[index + 1];
  if (from === undefined || to === undefined || to.y < from.y - from.size * 0.3) return false;
  for (let at = index; at >= 0 && index - at < tallestCell; at -= 1) {
    const earlier = segments[at];
    if (earlier === undefined || earlier.y > to.y + to.size * 0.5) return true;
    if (earlier.right > to.left + to.size * 0.2) return false;
  }
  return true;
}

/** The greatest distance between two lines of one cell: a little more than the least that occurs between lines above one another. */
function reachOf(segments: readonly Segment[]): number {
  let least = Infinity;
  let size = 0;
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    size = Math.max(size, segment.size);
    if (next === undefined || next.left >= segment.right || next.right <= segment.left) continue;
    const step = segment.y - next.y;
    if (step > segment.size * 0.9) least = Math.min(least, step);
  }
  return Math.min(least * 1.25, size * 3);
}

function sameSize(one: Segment, other: Segment): boolean {
  return Math.abs(one.size - other.size) < 0.05 * one.size;
}

function boundsOf(segments: readonly Segment[], first: number, last: number): TableZone {
  const inside = segments.slice(first, last + 1);
  return { top: greatestOf(inside.map((segment) => segment.y)), bottom: leastOf(inside.map((segment) => segment.y)), first, last };
}

/** Between two steps to a next cell a table only goes down, without a jump. */
function goesDown(segments: readonly Segment[], first: number, last: number): boolean {
  for (let index = first; index < last; index += 1) {
    const [one, other] = [segments[index], segments[index + 1]];
    if (one === undefined || other === undefined) continue;
    const step = one.y - other.y;
    if (step < -0.3 * one.size || step > 8 * one.size) return false;
  }
  return true;
}

/** The parts of a page that are tables; `segments` in the order of the file. */
export function findTables(segments: readonly Segment[]): TableZone[] {
  const left = leastOf(segments.map((segment) => segment.left));
  const right = greatestOf(segments.map((segment) => segment.right));
  const isWide = (segment: Segment): boolean => segment.right - segment.left > (right - left) * 0.85;
  const zones: TableZone[] = [];
  let open: { first: number; last: number } | undefined;
  for (let index = 0; index + 1 < segments.length; index += 1) {
    if (!entersCell(segments, index)) continue;
    if (open !== undefined && goesDown(segments, open.last, index) && !segments.slice(open.last, index + 1).some(isWide)) {
      open.last = index + 1;
      continue;
    }
    if (open !== undefined) zones.push(boundsOf(segments, open.first, open.last));
    open = { first: index, last: index + 1 };
  }
  if (open !== undefined) zones.push(boundsOf(segments, open.first, open.last));
  return zones.map((zone) => extend(segments, zone));
}

/** Takes in the other lines of the first and of the last cell. */
function extend(segments: readonly Segment[], zone: TableZone): TableZone {
  const reach = reachOf(segments.slice(zone.first, zone.last + 1));
  let { first, last } = zone;
  const border = segments[first + 1]?.left ?? 0;
  for (let before = segments[first - 1], here = segments[first]; before !== undefined && here !== undefined;) {
    if (before.y <= here.y || before.y - here.y > reach || before.right > border || !sameSize(before, here)) break;
    first -= 1;
    here = before;
    before = segments[first - 1];
  }
  const column = segments[last]?.left ?? 0;
  for (let here = segments[last], after = segments[last + 1]; here !== undefined && after !== undefined;) {
    if (after.y >= here.y || here.y - after.y > reach || after.left < column - after.size * 1.5 || !sameSize(after, here)) break;
    last += 1;
    here = after;
    after = segments[last + 1];
  }
  return boundsOf(segments, first, last);
}

interface Cell {
  readonly lines: Segment[];
  left: number;
  right: number;
}

/** The rows of a table's segments, each a list of cells. */
function rowsOf(segments: readonly Segment[]): Cell[][] {
  const rows: Cell[][] = [];
  const reach = reachOf(segments);
  let row: Cell[] = [];
  for (const segment of segments) {
    const cell = row.at(-1);
    const previous = cell?.lines.at(-1);
    const fresh: Cell = { lines: [segment], left: segment.left, right: segment.right };
    if (cell === undefined || previous === undefined) {
      row = [fresh];
      rows.push(row);
    } else if (segment.left >= cell.right - segment.size * 0.2 && segment.y >= previous.y - segment.size * 0.3) {
      row.push(fresh);
    } else if (segment.right > cell.left && segment.left < cell.right && segment.y < previous.y && previous.y - segment.y <= reach) {
      cell.lines.push(segment);
      cell.left = Math.min(cell.left, segment.left);
      cell.right = Math.max(cell.right, segment.right);
    } else {
      row = [fresh];
      rows.push(row);
    }
  }
  return rows;
}

/** Lines of a cell run on, unless a short one shows that its author ended it. */
function cellText(cell: Cell): string {
  let text = '';
  for (const [index, line] of cell.lines.entries()) {
    const before = cell.lines[index - 1];
    const short = before !== undefined && before.right - before.left < cell.right - cell.left - 2 * before.size;
    const ended = short && !/[，、；。：（(—-]$/.test(text);
    text += (ended || (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text)) ? ' ' : '') + line.text;
  }
  return text.replaceAll('\t', ' ');
}

/** Where the text of each column stands, from left to right. */
export type TableColumns = readonly Pick<Cell, 'left' | 'right'>[];

const overlap = (cell: Pick<Cell, 'left' | 'right'>, column: Pick<Cell, 'left' | 'right'>): number =>
  Math.min(cell.right, column.right) - Math.max(cell.left, column.left);

/** The cells of the rows go to the columns that they overlap most. */
function columnOf(cell: Cell, template: TableColumns, from: number): number {
  let best = from;
  let most = -Infinity;
  for (let index = from; index < template.length; index += 1) {
    const column = template[index];
    if (column === undefined) continue;
    const common = overlap(cell, column);
    if (common > most) {
      most = common;
      best = index;
    }
  }
  return best;
}

export interface TableRow extends Segment {
  readonly isRow: true;
}

/**
 * The row with most cells shows the columns; those of the page before do where a table goes on and has a column that nothing stands in on this page.
 */
function columnsOf(rows: readonly Cell[][], earlier: TableColumns | undefined): TableColumns {
  const widest = rows.reduce<Cell[]>((most, row) => (row.length > most.length ? row : most), []);
  if (earlier === undefined || earlier.length <= widest.length) return widest;
  const goesOn = rows.every((row) => row.length === 1 || row.every((cell) => earlier.some((column) => overlap(cell, column) > 0)));
  return goesOn ? earlier : widest;
}

/** One line for each row, cells joined by tabs. `earlier`: the columns of the table that may go on from the page before. */
export function readTable(
  segments: readonly Segment[],
  earlier?: TableColumns,
): { readonly rows: TableRow[]; readonly columns: TableColumns } {
  const rows = rowsOf(segments);
  const template = columnsOf(rows, earlier);
  const read = rows.map((row): TableRow => {
    const fields: string[] = [];
    // A cell alone in its row is a heading inside of the table: it has no columns.
    const columns = row.length === 1 ? row : template;
    for (const [index, cell] of row.entries()) {
      const column = Math.min(columnOf(cell, columns, fields.length), columns.length - (row.length - index));
      while (fields.length < column) fields.push('');
      fields.push(cellText(cell));
    }
    const lines = row.flatMap((cell) => cell.lines);
    return {
      text: fields.join('\t'),
      left: leastOf(lines.map((line) => line.left)),
      right: greatestOf(lines.map((line) => line.right)),
      y: greatestOf(lines.map((line) => line.y)),
      size: greatestOf(lines.map((line) => line.size)),
      isRow: true,
    };
  });
  return { rows: read, columns: template };
}

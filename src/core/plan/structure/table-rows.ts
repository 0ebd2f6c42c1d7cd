/** The rows of a table as sections: their number is the heading's number, their task cell both its heading and a task. */
import type { HeadingText } from './heading-text.ts';
import type { Line } from './lines.ts';
import { firstFrom, type FoundRange, type Piece, type Section } from './structure.ts';
import type { TabCell, TabTable } from './tab-table.ts';
import { readWorkTable } from './work-table.ts';

export interface TableRows {
  readonly pieces: readonly Piece[];
  readonly sections: readonly Section[];
}

/** Where the table stands: the prefix of its attachment, the path of the section above it, the part of the file. */
export interface TablePlace {
  readonly prefix: string;
  readonly path: string;
  readonly part: number;
}

function rowSection(path: string, depth: number, printed: string, start: number, heading: HeadingText, line: Line, part: number): Section {
  const mark = { start, end: heading.start, printed, style: 'row' };
  return { path, depth, continuity: 'next', previous: null, mark, heading, kind: 'task', line, hasBody: true, part };
}

/** A row of tab-separated cells. */
export function readTabRow(text: string, line: Line, cells: readonly TabCell[], table: TabTable, place: TablePlace): TableRows {
  const numberCell = cells[table.numberColumn];
  const taskCell = cells[table.taskColumn];
  const printed = numberCell ? text.slice(numberCell.start, numberCell.end).trim() : '';
  const numbered = /^[0-9]{1,4}$/.test(printed) && numberCell && taskCell;
  const path = numbered ? [place.prefix, printed].filter((part) => part !== '').join('/') : place.path;
  const sections: Section[] = [];
  if (numbered) {
    const length = text.slice(taskCell.start, taskCell.end).replace(/[。\s]+$/, '').length;
    sections.push(
      rowSection(
        path,
        1,
        printed,
        numberCell.start,
        { start: taskCell.start, end: taskCell.start + length, kind: 'alone' },
        line,
        place.part,
      ),
    );
  }
  const pieces = cells.flatMap((cell, index) =>
    cell.end > cell.start ? [{ start: cell.start, kind: table.kinds[index] ?? 'attachment', path }] : [],
  );
  return { pieces, sections };
}

/** A table whose cells run together in one line. Where no rows are found it is left as a whole. */
export function readFlatRows(text: string, line: Line, assignments: readonly FoundRange[], place: TablePlace): TableRows {
  const inside = assignments.slice(firstFrom(assignments, line.start), firstFrom(assignments, line.end));
  const rows = readWorkTable(text, line, inside);
  const pieces: Piece[] = [{ start: line.start, kind: rows.length > 0 ? 'heading' : 'attachment', path: place.path }];
  const sections: Section[] = [];
  let group = place.prefix;
  for (const [index, row] of rows.entries()) {
    const isGroup = row.kind === 'group';
    const path = [isGroup ? place.prefix : group, row.number].filter((part) => part !== '').join('/');
    if (isGroup) group = path;
    sections.push(
      rowSection(path, isGroup ? 1 : 2, row.number, row.start, { start: row.textStart, end: row.end, kind: 'alone' }, line, place.part),
    );
    pieces.push({ start: row.start, kind: 'heading', path });
    if (isGroup) continue;
    pieces.push({ start: row.textStart, kind: 'task', path });
    // What follows the cells of the assignment is the column of sources, up to the next row.
    const cells = inside[firstFrom(inside, row.end)];
    if (cells && (rows[index + 1]?.start ?? line.end) > cells.end) pieces.push({ start: cells.end, kind: 'attachment', path });
  }
  return { pieces, sections };
}

/** The rows of a table as sections: their number is the heading's number, their task cell both its heading and a task. */
import type { HeadingText } from './heading-text.ts';
import type { NumberMark } from '../numbering/number-style.ts';
import { readMarks } from '../numbering/number-styles.ts';
import { type Line, trimRange } from './lines.ts';
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
  /** The path that rows without a group of their own belong to. */
  readonly group: string;
  readonly part: number;
}

function rowSection(path: string, depth: number, printed: string, start: number, heading: HeadingText, line: Line, part: number): Section {
  const mark = { start, end: heading.start, printed, style: 'row' };
  return {
    path,
    depth,
    continuity: 'next',
    previous: null,
    mark,
    heading,
    kind: 'task',
    line,
    hasBody: true,
    assigned: false,
    bodyLength: 0,
    part,
  };
}

const rowNumber = /^[（(]?[0-9一二三四五六七八九十]{1,4}[）)]?(?=[.．、]?$)/;
const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');

/** The heading of a cell: its words without the closing full stop. */
function cellHeading(text: string, from: number, to: number): HeadingText {
  const range = trimRange(text, from, to) ?? { start: from, end: from };
  const words = text.slice(range.start, range.end).replace(/。$/, '');
  return { start: range.start, end: range.start + words.length, kind: 'alone' };
}

interface Measure {
  readonly number: string;
  readonly start: number;
  readonly textStart: number;
  readonly end: number;
}

/** 1.…。2.…。3.…: the measures that a cell numbers, from 1 on and each behind the end of a sentence; none where there are fewer than two. */
function readMeasures(text: string, cell: TabCell): Measure[] {
  const measures: { number: string; start: number; textStart: number; end: number }[] = [];
  const words = text.slice(cell.start, cell.end);
  let firstSign = '';
  for (const found of words.matchAll(measureNumber)) {
    const [, printed = '', sign = ''] = found;
    if (printed !== `${measures.length + 1}`) continue;
    // 1、2月份 names months; 2、3月份 is a measure where 1、 numbers the one before it.
    const textStart = cell.start + found.index + found[0].length;
    if (sign === '、' && firstSign !== sign && month.test(text.slice(textStart, Math.min(cell.end, textStart + 4)))) continue;
    if (measures.length === 0) firstSign = sign;
    const start = cell.start + found.index + found[0].indexOf(printed);
    if (measures.length === 0 && words.slice(0, found.index).trim() !== '') return [];
    const last = measures.at(-1);
    if (last) last.end = start;
    measures.push({ number: printed, start, textStart, end: cell.end });
  }
  return measures.length > 1 ? measures : [];
}
const measureNumber = /(?:^|[。；;！\s])\s{0,3}(\d{1,2})([.．、])(?:(?!\d)|(?=\d{1,2}月))/gu;
/** Behind 2、 the 3月份 may be the second of two months. */
const month = /^\d{1,2}月(?![\d底末初上中下])/u;

const sentence = /[。；;]\s*$|[，,].{4,200}[。；;]/;

/** A row of tab-separated cells. The number stands in a column of its own, or before the words of the cell. */
export function readTabRow(text: string, line: Line, cells: readonly TabCell[], table: TabTable, place: TablePlace): TableRows {
  const sections: Section[] = [];
  const taskCell = cells[table.taskColumn];
  const numberCell = cells[table.numberColumn];
  const printed = numberCell ? (rowNumber.exec(text.slice(numberCell.start, numberCell.end).trim())?.[0] ?? '') : '';
  const cellMark = (cell: TabCell): NumberMark | undefined => readMarks(text, trimRange(text, cell.start, cell.end)?.start ?? cell.end)[0];
  let { group, path } = place;
  if (numberCell && taskCell && printed !== '') {
    path = join(place.prefix, printed);
    sections.push(rowSection(path, 1, printed, numberCell.start, cellHeading(text, taskCell.start, taskCell.end), line, place.part));
  } else if (table.numberColumn < 0 && taskCell) {
    for (const cell of cells.slice(0, table.taskColumn + 1)) {
      const mark = cellMark(cell);
      if (!mark) continue;
      const isTask = cell === taskCell;
      path = isTask ? join(group, mark.printed) : join(place.prefix, mark.printed);
      if (!isTask) group = path;
      sections.push(rowSection(path, isTask ? 2 : 1, mark.printed, mark.start, cellHeading(text, mark.end, cell.end), line, place.part));
    }
  }
  const measures = taskCell && printed !== '' ? readMeasures(text, taskCell) : [];
  if (taskCell && measures.length > 0) {
    // The row is called by the cell before its measures, where there is one.
    const group = cells.findLast((cell, index) => index < table.taskColumn && index !== table.numberColumn && cell.end > cell.start);
    const row = sections.at(-1);
    const heading = group
      ? cellHeading(text, group.start, group.end)
      : { start: taskCell.start, end: taskCell.start, kind: 'none' as const };
    if (row) sections[sections.length - 1] = { ...row, heading };
    for (const { number, start, textStart, end } of measures)
      sections.push(rowSection(join(path, number), 2, number, start, cellHeading(text, textStart, end), line, place.part));
  }
  const pieces = cells.flatMap((cell, index): Piece[] => {
    if (cell.end <= cell.start) return [];
    if (cell === taskCell && measures.length > 0)
      return measures.flatMap(({ number, start, textStart }, at): Piece[] => [
        { start: at === 0 ? cell.start : start, kind: 'heading', path: join(path, number) },
        { start: textStart, kind: table.kinds[index] ?? 'task', path: join(path, number) },
      ]);
    const start = index === 0 ? line.start : cell.start;
    const named = table.kinds[index] ?? 'attachment';
    // A cell before the measures names their group; one that says in sentences what is to be done is work itself.
    const isGroup = named === 'heading' && index !== table.numberColumn && index < table.taskColumn;
    const kind = isGroup && sentence.test(text.slice(cell.start, cell.end)) ? 'task' : named;
    const mark = cell === taskCell && table.numberColumn < 0 ? cellMark(cell) : undefined;
    return mark
      ? [
          { start, kind: 'heading', path },
          { start: mark.end, kind, path },
        ]
      : [{ start, kind, path }];
  });
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

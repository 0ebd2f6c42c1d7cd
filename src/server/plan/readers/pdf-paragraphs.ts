/** Lines of a PDF → paragraphs. A line that fills its column continues, unless the next one is indented like a first line. */

import { isUnits } from '#core/plan/normal/cell-lines.ts';
import { greatestOf, leastOf } from './extent.ts';
import type { SourcePiece } from './assemble-document.ts';
import type { PdfLine } from './pdf-lines.ts';

/** The edges of a column, or of a page that has none. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly size: number;
  /** Distance between base lines inside a paragraph. */
  readonly spacing: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** The edge that most lines share, within half a letter; beyond all of them when there are none. */
function commonEdge(values: readonly number[], step: number): number {
  const counts = new Map<number, number[]>();
  for (const value of values) {
    const key = Math.round(value / step);
    const group = counts.get(key);
    if (group === undefined) counts.set(key, [value]);
    else group.push(value);
  }
  const groups = [...counts.values()].sort((one, other) => other.length - one.length);
  return median(groups[0] ?? [Infinity]);
}

/** Whether one line can stand below the other. */
function standTogether(line: PdfLine, next: PdfLine): boolean {
  return line.page === next.page && line.column.index === next.column.index && line.column.of === next.column.of;
}

function columnOf(lines: readonly PdfLine[]): Column {
  const size = median(lines.flatMap((line) => Array.from({ length: Math.min(50, line.text.length) }, () => line.size))) || 10;
  const body = lines.filter((line) => Math.abs(line.size - size) < size * 0.15 && line.text.length > 8);
  const gaps: number[] = [];
  for (const [index, line] of body.entries()) {
    const next = body[index + 1];
    if (next !== undefined && standTogether(line, next) && line.y > next.y) gaps.push(line.y - next.y);
  }
  // The left edge is the one of lines that continue a paragraph; indented first lines stand right of it.
  const left = leastOf((body.length > 0 ? body : lines).map((line) => line.left));
  const common = commonEdge(
    body.map((line) => line.left),
    size / 2,
  );
  const right = commonEdge(
    body.filter((line) => line.right - left > 10 * size).map((line) => line.right),
    size,
  );
  return {
    left: common - left < 3 * size && body.length > 4 ? Math.min(common, left + size * 0.5) : left,
    right,
    size,
    spacing: median(gaps) || size * 1.5,
  };
}

function isCentred(line: PdfLine, column: Column): boolean {
  const before = line.left - column.left;
  const after = column.right - line.right;
  return before > column.size && Math.abs(before - after) < column.size * 1.5;
}

function isTitleLine(line: PdfLine, column: Column): boolean {
  return isCentred(line, column) || (line.left < column.left + line.size && line.right > column.right - line.size * 1.5);
}

/** A paragraph's own number or dash, which is seldom what stands first in a wrapped line. */
const opensParagraph =
  /^(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条]|[一二三四五六七八九十]是|专栏|附件|——)/;

/** The width of what may not be torn from the beginning of a line: it did not fit on the line before. */
function firstWord(line: PdfLine): number {
  const word = /^[（(〔［[“‘《〈]{0,8}(?:[A-Za-z\d.,%+/~-]+|.)[〕］\]）)”’》〉，。；：、！？…—%\d．]*/.exec(line.text)?.[0] ?? '';
  return Array.from(word).reduce((sum, character) => sum + (character < '\u0300' ? 0.5 : 1) * line.size, 0);
}

function continues(line: PdfLine, next: PdfLine, column: Column): boolean {
  if (line.isRow || next.isRow || line.text.includes('\t') || next.text.includes('\t')) return false;
  if (Math.abs(line.size - next.size) > column.size * 0.15) return false;
  const gap = line.y - next.y;
  if (line.column.of !== next.column.of) return false;
  if (standTogether(line, next) && (gap > column.spacing * 1.6 + 1 || gap < 0)) return false;
  // A title in large letters may take several lines, centred where they do not fill the column.
  if (line.size > column.size * 1.2) return standTogether(line, next) && isTitleLine(line, column) && isTitleLine(next, column);
  if (/[。；：:！？!?）)】]$/.test(line.text) && opensParagraph.test(next.text)) return false;
  const indented = next.left > column.left + column.size * 1.2;
  return !indented && line.right + firstWord(next) > column.right - column.size * 0.6;
}

function glue(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '';
}

/** The column of each way in which pages are divided. What stands over several columns begins and ends with them. */
function columnsOf(lines: readonly PdfLine[]): (line: PdfLine) => Column {
  const groups = Map.groupBy(lines, ({ column }) => column.of);
  const columns = new Map(Array.from(groups, ([of, group]): [number, Column] => [of, columnOf(group)]));
  const divided = lines.filter(({ column }) => column.of > 1);
  const body = divided.length === 0 ? undefined : columnOf(divided);
  const over = columns.get(1);
  if (body !== undefined && over !== undefined && (groups.get(1)?.length ?? 0) * 4 < divided.length)
    columns.set(1, { ...body, right: body.right + greatestOf(divided.map(({ column }) => column.offset)) });
  const all = columnOf(lines);
  return (line) => columns.get(line.column.of) ?? all;
}

const rowNumber = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[）)])[.．、]?$/;
const ended = /[。；;！!？?]$/;
const listGoesOn = /[、，,；;]$/;
const numberColumns = 2;

/** A row, and what a reader is to look at in the original. */
interface RemarkedLine extends PdfLine {
  readonly remark?: string;
}

/** The row of a table that a page broke: what stands on the next page has no number, and goes on with the words of the longest cell. */
function withBroken(row: PdfLine, next: PdfLine): RemarkedLine | 'apart' | undefined {
  if (!row.isRow || !next.isRow || next.page !== row.page + 1) return undefined;
  const cells = row.text.split('\t');
  const more = next.text.split('\t');
  const number = cells.slice(0, numberColumns).findIndex((cell) => rowNumber.test(cell));
  if (number < 0 || more.length > cells.length || more.slice(0, number + 1).some((cell) => cell !== '')) return undefined;
  const longest = cells.reduce((most, cell, index) => (cell.length > (cells[most] ?? '').length ? index : most), 0);
  if ((more[longest] ?? '') !== '' && ended.test(cells[longest] ?? '')) return undefined;
  // Units of its own below units that are whole: a further row, whose number was printed once for both.
  if (cells.some((cell, index) => !listGoesOn.test(cell) && isUnits(cell) && isUnits(more[index] ?? ''))) return 'apart';
  return { ...row, text: cells.map((cell, index) => cell + glue(cell, more[index] ?? '') + (more[index] ?? '')).join('\t') };
}

/** The lines, with the rows that a page broke made whole. The head of a table may be printed again between the halves. */
function withWholeRows(lines: readonly PdfLine[]): RemarkedLine[] {
  const whole: RemarkedLine[] = [];
  let head: PdfLine | undefined;
  let isAgain = false;
  for (const line of lines) {
    head = line.isRow ? (head ?? line) : undefined;
    const last = whole.length - (isAgain ? 2 : 1);
    isAgain = line !== head && line.text === head?.text;
    const before = whole[last];
    const row = before === undefined ? undefined : withBroken(before, line);
    if (row === undefined) whole.push(line);
    else if (row === 'apart') whole.push({ ...line, remark: `第${line.page}页开头的一行没有序号，可能接上页末行，请对照原件` });
    else whole[last] = row;
  }
  return whole;
}

/** Each piece carries its page; a paragraph that runs over the page's end is one paragraph. `images`: a page without text may be a scan. */
export function joinPages(pages: readonly (readonly PdfLine[])[], images: boolean): SourcePiece[] {
  const lines = withWholeRows(pages.flat());
  const plain = lines.filter((line) => !line.isRow);
  const columnAt = columnsOf(plain.length > 0 ? plain : lines);
  const pieces: SourcePiece[] = [];
  let missing: number[] = pages.flatMap((page, index) => (page.length === 0 && images ? [index + 1] : []));
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const ending = next !== undefined && continues(line, next, columnAt(line)) ? glue(line.text, next.text) : '\n';
    const before = missing.filter((page) => page < line.page || (next === undefined && page > line.page));
    missing = missing.filter((page) => !before.includes(page));
    const remarks = before.length === 0 ? [] : [`第${before.join('、')}页没有文字，可能是扫描图片，请对照原件补充`];
    if (line.remark !== undefined) remarks.push(line.remark);
    const remark = remarks.length === 0 ? {} : { remark: remarks.join('；') };
    pieces.push({ text: line.text + ending, number: line.page, ...remark });
  }
  return pieces;
}

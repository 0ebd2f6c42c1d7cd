/** Tables whose cells are parted by pipes or wide gaps, written with tabs: one form of a row for all that read rows. */
import type { Line } from '../structure/lines.ts';
import { columnName } from '../structure/phrases.ts';
import type { Edit } from './edited-text.ts';

/** What may part the cells of a line. */
const separators: readonly { readonly sign: string; readonly between: RegExp }[] = [
  { sign: '|', between: /\s{0,20}\|\s{0,20}/gu },
  { sign: '  ', between: /[ \u3000]{2,40}/gu },
  { sign: '\u3000', between: /[ \u3000]{1,40}/gu },
  { sign: ' ', between: / /gu },
];
/** Single spaces part cells only where the head and every row below it are numbered. */
const numberedHead = /^(?:序号|编号) /u;
const numberedRow = /^\d{1,3} /u;
const longestHeadCell = 14;

/** The rule below a table's head in Markdown. */
const rule = /^(?=.{0,40}--)(?=.{0,40}\|)[|\s:-]{5,400}$/u;

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** The gaps between the cells of a line, those at its ends left out. */
function gapsOf(text: string, line: Line, between: RegExp): { readonly inner: Gap[]; readonly outer: Gap[] } {
  const inner: Gap[] = [];
  const outer: Gap[] = [];
  for (const match of text.slice(line.start, line.end).matchAll(between)) {
    const gap = { start: line.start + match.index, end: line.start + match.index + match[0].length };
    (gap.start === line.start || gap.end === line.end ? outer : inner).push(gap);
  }
  return { inner, outer };
}

function isHead(text: string, line: Line, gaps: readonly Gap[]): boolean {
  if (gaps.length < 2) return false;
  const cells = gaps.map(({ start }, index) => text.slice(index === 0 ? line.start : (gaps[index - 1]?.end ?? 0), start));
  cells.push(text.slice(gaps.at(-1)?.end ?? 0, line.end));
  const words = cells.map((cell) => cell.replaceAll(/[\s|]/gu, ''));
  return (
    words.every((cell) => cell.length > 0 && cell.length <= longestHeadCell) && words.filter((cell) => columnName.test(cell)).length >= 2
  );
}

/** The edits that part the cells of such tables with tabs. */
export function findTableEdits(text: string, lines: readonly Line[]): Edit[] {
  if (!/\||[ \u3000]{2}|\u3000|(?:序号|编号) /u.test(text)) return [];
  const edits: Edit[] = [];
  const turn = (gaps: readonly Gap[], words: string): void => void edits.push(...gaps.map((gap) => ({ ...gap, words })));
  for (let at = 0; at < lines.length; at++) {
    const head = lines[at];
    if (head === undefined || head.end - head.start > 160) continue;
    const wide = headOverTwoLines(text, lines, at);
    if (wide !== null) {
      edits.push(...wide.edits);
      for (const row of wide.rows) {
        turn(row.outer, '');
        turn(row.inner, '\t');
      }
      at = wide.rows.at(-1)?.index ?? at;
      continue;
    }
    for (const { sign, between } of separators) {
      if (!text.slice(head.start, head.end).includes(sign)) continue;
      const { inner, outer } = gapsOf(text, head, between);
      if (!isHead(text, head, inner) || (sign === ' ' && !numberedHead.test(text.slice(head.start, head.start + 4)))) continue;
      const rows = rowsBelow(text, lines, at, inner.length, between, sign);
      if (rows.length === 0) continue;
      turn(outer, '');
      turn(inner, '\t');
      for (const row of rows) {
        if (row.isRule) edits.push({ start: row.line.start, end: lines[row.index + 1]?.start ?? row.line.end, words: '' });
        turn(row.outer, '');
        turn(row.inner, '\t');
      }
      at = rows.at(-1)?.index ?? at;
      break;
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** 完成 | 责任 over 时限 | 单位: a head whose cells are broken over two lines, written as one; null where none stands. */
function headOverTwoLines(text: string, lines: readonly Line[], at: number): { readonly edits: Edit[]; readonly rows: Row[] } | null {
  const first = lines[at];
  const second = lines[at + 1];
  if (!first || !second || second.end - second.start > 160 || text[second.start - 1] === undefined) return null;
  const upper = text.slice(first.start, first.end).split('|');
  const lower = text.slice(second.start, second.end).split('|');
  if (upper.length < 4 || upper.length !== lower.length || isHead(text, first, gapsOf(text, first, /\s{0,20}\|\s{0,20}/gu).inner))
    return null;
  const from = upper[0]?.trim() === '' ? 1 : 0;
  const to = upper.at(-1)?.trim() === '' ? upper.length - 1 : upper.length;
  const cells = upper.slice(from, to).map((cell, index) => (cell + (lower[from + index] ?? '')).replaceAll(/\s/gu, ''));
  const isNamed = cells.every((cell) => cell !== '' && cell.length <= longestHeadCell && !/\d/u.test(cell));
  if (!isNamed || cells.filter((cell) => columnName.test(cell)).length < 2) return null;
  const rows = rowsBelow(text, lines, at + 1, cells.length - 1, /\s{0,20}\|\s{0,20}/gu, '|');
  if (rows.length === 0 || rows.some(({ isRule }) => isRule)) return null;
  return { edits: [{ start: first.start, end: second.end, words: cells.join('\t') }], rows };
}

interface Row {
  readonly line: Line;
  readonly index: number;
  readonly isRule: boolean;
  readonly inner: readonly Gap[];
  readonly outer: readonly Gap[];
}

/** The lines right below a head that have as many cells. */
function rowsBelow(text: string, lines: readonly Line[], head: number, gaps: number, between: RegExp, sign: string): Row[] {
  const rows: Row[] = [];
  for (let index = head + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (sign === '|' && rule.test(text.slice(line.start, Math.min(line.end, line.start + 400)))) {
      rows.push({ line, index, isRule: true, inner: [], outer: [] });
      continue;
    }
    const found = gapsOf(text, line, between);
    if (found.inner.length !== gaps || (sign === ' ' && !numberedRow.test(text.slice(line.start, line.start + 5)))) break;
    rows.push({ line, index, isRule: false, ...found });
  }
  return rows.some(({ isRule }) => !isRule) ? rows : [];
}

/** Tables of which an export put every cell on a line of its own, written as rows with tabs: the rows are known by their running numbers. */
import { columnRole, isUnitRole } from '../assignment-label.ts';
import { isTime } from '../fields/field-label.ts';
import { readMarks } from '../numbering/number-styles.ts';
import { columnName } from '../structure/phrases.ts';
import type { Line } from '../structure/lines.ts';
import { readUnitList } from '../unit-list.ts';
import { isNobody, looksLikeUnit } from '../unit-list-name.ts';
import type { Edit } from './edited-text.ts';

export const numberHead = /^(?:序\s{0,4}号|编\s{0,4}号)$/u;
const headWord = /任务|事项|实事|内容|措施|举措|目标|要求|对象|工作|分工/u;
const longestHead = 12;
const mostColumns = 9;
/** A cell is broken over so many lines at most. */
const linesOfCell = 8;
const longestLine = 400;

type ColumnKind = 'units' | 'time' | 'person' | 'words';

function kindOfColumn(head: string): ColumnKind {
  const role = columnRole(head);
  if (role !== null && isUnitRole(role)) return 'units';
  if (role === 'person') return role;
  return /时限|时间|期限|进度|节点/u.test(head) ? 'time' : 'words';
}

interface Head {
  readonly columns: readonly ColumnKind[];
  /** How many lines stand behind the one that heads the numbers. */
  readonly lines: number;
  /** Which of these lines go on with the cell of the line before. */
  readonly continued: ReadonlySet<number>;
}

const isKnown = (cell: string): boolean => columnName.test(cell) || headWord.test(cell) || columnRole(cell) !== null;

/**
 * The head of such a table; null where none begins. What stands between the head of the numbers and the first of them is the head, whatever its cells
 * are called; where no row follows right away it ends with the last cell that is known. The name of a body heads no column: 区政府 and 分管领导 are
 * one cell on two lines.
 */
function readHead(words: readonly string[], at: number): Head | null {
  if (!numberHead.test(words[at] ?? '')) return null;
  const cells: string[] = [];
  for (let next = at + 1; cells.length < mostColumns && rowNumber(words[next]) === null; next++) {
    const cell = (words[next] ?? '').replaceAll(/\s/gu, '');
    if (cell === '' || cell.length > longestHead || /[：:。，；、]/u.test(cell)) break;
    cells.push(cell);
  }
  const isClosed = rowNumber(words[at + 1 + cells.length]) !== null;
  const unknown = isClosed ? -1 : cells.findIndex((cell) => /\d/u.test(cell) || !isKnown(cell));
  if (unknown >= 0) cells.length = unknown;
  const continued = new Set<number>();
  const columns: ColumnKind[] = [];
  cells.forEach((cell, line) => {
    if (line + 1 < cells.length && !isKnown(cell) && looksLikeUnit(cell)) continued.add(line + 1);
    else columns.push(kindOfColumn(cell));
  });
  const isTable = columns.length >= 2 && columns.includes('units') && columns.includes('words');
  return isTable ? { columns, lines: cells.length, continued } : null;
}

const isEmptyCell = (words: string): boolean => /^(?:[-—－/]{1,2}|无)$/u.test(words);

/** Whether a line holds nothing but names of units. */
export function isUnits(words: string): boolean {
  const { names } = readUnitList(words);
  return names.length > 0 && names.every((name) => looksLikeUnit(name) && !isNobody(name));
}

/** 张三, 李四、王五: a unit is none, whatever it is called. */
const persons = /^\p{Script=Han}{2,4}(?:[、，,\s]\p{Script=Han}{2,4}){0,8}$/u;

/** How well a line fits a column. */
function fit(words: string, kind: ColumnKind): number {
  if (isEmptyCell(words)) return kind === 'words' ? 0 : 2;
  if (kind === 'time') return isTime(words) && words.length <= 24 ? 4 : -4;
  if (kind === 'units') return isUnits(words) ? 3 : -3;
  if (kind === 'person') return persons.test(words) && !isUnits(words) ? 3 : -3;
  return (isTime(words) && words.length <= 10) || /^[省市县区州各].{1,12}[局委办厅]$/u.test(words) ? -2 : 1;
}

/** The column of each line of a row: in order, as well as they fit. A column left empty costs something, a further line of a cell little. */
function columnsOf(lines: readonly string[], columns: readonly ColumnKind[]): number[] {
  let best: { score: number; places: number[] }[] = columns.map((kind, column) => ({
    score: fit(lines[0] ?? '', kind) - 2 * column,
    places: [column],
  }));
  for (const words of lines.slice(1)) {
    best = columns.map((kind, column) => {
      let chosen = { score: -Infinity, places: [0] };
      for (let before = 0; before <= column; before++) {
        const from = best[before];
        if (from === undefined) continue;
        const score = from.score + fit(words, kind) - (before === column ? 1 : 2 * (column - before - 1));
        if (score > chosen.score) chosen = { score, places: [...from.places, column] };
      }
      return chosen;
    });
  }
  const last = columns.length - 1;
  return best
    .map(({ score, places }) => ({ score: score - 2 * (last - (places.at(-1) ?? 0)), places }))
    .reduce((a, b) => (b.score > a.score ? b : a)).places;
}

interface Rows {
  readonly edits: readonly Edit[];
  /** The line behind the table. */
  readonly next: number;
}

function readRows(lines: readonly Line[], words: readonly string[], at: number, head: Head): Rows {
  const { columns } = head;
  const between = (index: number, sign: string): Edit => ({
    start: lines[index - 1]?.end ?? 0,
    end: lines[index]?.start ?? 0,
    words: sign,
  });
  const edits = Array.from({ length: head.lines }, (_, line) => between(at + 1 + line, head.continued.has(line) ? '' : '\t'));
  const first = at + 1 + head.lines;
  at = first;
  // A table that goes on from another page begins with a number of its own.
  for (let row = rowNumber(words[at]) ?? 1; rowNumber(words[at]) === row; row++) {
    let end = at + 1;
    while (end < lines.length && end - at <= columns.length * linesOfCell && rowNumber(words[end]) !== row + 1 && !ends(words, end)) end++;
    const hasNext = rowNumber(words[end]) === row + 1;
    // What stands behind the last row is told by its cells alone.
    const cells = words.slice(
      at + 1,
      hasNext || rowNumber(words[end + 1]) === row + 1 ? end : Math.min(end, at + 1 + lastLength(words.slice(at + 1, end), columns)),
    );
    if (cells.length === 0) break;
    placeCells(cells, columns).forEach((sign, index) => edits.push(between(at + 1 + index, sign)));
    at += 1 + cells.length;
    // A line that names the group of the rows below it stands between them.
    if (!hasNext && rowNumber(words[at + 1]) === row + 1) at++;
    else if (!hasNext) break;
  }
  return at === first ? { edits: [], next: first } : { edits, next: at };
}

/** What stands before each line of a row. A measure （2） behind the cells of （1） begins a line of its own below its column. */
function placeCells(cells: readonly string[], columns: readonly ColumnKind[]): string[] {
  const starts = measuresOf(cells);
  const places = columnsOf(cells.slice(0, starts[1] ?? cells.length), columns);
  const column = places[starts[0] ?? 0] ?? 0;
  const signs = signsOf(cells, places, columns, -1);
  starts.slice(1).forEach((start, index) => {
    const measure = cells.slice(start, starts[index + 2] ?? cells.length);
    const below = columnsOf(measure, columns.slice(column)).map((place) => place + column);
    const [, ...others] = signsOf(measure, below, columns, column);
    signs.push(`\n${'\t'.repeat(column + 1)}`, ...others);
  });
  return signs;
}

function signsOf(cells: readonly string[], places: readonly number[], columns: readonly ColumnKind[], first: number): string[] {
  return places.map((column, index) => {
    const before = index === 0 ? first : (places[index - 1] ?? 0);
    const isList = columns[column] === 'units' || columns[column] === 'person';
    const joined = isList && !/[、，,；;]$/u.test(cells[index - 1] ?? '') ? '、' : '';
    return column === before ? joined : '\t'.repeat(column - before);
  });
}

/** Where the measures （1）…, （2）… of a row begin; none unless cells of units or the like part them. */
function measuresOf(cells: readonly string[]): number[] {
  const starts: number[] = [];
  cells.forEach((cell, index) => {
    const number = /^[（(](\d{1,2})[）)]./u.exec(cell)?.[1];
    if (number !== undefined && Number(number) === starts.length + 1) starts.push(index);
  });
  const areParted = starts.slice(1).every((start, index) => cells.slice((starts[index] ?? 0) + 1, start).some((cell) => isUnits(cell)));
  return starts.length > 1 && areParted ? starts : [];
}

/** How many lines the last row has: up to the first that fits no column behind the one before it. */
function lastLength(lines: readonly string[], columns: readonly ColumnKind[]): number {
  let length = Math.min(lines.length, columns.length);
  const fitsLast = (words: string | undefined): boolean => fit(words ?? '', columns.at(-1) ?? 'words') > 0;
  while (length < lines.length && !fitsLast(lines[length - 1]) && fitsLast(lines[length])) length++;
  const behind = (): readonly ColumnKind[] => columns.slice((columnsOf(lines.slice(0, length), columns).at(-1) ?? 0) + 1);
  while (length < lines.length && behind().some((kind) => kind !== 'words' && fit(lines[length] ?? '', kind) > 0)) length++;
  return length;
}

function rowNumber(words: string | undefined): number | null {
  const found = /^[（(]?(\d{1,3})[）)]?[.．、]?$/u.exec(words ?? '');
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** A chapter, an annex or a long paragraph ends a table. */
function ends(words: readonly string[], at: number): boolean {
  const line = words[at] ?? '';
  return (
    line.length >= longestLine || /^(?:附件|附表|注[:：]|备注[:：])/u.test(line) || readMarks(line, 0).some(({ style }) => style.rank <= 4)
  );
}

/** The edits that write such tables with tabs. */
export function findCellEdits(text: string, lines: readonly Line[]): Edit[] {
  if (!/序\s{0,4}号|编\s{0,4}号/u.test(text)) return [];
  const words = lines.map(({ start, end }) => text.slice(start, Math.min(end, start + longestLine)));
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length; at++) {
    const head = readHead(words, at);
    if (head === null) continue;
    const rows = readRows(lines, words, at, head);
    edits.push(...rows.edits);
    at = rows.next - 1;
  }
  return edits;
}

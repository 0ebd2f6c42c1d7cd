/** Tables of which an export put every cell on a line of its own, written as rows with tabs: the rows are known by their running numbers. */
import { columnRole, isUnitRole } from '../assignment-label.ts';
import { isTime } from '../fields/field-label.ts';
import { readMarks } from '../numbering/number-styles.ts';
import { columnName } from '../structure/phrases.ts';
import type { Line } from '../structure/lines.ts';
import { readUnitList } from '../unit-list.ts';
import { isNobody, looksLikeUnit } from '../unit-list-name.ts';
import type { Edit } from './edited-text.ts';

const numberHead = /^(?:序\s{0,4}号|编\s{0,4}号)$/u;
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

/** The columns behind the number where the head of such a table begins; null where none does. */
function readHead(words: readonly string[], at: number): readonly ColumnKind[] | null {
  if (!numberHead.test(words[at] ?? '')) return null;
  const columns: ColumnKind[] = [];
  for (let next = at + 1; columns.length < mostColumns; next++) {
    const cell = (words[next] ?? '').replaceAll(/\s/gu, '');
    if (
      cell === '' ||
      cell.length > longestHead ||
      /[：:。，；、\d]/u.test(cell) ||
      !(columnName.test(cell) || headWord.test(cell) || columnRole(cell) !== null)
    )
      break;
    columns.push(kindOfColumn(cell));
  }
  return columns.length >= 2 && columns.includes('units') && columns.includes('words') ? columns : null;
}

const isEmptyCell = (words: string): boolean => /^(?:[-—－/]{1,2}|无)$/u.test(words);

function isUnits(words: string): boolean {
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

function readRows(lines: readonly Line[], words: readonly string[], head: number, columns: readonly ColumnKind[]): Rows {
  const between = (index: number, sign: string): Edit => ({
    start: lines[index - 1]?.end ?? 0,
    end: lines[index]?.start ?? 0,
    words: sign,
  });
  const edits: Edit[] = columns.map((_, column) => between(head + 1 + column, '\t'));
  const first = head + 1 + columns.length;
  let at = first;
  for (let row = 1; rowNumber(words[at]) === row; row++) {
    let end = at + 1;
    while (end < lines.length && end - at <= columns.length * linesOfCell && rowNumber(words[end]) !== row + 1 && !ends(words, end)) end++;
    const hasNext = rowNumber(words[end]) === row + 1;
    // What stands behind the last row is told by its cells alone.
    const cells = words.slice(
      at + 1,
      hasNext || rowNumber(words[end + 1]) === row + 1 ? end : Math.min(end, at + 1 + lastLength(words.slice(at + 1, end), columns)),
    );
    if (cells.length === 0) break;
    const places = columnsOf(cells, columns);
    places.forEach((column, index) => {
      const before = index === 0 ? -1 : (places[index - 1] ?? 0);
      const joined =
        (columns[column] === 'units' || columns[column] === 'person') && !/[、，,；;]$/u.test(cells[index - 1] ?? '') ? '、' : '';
      edits.push(between(at + 1 + index, column === before ? joined : '\t'.repeat(column - before)));
    });
    at += 1 + cells.length;
    // A line that names the group of the rows below it stands between them.
    if (!hasNext && rowNumber(words[at + 1]) === row + 1) at++;
    else if (!hasNext) break;
  }
  return at === first ? { edits: [], next: first } : { edits, next: at };
}

/** How many lines the last row has: up to the first that fits no column behind the one before it. */
function lastLength(lines: readonly string[], columns: readonly ColumnKind[]): number {
  let length = Math.min(lines.length, columns.length);
  const fitsLast = (words: string | undefined): boolean => fit(words ?? '', columns.at(-1) ?? 'words') > 0;
  while (length < lines.length && !fitsLast(lines[length - 1]) && fitsLast(lines[length])) length++;
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
    const columns = readHead(words, at);
    if (columns === null) continue;
    const rows = readRows(lines, words, at, columns);
    edits.push(...rows.edits);
    at = rows.next - 1;
  }
  return edits;
}

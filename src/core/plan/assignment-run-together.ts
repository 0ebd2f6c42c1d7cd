/** Assignments in a table whose cells an export has joined: 序号…完成时限主要责任单位1、成立领导小组3月区经发局区环土局2、… */
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import type { RoleOfUnits } from './assignment-phrase.ts';
import { readUnitRun, type RunUnit } from './unit-list-run.ts';

const dateColumn = '(?:完成|办结)?(?:时限|时间|期限)(?:要求|节点)?';
const columnBefore = '(?:任务|措施|要求|内容|举措|指标|目标值|名称|事项|项目|目标|工作)';
/** The heads of the unit columns, run together with the head before them; a colon would make it a label, a word a sentence. */
const unitHead =
  /(?:(?<lead>(?:牵头|主办)(?:单位|部门))\s{0,3}(?<help>(?:配合|协办|责任|参与)(?:[/、](?:责任|配合))?(?:单位|部门))?|责任(?:单位|部门))(?!\s{0,3}[：:，,、。；;和及与的要应并须])/gu;
const headBefore = new RegExp(`(?:(?<date>${dateColumn})|${columnBefore})\\s{0,3}(?:主要)?$`, 'u');
const headBehind = new RegExp(`\\s{0,3}${dateColumn}`, 'uy');
const longestHeadBefore = 14;

/** The cell of the date, directly before or behind the units. */
const dateCell =
  /(?:\d{4}年)?(?:\d{1,2}月(?:份|底|末)?前?|[上下]半年|[一二三四]季度|年底前?)|\d{4}年(?:底前?)?|全年|年内|长期|常年|持续(?:推进)?/gu;
const dateAtCell = new RegExp(dateCell.source, 'uy');
/** The end of the cell before the units. */
const cellEnd = /[。；;%）)”\d]\s{0,3}/gu;
/** The next row, or the end of the table. */
const rowEnd =
  /\s{0,3}(?:\d(?!\d{0,3}\s?[年月])|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|注|备注|附|$|\n|[一-鿿]{2,6}(?:方面|类)\d)/uy;

function ofOneColumn(units: readonly RunUnit[]): RoleOfUnits[] {
  return [{ role: 'responsible', names: units.map(({ name }) => name) }];
}

/** The border of the two unit columns is lost: the first cell holds names without a separator, the second begins with the first general group. */
function ofTwoColumns(units: readonly RunUnit[], firstIsEmpty: boolean): RoleOfUnits[] {
  const border = firstIsEmpty ? 0 : units.findIndex(({ name }) => /^(?:各|有关|相关|[省市县区]直)/u.test(name));
  if (border <= 0) return ofOneColumn(units);
  const names = units.map(({ name }) => name);
  return [
    { role: 'lead', names: names.slice(0, border) },
    { role: 'support', names: names.slice(border) },
  ];
}

interface Table {
  readonly start: number;
  readonly end: number;
  /** Where the column of dates stands, seen from the units. */
  readonly date: 'before' | 'behind' | null;
  readonly twoColumns: boolean;
}

function isDatedBehind(text: string, at: number): boolean {
  headBehind.lastIndex = at;
  return headBehind.test(text);
}

function findTables(text: string): Table[] {
  const heads = [...text.matchAll(unitHead)].flatMap((match) => {
    const before = headBefore.exec(text.slice(Math.max(0, match.index - longestHeadBefore), match.index));
    return before === null ? [] : [{ match, dated: before.groups?.['date'] !== undefined }];
  });
  return heads.map(({ match, dated }, index) => ({
    start: match.index + match[0].length,
    end: heads[index + 1]?.match.index ?? text.length,
    date: dated ? 'before' : isDatedBehind(text, match.index + match[0].length) ? 'behind' : null,
    twoColumns: match.groups?.['lead'] !== undefined && match.groups['help'] !== undefined,
  }));
}

interface Row {
  readonly span: AssignmentSpan;
  readonly date: { readonly start: number; readonly end: number } | null;
}

function dateAt(text: string, at: number): { start: number; end: number } | null {
  dateAtCell.lastIndex = at;
  return dateAtCell.test(text) ? { start: at, end: dateAtCell.lastIndex } : null;
}

function readRows(text: string, table: Table): Row[] {
  const found: Row[] = [];
  const anchor = table.date === 'before' ? dateCell : cellEnd;
  // Only this table: a search to the end of the text for each of many heads would not be linear.
  const rows = text.slice(table.start, table.end);
  anchor.lastIndex = 0;
  for (let match = anchor.exec(rows); match !== null; match = anchor.exec(rows)) {
    const at = table.start + match.index;
    const from = at + match[0].length;
    const units = readUnitRun(text, from);
    const last = units.at(-1);
    if (last === undefined) continue;
    const date = table.date === 'before' ? { start: at, end: from } : table.date === 'behind' ? dateAt(text, last.end) : null;
    rowEnd.lastIndex = last.end;
    if (date === null && !rowEnd.test(text)) continue;
    const parts = table.twoColumns ? ofTwoColumns(units, /\s/u.test(match[0])) : ofOneColumn(units);
    const phrase = { parts, open: false, hasLead: parts.some(({ role }) => role === 'lead') };
    const end = Math.max(last.end, date?.end ?? 0);
    found.push({ span: { start: Math.min(from, date?.start ?? from), end, phrase }, date });
    anchor.lastIndex = end - table.start;
  }
  return found;
}

export interface DatedCells {
  readonly cells: readonly { readonly raw: string; readonly start: number; readonly end: number }[];
  /** From the head of each dated table to its last row: dates in between belong to the text of the measures or to titles. */
  readonly tables: readonly { readonly start: number; readonly end: number }[];
}

/** The cells of the date column in tables whose cells were run together. */
export function datedCells(text: string): DatedCells {
  const cells: { raw: string; start: number; end: number }[] = [];
  const tables: { start: number; end: number }[] = [];
  for (const table of findTables(text).filter(({ date }) => date !== null)) {
    const rows = readRows(text, table);
    for (const { date } of rows) if (date !== null) cells.push({ ...date, raw: text.slice(date.start, date.end) });
    tables.push({ start: table.start, end: rows.at(-1)?.span.end ?? table.start });
  }
  return { cells, tables };
}

export const runTogetherAssignment: AssignmentConstruct = {
  name: 'run together',
  find: (text) => findTables(text).flatMap((table) => readRows(text, table).map(({ span }) => span)),
};

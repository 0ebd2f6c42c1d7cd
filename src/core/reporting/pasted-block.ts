/** A block of cells pasted into the reports of a period: which report and which field each cell is of, and what fits nowhere. */
import { inShort } from '#core/platform/printed-words.ts';
import { cleanCell } from '#core/platform/sheet/read-returned.ts';
import { cellContext, readReportCell, writeReportCell, type ReportCellProblem, type ReportMilestone } from '#core/reporting/report-cell.ts';
import { contentFields, type ContentField, type ReportContent } from '#core/reporting/report-content.ts';

/** A report as the page shows it, with what was typed. */
export interface PasteRow {
  readonly id: string;
  readonly period: string;
  readonly lead: boolean;
  readonly unit: { readonly name: string };
  readonly item: {
    readonly code: string;
    readonly milestones: readonly ReportMilestone[];
    /** Of other lists, that are the same piece of work. */
    readonly sameWork: readonly { readonly code: string }[];
  };
  readonly content: ReportContent;
  /** It is handed in, and not typed over. */
  readonly closed: boolean;
}

export interface PastedCell {
  /** Of the block, from 1. */
  readonly row: number;
  readonly report: string;
  readonly field: ContentField;
  readonly from: string;
  readonly to: string;
}

export type PasteProblemCode =
  | ReportCellProblem['code']
  | 'row-closed'
  | 'row-unknown'
  | 'row-unclear'
  | 'row-beyond'
  | 'column-unknown'
  | 'column-beyond';

export interface PasteProblem extends Omit<ReportCellProblem, 'code'> {
  /** 0: of the whole column. */
  readonly row: number;
  readonly report: string | null;
  readonly field: ContentField | null;
  readonly code: PasteProblemCode;
}

export interface PastedBlock {
  readonly cells: readonly PastedCell[];
  readonly problems: readonly PasteProblem[];
  /** The block has heads, and columns are known by them. */
  readonly headed: boolean;
  /** Rows are known by their codes; else they are in the order shown. */
  readonly coded: boolean;
}

type Column = ContentField | 'code' | 'unit' | 'shown';

/** What people call the columns; the first is what an exported sheet calls it. */
const calledSo: readonly (readonly [Column, ...string[]])[] = [
  ['text', '进展', '本期进展', '进展情况', '工作进展'],
  ['percent', '完成程度', '完成百分比', '完成比例', '完成进度', '进度'],
  ['done', '完成数量', '完成量', '完成数'],
  ['reached', '达到的节点', '完成节点', '节点'],
  ['self', '自评', '自评灯'],
  ['forecast', '下一节点预计', '下一节点预计日期', '预计完成时间'],
  ['problem', '存在问题', '问题', '存在的问题'],
  ['next', '下一步', '下一步工作', '下一步打算', '下一步安排'],
  ['unchanged', '无变化原因', '没有变化的原因'],
  ['code', '编号', '事项编号', 'Code'],
  ['unit', '单位', '填报单位'],
  ['shown', '事项', '序号', '年度目标', '上期进展', '牵头单位', '系统标识（勿改）', '修订号（勿改）'],
];
const plain = (head: string): string => head.replaceAll(/\s/gu, '').toLowerCase();
const columnOf = new Map(calledSo.flatMap(([column, ...names]) => names.map((name) => [plain(name), column] as const)));
/** What an exported sheet calls a field. */
export const sheetHeadOf = (field: ContentField): string => calledSo.find(([column]) => column === field)?.[1] ?? '';

/** A title and notes may stand above the heads. */
const headsWithin = 5;

/**
 * `rows`: as shown · `start`: the row that has the focus. Columns by their heads where there are some, else in the order of `contentFields`; rows by their
 * codes where those are among the columns, else in the order shown. Empty cells leave what stands there.
 */
export function placeBlock(block: readonly (readonly string[])[], rows: readonly PasteRow[], start: number): PastedBlock {
  const { at, columns } = headsOf(block);
  const [codeAt, unitAt] = [columns.indexOf('code'), columns.indexOf('unit')];
  const cells: PastedCell[] = [];
  const problems: PasteProblem[] = [];
  const beyond = new Set<number>();
  let next = start;
  for (const [index, line] of block.entries()) {
    if (index <= at || line.every((cell) => cell.trim() === '')) continue;
    const none = { row: index + 1, report: null, field: null };
    const called = codeAt === -1 ? [rows[next++]] : rowsCalled(rows, line[codeAt] ?? '', unitAt === -1 ? '' : (line[unitAt] ?? ''));
    const [row] = called;
    if (row === undefined || called.length > 1) {
      const code = codeAt === -1 ? 'row-beyond' : row === undefined ? 'row-unknown' : 'row-unclear';
      problems.push({ ...none, code, ...(codeAt === -1 ? {} : { printed: inShort((line[codeAt] ?? '').trim(), 60) }) });
      continue;
    }
    if (row.closed) {
      problems.push({ ...none, report: row.id, code: 'row-closed' });
      continue;
    }
    const context = cellContext(row);
    for (const [place, typed] of line.entries()) {
      if (typed.trim() === '') continue;
      const column = at === -1 ? contentFields[place] : columns[place];
      if (column === undefined) beyond.add(place);
      if (column === undefined || column === 'code' || column === 'unit' || column === 'shown') continue;
      const read = readReportCell(column, typed, context);
      if (!read.ok) {
        problems.push({ row: index + 1, report: row.id, field: column, ...read.problem });
        continue;
      }
      const from = cleanCell(writeReportCell(column, row.content, context));
      const to = cleanCell(writeReportCell(column, { ...row.content, [column]: read.value }, context));
      if (from !== to) cells.push({ row: index + 1, report: row.id, field: column, from, to });
    }
  }
  const columnProblems = [...beyond].map((place): PasteProblem => {
    const head = at === -1 ? '' : (block[at]?.[place] ?? '').trim();
    const printed = head === '' ? String(place + 1) : inShort(head, 60);
    return { row: 0, report: null, field: null, code: head === '' ? 'column-beyond' : 'column-unknown', printed };
  });
  return { cells, problems: [...columnProblems, ...problems], headed: at !== -1, coded: codeAt !== -1 };
}

function headsOf(block: readonly (readonly string[])[]): { readonly at: number; readonly columns: readonly (Column | undefined)[] } {
  for (const [at, line] of block.slice(0, headsWithin).entries()) {
    const columns = line.map((head) => columnOf.get(plain(head)));
    const known = columns.filter((column) => column !== undefined).length;
    // One alone may be what somebody wrote; as all that stands in the first of several lines it is a head.
    const isOnly = at === 0 && block.length > 1 && known === line.filter((head) => head.trim() !== '').length;
    if (known >= 2 || (known === 1 && isOnly)) return { at, columns };
  }
  return { at: -1, columns: [] };
}

function rowsCalled(rows: readonly PasteRow[], code: string, unit: string): readonly PasteRow[] {
  const isCalled = ({ item }: PasteRow) => [item, ...item.sameWork].some((one) => one.code === code.trim());
  return rows.filter((row) => isCalled(row) && (unit.trim() === '' || row.unit.name === unit.trim()));
}

import { columnRole, isUnitRole } from '../assignment-label.ts';
import type { ClauseKind } from '../parsed-plan.ts';
import type { Line } from './lines.ts';
import { columnName } from './phrases.ts';

/** What the columns of a table with tab-separated cells are for, read from its head. */
export interface TabTable {
  readonly kinds: readonly ClauseKind[];
  readonly numberColumn: number;
  readonly taskColumn: number;
}

export interface TabCell {
  readonly start: number;
  readonly end: number;
}

/** The cells of a row; a row has at least three, else the line is none. */
export function readCells(text: string, line: Line): TabCell[] | null {
  // A row may begin with empty cells, which the trimming of lines took for indentation.
  let start = line.start;
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start--;
  const content = text.slice(start, line.end);
  if (!content.includes('\t')) return null;
  const cells: TabCell[] = [];
  let at = start;
  for (const part of content.split('\t')) {
    cells.push({ start: at, end: at + part.length });
    at += part.length + 1;
  }
  return cells.length >= 2 ? cells : null;
}

const numberHead = /^(?:序号|编号)$/;

function isUnitColumn(name: string): boolean {
  const role = columnRole(name);
  return role !== null && isUnitRole(role);
}

/** Recognises the head of a table: 序号 任务 牵头单位 配合单位 完成时限. */
export function readTabHead(text: string, cells: readonly TabCell[]): TabTable | null {
  const names = cells.map((cell) => text.slice(cell.start, cell.end).replaceAll(/\s/g, ''));
  if (names.length < 3 || names.some((name) => name.length > 20)) return null;
  const known = names.filter((name) => columnName.test(name)).length;
  // Beside the head of the numbers the head of units is enough: what stands between them is called as it likes.
  const isNumbered = numberHead.test(names[0] ?? '') && names.some((name) => isUnitColumn(name));
  if (known < 2 && !isNumbered) return null;
  const kinds = names.map((name): ClauseKind => {
    if (/单位|部门|责任|领导|时限|时间|期限|进度/.test(name)) return 'assignment';
    if (numberHead.test(name)) return 'heading';
    return /备注|来源|依据|进展|完成情况/.test(name) ? 'attachment' : 'task';
  });
  const lastNamed = (words: RegExp): number | undefined =>
    names.flatMap((name, index) => (kinds[index] === 'task' && words.test(name) ? [index] : [])).at(-1);
  const taskColumn =
    lastNamed(/任务|措施|事项|内容|举措|要求|项目|清单/) ?? lastNamed(/目标|标准/) ?? lastNamed(/名称/) ?? kinds.indexOf('task');
  // Of several columns of words the last says what is to be done; those before it name the group.
  const roles = kinds.map((kind, index) => (kind === 'task' && index < taskColumn ? 'heading' : kind));
  return taskColumn < 0 ? null : { kinds: roles, numberColumn: names.findIndex((name) => numberHead.test(name)), taskColumn };
}

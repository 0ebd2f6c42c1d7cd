/** Persons, places and what else a table prints in columns of their own: each filled cell is a field of its row. */
import { columnRole, isUnitRole } from '../assignment-label.ts';
import type { PrintedField, PrintedFieldKind } from '../parsed-plan.ts';
import { isTime } from './field-label.ts';
import { splitValues } from './field-values.ts';

interface FieldColumn {
  readonly index: number;
  readonly label: string;
  readonly kind: PrintedFieldKind;
}

interface Head {
  readonly columns: readonly FieldColumn[];
  readonly width: number;
}

const longestHead = 12;
const longestValue = 120;
/** What a row is about, and what it is counted by. */
const bodyHead = /措施|内容|任务|目标|举措|要求|事项|实事|项目|工程|名称|工作|类别|序号|编号|单位|部门|分工|标准|成效|成果|问题/u;
const nothing = /^(?:[-—－/]{1,2}|无|\/)?$/u;

/** A column that nobody knows is a field's where it stands behind a known one. */
function readHead(cells: readonly string[]): Head | null {
  const heads = cells.map((cell) => cell.replaceAll(/\s/gu, ''));
  if (heads.some((head) => head.length > longestHead || /[：:。；，\d]/u.test(head))) return null;
  const roles = heads.map(columnRole);
  const first = roles.findIndex((role) => role !== null);
  if (first < 0) return null;
  const columns = heads.flatMap((label, index): FieldColumn[] => {
    const role = roles[index] ?? null;
    if (role !== null) return isUnitRole(role) ? [] : [{ index, label, kind: role }];
    return index > first && label !== '' && !bodyHead.test(label) ? [{ index, label, kind: 'other' }] : [];
  });
  return { columns, width: cells.length };
}

function readRow(text: string, cells: readonly string[], start: number, head: Head): Omit<PrintedField, 'path'>[] {
  // A row whose first cells were merged with the row above is shorter: count from the right.
  const shift = cells.length - head.width;
  if (shift > 0) return [];
  const places: number[] = [];
  let at = start;
  for (const cell of cells) {
    places.push(at);
    at += cell.length + 1;
  }
  return head.columns.flatMap(({ index, label, kind }) => {
    const cell = cells[index + shift] ?? '';
    const value = cell.trim();
    if (nothing.test(value) || value.length > longestValue) return [];
    const from = (places[index + shift] ?? 0) + cell.indexOf(value);
    const range = { start: from, end: from + value.length };
    const told = kind === 'other' && isTime(value) ? 'time' : kind;
    return [{ ...range, raw: text.slice(range.start, range.end), kind: told, label, values: splitValues(value, told) }];
  });
}

/** The fields in the columns of all tables with tabs, in order. */
export function readColumnFields(text: string): Omit<PrintedField, 'path'>[] {
  const found: Omit<PrintedField, 'path'>[] = [];
  let head: Head | null = null;
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const tab = text.indexOf('\t', start);
    if (tab < 0) break;
    if (tab < end) {
      const cells = text.slice(start, end).split('\t');
      const next = readHead(cells);
      if (next !== null) head = next;
      else if (head !== null) found.push(...readRow(text, cells, start, head));
    }
    start = tab < end ? end + 1 : text.lastIndexOf('\n', tab) + 1;
  }
  return found;
}

import type { Line } from './lines.ts';
import { trimRange } from './lines.ts';
import type { FoundRange } from './structure.ts';

export interface WorkTableRow {
  /** `item` is a measure with an assignment; `group` the task that the measures below it belong to. */
  readonly kind: 'group' | 'item';
  readonly number: string;
  readonly start: number;
  readonly textStart: number;
  readonly end: number;
}

/**
 * Reads a table whose cells run together: 1推进生态文明建设1、建立领导机制3月区经发局…2、….
 * An item is what ends in the cells of an assignment; its number continues the item before, so that the numbered
 * sources in the last column are not taken for items. `assignments` are those of this line.
 */
export function readWorkTable(text: string, line: Line, assignments: readonly FoundRange[]): WorkTableRow[] {
  const rows: WorkTableRow[] = [];
  let item = 0;
  let group = 0;
  let from = line.start;
  for (const assignment of assignments) {
    const gap = text.slice(from, assignment.start);
    const at = lastNumber(gap, `${item + 1}`, /^[、.．]/);
    if (at >= 0) {
      const itemStart = from + at;
      const groupAt = lastNumber(gap.slice(0, at), `${group + 1}`, /^(?![、.．0-9年月日号])/);
      if (groupAt >= 0) {
        const number = `${group + 1}`;
        const name = trimRange(text, from + groupAt + number.length, itemStart);
        if (name && name.end - name.start <= 60) {
          rows.push({ kind: 'group', number, start: from + groupAt, textStart: name.start, end: name.end });
          group++;
        }
      }
      const number = `${item + 1}`;
      const body = trimRange(text, itemStart + number.length + 1, assignment.start);
      // A cell that lists measures of its own, 1.…。2.…, is no single item.
      if (body && !/[。；]\s?[0-9]{1,2}[.．、]/.test(text.slice(body.start, body.end))) {
        rows.push({ kind: 'item', number, start: itemStart, textStart: body.start, end: body.end });
        item++;
      }
    }
    from = assignment.end;
  }
  return rows.filter((row) => row.kind === 'item').length >= 3 ? rows : [];
}

function lastNumber(gap: string, number: string, after: RegExp): number {
  for (let at = gap.lastIndexOf(number); at >= 0; at = at === 0 ? -1 : gap.lastIndexOf(number, at - 1)) {
    const before = at === 0 ? '' : gap.charAt(at - 1);
    if (!/[0-9.．〔[]/.test(before) && after.test(gap.slice(at + number.length, at + number.length + 1))) return at;
  }
  return -1;
}

/** Assignments in a table with tab-separated cells: the columns 牵头单位, 责任单位, 配合单位 of each row make one assignment. */
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import { columnRole, isUnitRole, type LabelRole, type UnitRole } from './assignment-label.ts';
import { readPhrase, type Phrase } from './assignment-phrase.ts';
import { areProvedUnits, looksLikeUnit } from './unit-list-name.ts';

interface Column {
  readonly index: number;
  readonly role: UnitRole;
}

interface Head {
  readonly columns: readonly Column[];
  readonly width: number;
}

const headWord = /(?:单位|部门|处室|科室|机构|主体|分工)\s*(?:\t|$)/u;

function readHead(cells: readonly string[]): Head | null {
  const columns = cells.flatMap((cell, index): Column[] => {
    const role: LabelRole | null = columnRole(cell);
    return role === null || !isUnitRole(role) ? [] : [{ index, role }];
  });
  return columns.length === 0 || cells.length < 2 ? null : { columns, width: cells.length };
}

const labelOf = { lead: '牵头单位：', responsible: '责任单位：', support: '配合单位：' } as const satisfies Record<UnitRole, string>;

function readRow(cells: readonly string[], start: number, head: Head): AssignmentSpan | null {
  // A row whose first cells were merged with the row above is shorter: count from the right.
  const shift = cells.length - head.width;
  if (shift > 0) return null;
  const places: number[] = [];
  let at = start;
  for (const cell of cells) {
    places.push(at);
    at += cell.length + 1;
  }
  const filled = head.columns.flatMap(({ index, role }) => {
    const cell = cells[index + shift]?.trim() ?? '';
    const place = places[index + shift] ?? 0;
    return cell === '' ? [] : [{ role, cell, from: place, to: place + (cells[index + shift]?.trimEnd().length ?? 0) }];
  });
  const first = filled[0];
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return null;
  const phrase: Phrase = readPhrase(filled.map(({ role, cell }) => labelOf[role] + cell).join('；'));
  const names = phrase.parts.flatMap((part) => part.names);
  const [name] = names;
  return name !== undefined && (looksLikeUnit(name) || areProvedUnits(names)) ? { start: first.from, end: last.to, phrase } : null;
}

function find(text: string): AssignmentSpan[] {
  const found: AssignmentSpan[] = [];
  let head: Head | null = null;
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const tab = text.indexOf('\t', start);
    if (tab < 0) break;
    if (tab < end) {
      const line = text.slice(start, end);
      const cells = line.split('\t');
      const nextHead = headWord.test(line) ? readHead(cells) : null;
      if (nextHead !== null) head = nextHead;
      else if (head !== null) {
        const row = readRow(cells, start, head);
        if (row !== null) found.push(row);
      }
    }
    start = tab < end ? end + 1 : text.lastIndexOf('\n', tab) + 1;
  }
  return found;
}

export const tabbedAssignment: AssignmentConstruct = { name: 'tabbed', find };

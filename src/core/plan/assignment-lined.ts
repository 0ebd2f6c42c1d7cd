/** Assignments in a table whose cells an export has put on separate lines: lines with nothing but units are its unit columns. */
import type { AssignmentConstruct, AssignmentSpan } from './assignment-found.ts';
import { columnRole, isUnitRole, type LabelRole, type UnitRole } from './assignment-label.ts';
import { readPhrase, type RoleOfUnits } from './assignment-phrase.ts';
import { isNobody, looksLikeUnit } from './unit-list-name.ts';

interface Line {
  readonly text: string;
  readonly start: number;
}

const longestCell = 300;
const longestHead = 12;
/** A table ends where so many lines follow without a cell of units. */
const longestGap = 40;
const headWord = /序号|编号|任务|内容|措施|举措|时限|备注|指标|项目|目标|事项|要求|牵头|配合|责任/u;
const unitPrefix =
  /^(?:[省市县区州旗镇乡各]|有关|相关|国家|国务院|中央|中共|自治|人民银行|人行|国网|\p{Script=Han}{2,3}(?:市|县|区|州)\p{Script=Han}|团[省市县区]委)/u;
const unitSuffix =
  /(?:[局委办厅部]|政府|管委会|办公室|公司|集团|中心|单位|部门|办事处|委员会|工会|联合会|[支大]队)(?:[（(][^（）()]*[）)])?$/u;

/** Cheap look for a line that is the head of a unit column, before the lines are cut. */
const headLine =
  /^[^\S\n]{0,20}[^\n：:。]{0,6}(?:责[^\S\n]?任|牵[^\S\n]?头|配[^\S\n]?合)[^\S\n]?(?:单[^\S\n]?位|部[^\S\n]?门)[^\S\n]{0,20}$/mu;

function filledLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') lines.push({ text: trimmed, start: start + line.indexOf(trimmed) });
    start += line.length + 1;
  }
  return lines;
}

/** The roles of the unit columns among the lines from `at` on that may head columns, and the line behind these. */
function readHead(lines: readonly Line[], at: number): { roles: UnitRole[]; next: number } {
  const roles: UnitRole[] = [];
  let next = at;
  for (; next < lines.length; next++) {
    const line = lines[next]?.text ?? '';
    if (line.length > longestHead * 2) break;
    const cell = line.replace(/\s/gu, '');
    if (cell.length > longestHead || !headWord.test(cell) || /[：:。，]/u.test(cell)) break;
    const role: LabelRole | null = cell.endsWith('分工') ? null : columnRole(cell);
    if (role !== null && isUnitRole(role)) roles.push(role);
  }
  return { roles, next };
}

function unitsOf(line: string): readonly string[] | null {
  if (line.length > longestCell || !unitPrefix.test(line) || /[。！？：:“”]/u.test(line)) return null;
  const names = readPhrase(line).parts.flatMap((part) => part.names);
  const isUnits =
    names.length > 0 && names.every((name) => looksLikeUnit(name) && !isNobody(name)) && (names.length > 1 || unitSuffix.test(line));
  return isUnits ? names : null;
}

function toSpan(cells: readonly (Line & { names: readonly string[] })[], roles: readonly UnitRole[]): AssignmentSpan | null {
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return null;
  const parts = cells.map(({ names }, index): RoleOfUnits => ({ role: roles[Math.min(index, roles.length - 1)] ?? 'responsible', names }));
  const hasLead = parts.some(({ role }) => role === 'lead');
  const resolved = parts.map(({ role, names }): RoleOfUnits => ({ role: hasLead && role === 'responsible' ? 'support' : role, names }));
  return { start: first.start, end: last.start + last.text.length, phrase: { parts: resolved, open: false, hasLead } };
}

function find(text: string): AssignmentSpan[] {
  if (!headLine.test(text)) return [];
  const lines = filledLines(text);
  const found: AssignmentSpan[] = [];
  let roles: readonly UnitRole[] = [];
  let lastCell = 0;
  /** Up to here no line heads a column of units. */
  let headless = 0;
  for (let at = 0; at < lines.length;) {
    if (at >= headless) {
      const head = readHead(lines, at);
      if (head.roles.length > 0 && head.next - at >= 2) {
        roles = head.roles;
        at = head.next;
        lastCell = at;
        continue;
      }
      if (head.roles.length === 0) headless = head.next;
    }
    const cells: (Line & { names: readonly string[] })[] = [];
    for (; roles.length > 0 && at < lines.length; at++) {
      const line = lines[at];
      const names = line === undefined ? null : unitsOf(line.text);
      if (line === undefined || names === null) break;
      cells.push({ ...line, names });
    }
    const span = toSpan(cells, roles);
    if (span === null) at++;
    else {
      found.push(span);
      lastCell = at;
    }
    if (at - lastCell > longestGap) roles = [];
  }
  return found;
}

export const linedAssignment: AssignmentConstruct = { name: 'lined', find };

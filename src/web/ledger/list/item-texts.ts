/** Items of a year's list as texts of cells, by the same rules as the server's. */
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { cellValue, longestCell, readCell, writeCell, type CellField } from '#core/ledger/list/item-cell.ts';
import type { EditProblem, TypedCell } from '#web/ledger/list/cell-edits.ts';
import { t } from '#web/ledger/list/words.ts';

/** What units are called today, by id. */
export type ItemNames = (unitId: string) => string;

/** Who leads it: as the ledger has it, or of a child the unit that it was given to. */
export function leadText({ task, child, parts = [] }: ListItemRow, nameOf: ItemNames): string | undefined {
  return child === undefined ? task.lead : parts.map(({ unit }) => nameOf(unit)).join('、');
}

/** A cell as it is shown and copied. */
export function cellText(item: ListItemRow, field: CellField, nameOf: ItemNames): string {
  const { goal = null, start = null, plannedStart = null, cityLeader = null } = item;
  return writeCell(cellValue(field, { ...item, goal, start, plannedStart, cityLeader }), { nameOf });
}

/** What is wrong with a text, as far as it can be told without the units of the jurisdiction, which the server knows. */
export function problemsOf({ field, text }: TypedCell, year: number): readonly EditProblem[] {
  if (text.length > longestCell) return [{ code: 'too-long', limit: longestCell }];
  if (field === 'supervise' || field === 'partner') return [];
  const read = readCell(field, text, { year, unitsCalled: () => [], nameOf: (id) => id });
  return read.ok ? [] : read.problems;
}

/** Whether a typed text comes to what stands, as the server would read it. */
export function isSameText({ field, text }: TypedCell, stands: string, year: number): boolean {
  if (text.trim() === stands) return true;
  // Names stand for themselves: who is called so is not known here.
  const context = { year, unitsCalled: (name: string) => [name], nameOf: (id: string) => id };
  const read = readCell(field, text, context);
  return read.ok && writeCell(read.value, context) === stands;
}

/** `many`: the text has several lines, so that the line is named. */
export function problemWords({ code, line = 1, printed = '', limit = 0 }: EditProblem, field: CellField, many: boolean): string {
  if (code === 'unreadable' && (field === 'tier' || field === 'public')) return t(`list.problem.unreadable.${field}`, { printed });
  return t(`list.problem.${code}`, { line, printed, limit, many: many ? 'yes' : 'no' });
}

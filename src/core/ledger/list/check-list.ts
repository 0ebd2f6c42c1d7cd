/** 下发前检查: what holds a list up before it is issued, item by item and unit by unit, and what is only worth a look. Each finding leads to its cell. */
import type { Tier } from '#core/ledger/list/item-cell.ts';
import type { ListedItem } from '#core/ledger/list/burden.ts';

/**
 * Holds: no-lead 没有牵头单位 · no-date 一至三级没有当年节点或时限 · open-list 责任单位未明确 · task-gone 事项已撤下或拆分合并 · unit-ended 单位已撤并 ·
 * no-contact 没有联络员账号 · over-burden 填报负担超上限 · opinion-open 意见未答复. Hints: unlisted 未列入也未写理由 · unit-silent 逾期未反馈意见.
 */
export const findingCodes = [
  'no-lead',
  'no-date',
  'open-list',
  'task-gone',
  'unit-ended',
  'no-contact',
  'over-burden',
  'opinion-open',
  'unlisted',
  'unit-silent',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** The cell or column of the grid that a finding leads to; lead, answering and task are the plan's columns. */
export const findingFields = ['lead', 'q1', 'answering', 'task'] as const;

export interface Finding {
  readonly code: FindingCode;
  /** Whether it holds the list up. */
  readonly holds: boolean;
  readonly item?: string;
  readonly field?: (typeof findingFields)[number];
  readonly unit?: string;
  /** opinion-open: the opinion. */
  readonly opinion?: string;
  /** over-burden: cells that the unit fills in its fullest period, and the ceiling · unlisted: how many tasks. */
  readonly count?: number;
  readonly limit?: number;
}

export interface CheckedItem extends ListedItem {
  readonly id: string;
  readonly tier: Tier;
  readonly taskState: 'open' | 'withdrawn';
  /** The task's deadline, an ISO day. */
  readonly dueTo: string | null;
  /** Days of its milestones. */
  readonly milestones: readonly string[];
  /** Whether names of its units are still open: an open list, a name that nobody decided. */
  readonly hasOpen: boolean;
}

export interface CheckedUnit {
  readonly id: string;
  /** A body outside has no desk here: it is asked for nothing. */
  readonly outside: boolean;
  /** Somebody has a contact's account for it. */
  readonly hasContact: boolean;
  readonly ended: boolean;
}

export interface CheckedList {
  readonly year: number;
  readonly items: readonly CheckedItem[];
  /** Every unit that answers for an item. */
  readonly units: readonly CheckedUnit[];
  /** Tasks in no list of the year, and left out without a reason. */
  readonly unlisted: number;
  /** Cells that a unit may be asked for in one period. */
  readonly ceiling: number;
  /** By unit, those of its fullest period (burden.ts). */
  readonly cells: ReadonlyMap<string, number>;
  /** Opinions that were handed in and have no answer, in the order of the items; those on the whole list (`item` null) first. */
  readonly unanswered: readonly { readonly id: string; readonly item: string | null; readonly unit: string }[];
  /** Units that let the day of the newest round pass. */
  readonly silent: readonly string[];
}

/** All findings, in the order of the items; then by unit, then opinions and hints. */
export function checkList({ year, items, units, unlisted, ceiling, cells, unanswered, silent }: CheckedList): readonly Finding[] {
  const found: Finding[] = [];
  const ended = new Set(units.filter((unit) => unit.ended).map(({ id }) => id));
  for (const item of items) {
    const hold = (code: FindingCode, field: Finding['field'] & string, unit?: string): void =>
      void found.push({ code, holds: true, item: item.id, field, ...(unit === undefined ? {} : { unit }) });
    if (item.taskState === 'withdrawn') hold('task-gone', 'task');
    if (item.parts.every(({ role }) => role !== 'lead')) hold('no-lead', 'lead');
    if (item.hasOpen) hold('open-list', 'answering');
    if (item.tier <= 3 && !isDated(item, year)) hold('no-date', 'q1');
    for (const { unitId } of item.parts) if (ended.has(unitId)) hold('unit-ended', 'answering', unitId);
  }
  for (const unit of units) {
    if (unit.outside || unit.ended) continue;
    if (!unit.hasContact) found.push({ code: 'no-contact', holds: true, unit: unit.id });
    const count = cells.get(unit.id) ?? 0;
    if (count > ceiling) found.push({ code: 'over-burden', holds: true, unit: unit.id, count, limit: ceiling });
  }
  for (const { id, item, unit } of unanswered)
    found.push({ code: 'opinion-open', holds: true, opinion: id, unit, ...(item === null ? {} : { item }) });
  if (unlisted > 0) found.push({ code: 'unlisted', holds: false, count: unlisted });
  for (const unit of silent) found.push({ code: 'unit-silent', holds: false, unit });
  return found;
}

/** At least one dated milestone, or a deadline in the year (RULES §5). */
function isDated({ milestones, dueTo }: CheckedItem, year: number): boolean {
  return milestones.length > 0 || (dueTo !== null && dueTo.slice(0, 4) === String(year));
}

/** Whether nothing holds the list up. */
export const isIssuable = (findings: readonly Finding[]): boolean => findings.every(({ holds }) => !holds);

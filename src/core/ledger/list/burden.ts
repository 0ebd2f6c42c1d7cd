/**
 * 填报负担: how many cells a unit is asked to fill for a list in its fullest period, the last month of a quarter, when all that report do. Ours: the lead
 * of an item says how it goes and how far it is, and ticks milestones of that quarter; every other unit says one thing, about its own part. Tier 4 reports nothing.
 */
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { Tier } from '#core/ledger/list/item-cell.ts';
import { quarterOf } from '#core/ledger/list/milestone-cell.ts';

export interface ItemPart {
  readonly unitId: string;
  readonly role: ResponsibilityRole;
}

export interface ListedItem {
  readonly tier: Tier;
  /** Days of its milestones. */
  readonly milestones: readonly string[];
  /** Each unit once, in the weightiest role that it has. */
  readonly parts: readonly ItemPart[];
}

/** What the lead of an item says in each report: 进展 and 完成程度. */
const leadCells = 2;
const otherCells = 1;

/** Cells of the unit in the quarter in which they are most. */
export function mostCells(items: readonly ListedItem[], unitId: string): number {
  const byQuarter: [number, number, number, number] = [0, 0, 0, 0];
  for (const { tier, milestones, parts } of items) {
    const part = parts.find((one) => one.unitId === unitId);
    if (part === undefined || part.role === 'supervise') continue;
    for (const quarter of [1, 2, 3, 4] as const) {
      const ticks = part.role === 'lead' ? milestones.filter((due) => quarterOf(due) === quarter).length : 0;
      byQuarter[quarter - 1] = (byQuarter[quarter - 1] ?? 0) + (tier === 4 ? 0 : part.role === 'lead' ? leadCells : otherCells) + ticks;
    }
  }
  return Math.max(...byQuarter);
}

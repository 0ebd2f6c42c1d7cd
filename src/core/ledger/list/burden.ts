/**
 * 填报负担: how many cells a unit is asked to fill for a list in its fullest period, the last month of a quarter, when all that report do. Ours: the lead
 * of an item says how it goes and how far it is, judges it, and ticks milestones of that quarter; every other unit says one thing, about its own part. Tier 4 reports nothing.
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

/** What the lead of an item says in each report: 进展, 完成程度 and 自评; every other unit: 进展 of its part. */
export const leadCells = 3;
export const otherCells = 1;

/** By unit, its cells in the quarter in which they are most; 0 is not named. */
export function mostCells(items: readonly ListedItem[]): ReadonlyMap<string, number> {
  const byUnit = new Map<string, [number, number, number, number]>();
  for (const { tier, milestones, parts } of items) {
    const ticks = Map.groupBy(milestones, quarterOf);
    for (const { unitId, role } of parts) {
      if (role === 'supervise') continue;
      const cells = byUnit.get(unitId) ?? [0, 0, 0, 0];
      byUnit.set(unitId, cells);
      for (const quarter of [1, 2, 3, 4] as const) {
        const own = role === 'lead' ? (ticks.get(quarter)?.length ?? 0) : 0;
        cells[quarter - 1] = (cells[quarter - 1] ?? 0) + (tier === 4 ? 0 : role === 'lead' ? leadCells : otherCells) + own;
      }
    }
  }
  return new Map([...byUnit].flatMap(([unitId, cells]) => (Math.max(...cells) === 0 ? [] : [[unitId, Math.max(...cells)] as const])));
}

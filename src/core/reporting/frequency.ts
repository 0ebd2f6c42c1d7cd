/** How often a piece of work is reported (RULES §1): by the tier of its item; of several that are one work, as often as the most frequent of them. */
import type { Tier } from '#core/ledger/list/item-cell.ts';
import type { PeriodLength } from '#core/settings/period.ts';
import type { Rules } from '#core/settings/rules.ts';

/** Null: not at all, by its milestones alone. */
export function frequencyOf(tier: Tier, rules: Rules): PeriodLength | null {
  const months = rules[`frequency.tier-${tier}`];
  if (months === 0) return null;
  return months === 1 ? 'month' : 'quarter';
}

/** Of items that are one piece of work: once, and never for a quarter what was said for its months. */
export function frequencyOfWork(tiers: readonly Tier[], rules: Rules): PeriodLength | null {
  const each = tiers.map((tier) => frequencyOf(tier, rules));
  return each.includes('month') ? 'month' : each.includes('quarter') ? 'quarter' : null;
}

/** The printed unit names of a plan as the panel shows them, and those that can be accepted at once. */
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';

/** All of them, or those that are open. */
export function shownTexts<T extends Pick<PlanUnit, 'state'>>(rows: readonly T[], all: boolean): readonly T[] {
  return all ? rows : rows.filter(({ state }) => state === 'open');
}

/** Open names with the unit that has that very name now: it got the name after the plan came in. */
export function sameNames<T extends Pick<PlanUnit, 'state' | 'proposals'>>(
  rows: readonly T[],
): { readonly unit: T; readonly unitId: string }[] {
  return rows.flatMap((unit) => {
    const same = unit.state === 'open' ? unit.proposals.find(({ why }) => why === 'same-name') : undefined;
    return same === undefined ? [] : [{ unit, unitId: same.unitId }];
  });
}

/** The decisions that a text offers beside choosing a unit: it can be left as printed, or be open again. */
export function otherDecisions(state: PlanUnit['state']): { readonly asPrinted: boolean; readonly takeBack: boolean } {
  return { asPrinted: state !== 'as-printed', takeBack: state !== 'open' };
}

/** Plans as the ledger calls them: two of one title by what begins their tasks' codes, and by the day of issue where it is known. */
import type { countTasks } from '#contract/ledger/task-endpoints.ts';
import { t } from '#web/ledger/words.ts';
import type { Answer } from '#web/ui/call.ts';

type PlanFacet = Answer<typeof countTasks>['plan'][number];

/** `named`: in the brackets of a title, for where the plan stands beside something else. */
export type NamedPlan = PlanFacet & { readonly named: string };

/** In the order in which they come. */
export function plansApart(plans: readonly PlanFacet[]): NamedPlan[] {
  const byTitle = Map.groupBy(plans, ({ label }) => label);
  return plans.map((plan) => {
    const note = (byTitle.get(plan.label)?.length ?? 0) > 1 ? noteOf(plan) : '';
    return { ...plan, label: plan.label + note, named: `《${plan.label}》${note}` };
  });
}

function noteOf({ number, issuedOn }: PlanFacet): string {
  return issuedOn === null ? t('ledger.plan.apart', { number }) : t('ledger.plan.apart.issued', { number, day: issuedOn });
}

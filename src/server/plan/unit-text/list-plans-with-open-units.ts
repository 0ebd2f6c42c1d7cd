/** Plans whose printed names nobody has decided: a tree of units can be made from them. */
import type * as contract from '#contract/plan/unit-text-endpoints.ts';
import { success } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { printedTexts } from '#server/plan/unit-text/printed-texts.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Open lists are nobody in particular and are left out, and so is what a plan once printed and prints no longer. */
export const listPlansWithOpenUnits: Handler<typeof contract.listPlansWithOpenUnits> = async (_input, act) => {
  const rows = await act.db
    .selectFrom('unit_text')
    .innerJoin('plan', (join) =>
      join.onRef('plan.jurisdiction_id', '=', 'unit_text.jurisdiction_id').onRef('plan.id', '=', 'unit_text.plan_id'),
    )
    .select(['plan.id', 'plan.title', 'unit_text.text'])
    .where(inJurisdiction(act, 'unit_text'))
    .where('unit_text.state', '=', 'open')
    .where('unit_text.open_list', '=', false)
    .orderBy('plan.number')
    .execute();
  const plans = [];
  for (const [planId, own] of Map.groupBy(rows, ({ id }) => id)) {
    const { tasks } = await printedTexts(act, planId);
    const names = own.filter(({ text }) => tasks.has(text)).length;
    if (names > 0) plans.push({ planId, title: own[0]?.title ?? '', names });
  }
  return success({ plans });
};

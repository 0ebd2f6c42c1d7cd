/** The unit texts of a plan with what they mean. */
import type * as contract from '#contract/plan/unit-text-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { findPlan, issuedOnOf, issuerLevelOfPlan } from '#server/plan/rows.ts';
import { printedTexts, withReview } from '#server/plan/unit-text/printed-texts.ts';
import { planResolver, proposalsOf, unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Every text that the newest draft prints, or else the ledger, those with the most tasks first. */
export const listPlanUnits: Handler<typeof contract.listPlanUnits> = async ({ params: { planId } }, act) => {
  if (!(await findPlan(act, planId))) return failure('plan-not-found');
  const printed = await printedTexts(act, planId);
  const known = await unitTextsOf(act, planId);
  const resolve = await planResolver(act, planId, await issuedOnOf(act, planId));
  const units = [...printed.tasks].flatMap(([text, tasks]) => {
    const found = known.get(text);
    if (found === undefined) return [];
    const row = withReview(found, printed.kept.get(text));
    return [answerOf(row, tasks, row.state === 'open' ? proposalsOf(resolve, text) : [])];
  });
  return success({
    issuerLevel: await issuerLevelOfPlan(act, planId),
    units: units.sort((a, b) => b.tasks - a.tasks || (a.text < b.text ? -1 : 1)),
  });
};

/** A text as pages see it. */
export function answerOf(row: UnitText, tasks: number, proposals: contract.PlanUnit['proposals']): contract.PlanUnit {
  return { ...row, unitIds: [...row.unitIds], tasks, proposals };
}

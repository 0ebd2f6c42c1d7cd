/** Plans with their versions. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadPlans } from '#server/plan/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listPlans: Handler<typeof contract.listPlans> = async (_input, act) => success({ plans: await loadPlans(act) });

export const getPlan: Handler<typeof contract.getPlan> = async ({ params }, act) => {
  const [plan] = await loadPlans(act, params.planId);
  return plan === undefined ? failure('plan-not-found') : success(plan);
};

/** 撤销作废: a discarded version is a draft again. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { checkRestore } from '#core/plan/plan-version.ts';
import { findSameFile, findVersion, hashOf, loadPlans, updateVersion } from '#server/plan/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const restoreVersion: Handler<typeof contract.restoreVersion> = async ({ params }, act) => {
  await lockJurisdiction(act);
  const version = await findVersion(act, params.planId, params.versionId, true);
  const [plan] = await loadPlans(act, params.planId);
  if (version === null || plan === undefined) return failure('version-not-found');
  const refusal = checkRestore(version.summary.state, plan, await findSameFile(act, await hashOf(act, params.versionId)));
  if (refusal !== null) return refusal;
  const summary = await updateVersion(act, params.versionId, { state: 'draft' });
  act.audit({
    objects: [{ type: 'plan_version', id: params.versionId, before: { state: 'discarded' }, after: { state: 'draft' } }],
  });
  return success(summary);
};

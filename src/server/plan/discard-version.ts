/** 作废: a draft that nobody will publish. Its original and its log stay. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { findVersion, updateVersion } from '#server/plan/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const discardVersion: Handler<typeof contract.discardVersion> = async ({ params, body }, act) => {
  const version = await findVersion(act, params.planId, params.versionId, true);
  if (version === null) return failure('version-not-found');
  if (version.summary.state !== 'draft') return failure('version-not-draft', { state: version.summary.state });
  const summary = await updateVersion(act, params.versionId, { state: 'discarded' });
  act.audit({
    detail: body.reason,
    objects: [
      { type: 'plan_version', id: params.versionId, before: { state: 'draft' }, after: { state: 'discarded', reason: body.reason } },
    ],
  });
  return success(summary);
};

/** 文件标识: how far a version and its file may go. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { findVersion, updateVersion } from '#server/plan/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const labelVersion: Handler<typeof contract.labelVersion> = async ({ params, body: { label, was, reason } }, act) => {
  const version = await findVersion(act, params.planId, params.versionId, true);
  if (version === null) return failure('version-not-found');
  const { label: before, title } = version.summary;
  if (before !== was) return failure('version-label-changed', { title, label: before });
  if (before === label) {
    act.unchanged();
    return success(version.summary);
  }
  const summary = await updateVersion(act, params.versionId, { label });
  act.audit({
    detail: reason,
    objects: [{ type: 'plan_version', id: params.versionId, before: { versionLabel: before }, after: { versionLabel: label, reason } }],
  });
  return success(summary);
};

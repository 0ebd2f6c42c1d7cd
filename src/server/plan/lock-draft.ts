/** A draft that somebody is about to change. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { checkDraft } from '#core/plan/plan-version.ts';
import { findVersion, type StoredVersion } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The version, locked, when it is a draft at the revision that the caller saw. */
export async function lockDraft(
  act: Act,
  { planId, versionId }: { readonly planId: string; readonly versionId: string },
  revision: number,
): Promise<Outcome<StoredVersion, 'version-not-found' | 'version-not-draft' | 'draft-moved-on'>> {
  const version = await findVersion(act, planId, versionId, true);
  if (version === null) return failure('version-not-found');
  return checkDraft(version.summary, revision) ?? success(version);
}

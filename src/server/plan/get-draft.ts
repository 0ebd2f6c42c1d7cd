/** A version with its text, its parse and its log: what the browser replays. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, type StoredVersion } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

export const getDraft: Handler<typeof contract.getDraft> = async ({ params }, act) => {
  const version = await findVersion(act, params.planId, params.versionId);
  return version === null ? failure('version-not-found') : success(await draftAnswer(act, version));
};

/** A stored version as pages get it. */
export async function draftAnswer(act: Act, version: StoredVersion): Promise<AnswerOf<typeof contract.getDraft>> {
  const { ledger, log } = await openDraft(act, version);
  return {
    version: version.summary,
    plan: { id: version.summary.planId, number: version.planNumber, title: version.planTitle },
    text: version.body,
    ledger,
    anchors: [...version.anchors],
    operations: [...log],
  };
}

/** A version with its text, its parse and its log: what the browser replays. */
import type * as contract from '#contract/plan/draft-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import { findVersion, type StoredVersion } from '#server/plan/rows.ts';
import { sentDraft } from '#server/plan/sent-draft.ts';
import { serialized, type SerializedAnswer, type SerializedHandler } from '#server/platform/http/route.ts';

export const getDraft: SerializedHandler<typeof contract.getDraft> = async ({ params }, act) => {
  const version = await findVersion(act, params.planId, params.versionId);
  return version === null ? failure('version-not-found') : success(draftAnswer(version, await sentDraft(act, version)));
};

/** A stored version as pages get it. The parse stays the text that it is: of a long plan it has ten megabytes. */
export function draftAnswer(
  { summary, planNumber, planTitle, anchors }: StoredVersion,
  { ledger, text, log }: SentDraft,
): SerializedAnswer {
  const plan = { id: summary.planId, number: planNumber, title: planTitle };
  const rest = JSON.stringify({ version: summary, plan, text, anchors, operations: log });
  return serialized(`${rest.slice(0, -1)},"ledger":${ledger}}`);
}

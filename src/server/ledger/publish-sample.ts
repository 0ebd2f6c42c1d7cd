/** A demonstration opens with a ledger: the sample, published with every open doubt accepted for a stated reason. */
import { publishDraft as publishDraftEndpoint } from '#contract/ledger/publish-endpoints.ts';
import { success, type Outcome } from '#core/failure.ts';
import { publishDraft } from '#server/ledger/publish/publish-draft.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, loadPlans } from '#server/plan/rows.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Log } from '#server/platform/log.ts';

/** Kept with each acceptance, so that nobody takes it for somebody's decision. */
const reason = '演示：样例照原样发布';

/** Publishes the draft of the sample; nothing when there is none. That it cannot be published is no reason not to start: it is logged. */
export async function publishSample(source: ActSource, context: ActContext, log: Log): Promise<void> {
  const published = await runWrite(source, { ...context, endpointId: publishDraftEndpoint.id }, publishDraftOfSample);
  if (!published.ok) log.error({ code: published.code, data: published.data }, 'the sample was not published');
}

async function publishDraftOfSample(act: Act): Promise<Outcome<unknown>> {
  const [plan] = await loadPlans(act);
  const draft = plan?.versions.find(({ state }) => state === 'draft');
  const version = draft === undefined ? null : await findVersion(act, draft.planId, draft.id);
  if (version === null) {
    act.unchanged();
    return success(undefined);
  }
  const opened = await openDraft(act, version);
  const keys = [
    ...opened.draft.coverage.gaps.map(({ start, end }) => `gap:${start}:${end}`),
    ...opened.draft.doubts.filter(({ settled }) => settled === null).map(({ key }) => key),
  ];
  const { planId, id: versionId, draftRevision: revision } = version.summary;
  const body = { revision, acceptances: keys.map((key) => ({ key, reason })), continues: [] };
  return publishDraft({ params: { planId, versionId }, query: {}, body }, act);
}

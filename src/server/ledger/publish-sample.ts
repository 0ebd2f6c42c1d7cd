/** A demonstration opens with a ledger: the sample, published with every open doubt accepted for a stated reason. */
import { publishDraft as publishDraftEndpoint } from '#contract/ledger/publish-endpoints.ts';
import { gapKey } from '#core/plan/draft/publish.ts';
import { furnishSample } from '#server/ledger/furnish-sample.ts';
import { publishDraft } from '#server/ledger/publish/publish-draft.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, loadPlans } from '#server/plan/rows.ts';
import { stagedRoute, type InputOf } from '#server/platform/http/route.ts';
import { runRead, runRoute, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Log } from '#server/platform/log.ts';

/** Kept with each acceptance, so that nobody takes it for somebody's decision. */
const reason = '演示：样例照原样发布';

/** Publishes the draft of the sample and gives it leads and members; nothing when there is none. That it cannot be published is no reason not to start: it is logged. */
export async function publishSample(source: ActSource, context: ActContext, log: Log): Promise<void> {
  const request = await runRead(source, context, requestOfSample);
  if (request === null) return;
  const route = stagedRoute(publishDraftEndpoint, publishDraft);
  const asPublished = { ...context, endpointId: publishDraftEndpoint.id };
  const published = await runRoute(source, asPublished, route, request, new AbortController().signal);
  if (published.ok) await furnishSample(source, context, log);
  else log.error({ code: published.code, data: published.data }, 'the sample was not published');
}

async function requestOfSample(act: Act) {
  const [plan] = await loadPlans(act);
  const draft = plan?.versions.find(({ state }) => state === 'draft');
  const version = draft === undefined ? null : await findVersion(act, draft.planId, draft.id);
  if (version === null) return null;
  const opened = await openDraft(act, version);
  const keys = [
    ...opened.draft.coverage.gaps.map(gapKey),
    ...opened.draft.doubts.filter(({ settled }) => settled === null).map(({ key }) => key),
  ];
  const { planId, id: versionId, draftRevision: revision } = version.summary;
  // Routes erase the types of their input: without this what is left out comes to light when a demonstration starts.
  const body: InputOf<typeof publishDraftEndpoint>['body'] = {
    revision,
    acceptances: keys.map((key) => ({ key, reason })),
    continues: [],
    corrections: [],
    adjustments: [],
  };
  return { params: { planId, versionId }, query: {}, body };
}

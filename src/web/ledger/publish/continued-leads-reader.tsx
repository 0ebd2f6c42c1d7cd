import { useEffect } from 'react';
import { diffVersion } from '#contract/ledger/publish-endpoints.ts';
import { continuedLeads } from '#web/plan/review/continued-leads.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';

/** Tells the review of a new version, once, who leads its tasks in the ledger and which names were decided there. It compares two whole versions, so not after each answer. */
export function ContinuedLeadsReader() {
  const { state, change } = useReview();
  const { planId, id: versionId } = state.version;
  useEffect(() => {
    call(diffVersion, { params: { planId, versionId } }).then(
      ({ tasks, decidedTexts }) =>
        change((now) => ({ ...now, continuedLeads: continuedLeads(now.draft, tasks), decidedTexts: new Set(decidedTexts) })),
      (error: unknown) => message.error(explain(error)),
    );
  }, [planId, versionId, change]);
  return null;
}

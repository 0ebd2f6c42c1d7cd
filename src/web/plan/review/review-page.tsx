import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { getDraft } from '#contract/plan/draft-endpoints.ts';
import { showTaskAt, type DraftAnswer } from '#web/plan/review/review-state.ts';
import { ReviewWorkspace } from '#web/plan/review/review-workspace.tsx';
import { ReviewContext, useReviewState } from '#web/plan/review/use-review.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { NotFoundPage } from '#web/ui/not-found-page.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { isMissing } from '#web/ui/request-failure.ts';
import { useTitle } from '#web/ui/use-title.ts';
import { readReviewPlace } from '#web/plan/plan-address.ts';
import '#web/plan/review/review.css';
import '#web/plan/review/review-dialogs.css';
import '#web/plan/review/review-document.css';
import '#web/plan/review/review-ledger.css';
import '#web/plan/review/review-task.css';

/** The review workspace of one version: the document beside the ledger that is made of it. */
export function ReviewPage() {
  const { planId = '', versionId = '' } = useParams();
  // Read once: from then on the page has what it did itself, and learns of others when it saves.
  const { data, error, refetch } = useQuery({
    ...endpointQuery(getDraft, { params: { planId, versionId } }),
    staleTime: 'static',
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data !== undefined) return <Opened key={versionId} answer={data} />;
  if (error === null) return <PageSkeleton />;
  if (isMissing(error)) return <NotFoundPage home="/plans" />;
  return (
    <div className="page">
      <LoadFailure error={error} onRetry={() => void refetch()} />
    </div>
  );
}

function Opened({ answer }: { answer: DraftAnswer }) {
  const review = useReviewState(answer);
  const [search] = useSearchParams();
  const at = useMemo(() => readReviewPlace(search), [search]);
  const { change } = review;
  useTitle(review.state.draft.title);
  useEffect(() => {
    if (at !== null) change((now) => showTaskAt(now, at));
  }, [at, change]);
  return (
    <ReviewContext value={review}>
      <ReviewWorkspace />
    </ReviewContext>
  );
}

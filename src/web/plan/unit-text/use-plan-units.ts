import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listPlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { call } from '#web/ui/call.ts';

/** The unit texts of the plan as the stored draft prints them: read anew whenever the draft was stored. */
export function usePlanUnits() {
  const { planId, draftRevision } = useReview().state.version;
  return useQuery({
    queryKey: ['plan-units', planId, draftRevision],
    queryFn: ({ signal }) => call(listPlanUnits, { params: { planId }, signal }),
    select: ({ units }) => units,
    placeholderData: keepPreviousData,
  });
}

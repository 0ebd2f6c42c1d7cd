import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listPlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import { useReview } from '#web/plan/review/use-review.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

/** The unit texts of the plan as the stored draft prints them. */
export function usePlanUnits() {
  const { planId } = useReview().state.version;
  return useQuery({
    ...endpointQuery(listPlanUnits, { params: { planId } }),
    select: ({ units }) => units,
    placeholderData: keepPreviousData,
  });
}

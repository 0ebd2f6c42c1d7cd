import { useQuery } from '@tanstack/react-query';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { yearOfAll } from '#web/plan/read-due.ts';
import { planYear } from '#web/plan/review/deadline-operations.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

/** The year that deadlines without one mean in tasks of these plans; null where the plans are of several years, and until it is known. */
export function usePlanYear(planIds: readonly string[]): number | null {
  const { data } = useQuery({ ...endpointQuery(listPlans, {}), enabled: planIds.length > 0 });
  const years = [...new Set(planIds)].map((planId) => {
    const plan = data?.plans.find(({ id }) => id === planId);
    const version = plan?.versions.find(({ state }) => state === 'published') ?? plan?.versions[0];
    return version === undefined ? undefined : planYear(version);
  });
  return yearOfAll(years);
}

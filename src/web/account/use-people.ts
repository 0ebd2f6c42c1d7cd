import { useQuery } from '@tanstack/react-query';
import { listAccounts } from '#contract/account/endpoints.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

/** Everybody of the jurisdiction: some hundreds, so that filters answer at once. */
export function usePeople() {
  return useQuery({ ...endpointQuery(listAccounts, {}), select: ({ accounts }) => accounts });
}

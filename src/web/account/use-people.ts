import { useQuery } from '@tanstack/react-query';
import { listAccounts } from '#contract/account/endpoints.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';

/** All people of the jurisdiction. They are some hundreds, so the browser can filter them. */
export function usePeople() {
  return useQuery({ ...endpointQuery(listAccounts, {}), select: ({ accounts }) => accounts });
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { listAccounts, type Account } from '#contract/account/endpoints.ts';
import { call, type Answer } from '#web/ui/call.ts';

const peopleKey = ['people'] as const;

/** Everybody of the jurisdiction: some hundreds, so that filters answer at once. */
export function usePeople() {
  return useQuery({ queryKey: peopleKey, queryFn: ({ signal }) => call(listAccounts, { signal }), select: ({ accounts }) => accounts });
}

/** Takes over what a change answered, and reads anew what hangs on it. */
export function useKeepPerson(): (account: Account) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (account) => {
      client.setQueryData<Answer<typeof listAccounts>>(peopleKey, (before) => {
        if (before === undefined) return before;
        const known = before.accounts.some(({ id }) => id === account.id);
        return { accounts: known ? before.accounts.map((one) => (one.id === account.id ? account : one)) : [...before.accounts, account] };
      });
      await Promise.all([client.invalidateQueries({ queryKey: peopleKey }), client.invalidateQueries({ queryKey: personKey(account.id) })]);
    },
    [client],
  );
}

/** Somebody else was faster: reads the list anew, what was typed stays. */
export function useReadPeople(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: peopleKey }), [client]);
}

/** Of what is read for one person: logins, history. */
export function personKey(accountId: string, what?: string): readonly string[] {
  return what === undefined ? ['person', accountId] : ['person', accountId, what];
}

/** Who is logged in, asked before every page: one query that all parts of the session read and write. */
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getSession, logOut } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { announceSession } from '#web/session/session-channel.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { call, type Answer } from '#web/ui/call.ts';
import { isTransient } from '#web/ui/request-failure.ts';

export type SessionAnswer = Answer<typeof getSession>;
export type Installation = SessionAnswer['installation'];

const session = endpointQuery(getSession, {});
const retryMs = 3000;

/** The session as the server sees it. Asked again whenever the window comes to the front: somebody may have logged out in another one. */
export function useSession() {
  return useQuery({
    ...session,
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
    // The first answer decides whether there is a page at all: keep asking until the service is there.
    refetchInterval: ({ state }) => (state.data === undefined && isTransient(state.error) ? retryMs : false),
  });
}

/** Asks the server anew who is logged in. */
export async function refreshSession(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: session.queryKey });
}

/**
 * Stores the answer of a login step or of a change of the own account as the session, and announces it to other windows. Such calls touch no
 * topic of the session: their answer is the new session, and a refetch would show the former state until it arrived.
 */
export function useSignedIn(): (me: Me) => void {
  const client = useQueryClient();
  return useCallback(
    (me) => {
      void client.cancelQueries({ queryKey: session.queryKey });
      client.setQueryData(session.queryKey, (before) => (before === undefined ? before : { ...before, me, ended: null }));
      announceSession();
    },
    [client],
  );
}

/** Ends the session. The page is loaded anew, so that nothing of the last person stays in memory. */
export async function logOutAndReload(client: QueryClient, to = '/login'): Promise<void> {
  await call(logOut, {});
  client.clear();
  announceSession();
  location.assign(to);
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { powers } from '#core/domains.ts';
import { recordUse } from '#web/session/idle.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { watchCalls } from '#web/ui/call-watch.ts';

const renderMs = 100;

/** Calls that found the session ended wait until it is back (call.ts asks them once more). */
export function useWaitingCalls(held: boolean, lost: boolean, back: boolean): void {
  const client = useQueryClient();
  const state = useRef({ held, lost });
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    state.current = { held, lost };
    if (back) for (const resume of waiting.current.splice(0)) resume();
  });
  useEffect(
    () =>
      watchCalls({
        answered: (endpoint) => {
          if (endpoint.background !== true) recordUse();
        },
        signedOut: (endpoint) => {
          // The steps of logging in again must not wait for themselves.
          if (!state.current.held || (state.current.lost && isSignIn(endpoint.id))) return null;
          const resumed = new Promise<void>((resolve) => waiting.current.push(resolve));
          const resumeCalls = () => {
            if (!state.current.lost) for (const resume of waiting.current.splice(0)) resume();
          };
          // The answer may be that all is well: another window has logged in meanwhile. First React must have drawn what it means.
          void refreshSession(client).finally(() => setTimeout(resumeCalls, renderMs));
          return resumed;
        },
      }),
    [client],
  );
}

function isSignIn(id: string): boolean {
  const who = powers[id]?.who;
  return who === 'anyone' || who === 'session';
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { powers } from '#core/domains.ts';
import { recordUse } from '#web/session/idle.ts';
import { refreshSession } from '#web/session/session-query.ts';
import { watchCalls } from '#web/ui/call-watch.ts';

const renderMs = 100;

/** Calls that fail because the session has ended wait until the person has logged in again; call.ts then repeats them. */
export function useWaitingCalls(held: boolean, lost: boolean, back: boolean, proofNeeded: () => Promise<boolean>): void {
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
        proofNeeded,
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
          // The session may be valid: another window has logged in meanwhile. React must render that state first.
          void refreshSession(client).finally(() => setTimeout(resumeCalls, renderMs));
          return resumed;
        },
      }),
    [client, proofNeeded],
  );
}

function isSignIn(id: string): boolean {
  const who = powers[id]?.who;
  return who === 'anyone' || who === 'session';
}

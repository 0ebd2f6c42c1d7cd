import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { switchPost } from '#contract/session/endpoints.ts';
import type { Me } from '#contract/access/me.ts';
import { gateState, postToReturnTo } from '#web/session/gate-state.ts';
import { IdleWarning } from '#web/session/idle-warning.tsx';
import { MeContext } from '#web/access/me.ts';
import { onSessionElsewhere } from '#web/session/session-channel.ts';
import { refreshSession, useSession, useSignedIn } from '#web/session/session-query.ts';
import { loginAddress } from '#web/session/sign-in/login-address.ts';
import { useWaitingCalls } from '#web/session/waiting-calls.ts';
import { useProof } from '#web/session/use-proof.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/session/frame-words.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { explain } from '#web/ui/request-failure.ts';

const ProofDialog = lazyPart(async () => (await import('#web/session/proof-dialog.tsx')).ProofDialog, { takesKeys: true });
const SessionLost = lazyPart(async () => (await import('#web/session/session-lost.tsx')).SessionLost, { takesKeys: true });
const PostChanged = lazyPart(async () => (await import('#web/session/post-changed.tsx')).PostChanged);

/**
 * Shows pages only to logged-in people. When the session ends, the open page stays and the person logs in again in a dialog over it, so that
 * typed text is not lost. When another person logs in, the page is reloaded.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  // The person whose page this is: outlives the session.
  const [held, setHeld] = useState<Me | null>(null);
  const me = session.data?.me ?? null;
  const full = me?.stage === 'full' ? me : null;
  const { same, lost, otherPerson } = gateState(held, session.data === undefined ? undefined : me);
  if (full !== null && full !== held && (held === null || same)) setHeld(full);
  const returning = useReturnToPost(held, full, lost);

  const proof = useProof();
  useWaitingCalls(held !== null, lost, same, proof.ask);
  const { settle } = proof;
  useEffect(
    () =>
      onSessionElsewhere(() => {
        // Perhaps the proof was given in another window: then the waiting call succeeds.
        settle(true);
        void refreshSession(client);
      }),
    [client, settle],
  );
  useEffect(() => {
    // Whoever logs in again has proven who they are, but what was asked then is for them to ask again.
    if (lost) settle(false);
  }, [lost, settle]);
  useEffect(() => {
    if (otherPerson) location.reload();
  }, [otherPerson]);

  if (held === null) {
    if (session.isError) return <Unreachable error={session.error} onRetry={() => void session.refetch()} />;
    if (session.data === undefined || full !== null) return <PageSkeleton />;
    return <Navigate to={loginAddress(me, `${pathname}${search}`)} replace />;
  }
  return (
    <MeContext value={held}>
      {children}
      {!lost && <IdleWarning me={held} />}
      {!lost && proof.asked && <ProofDialog me={held} onProven={() => settle(true)} onCancel={() => settle(false)} />}
      {lost && <SessionLost held={held} />}
      {full !== null && !same && !otherPerson && !returning && <PostChanged held={held} now={full} />}
    </MeContext>
  );
}

/** Whoever logs in again over the page goes on in the post that the page is for, not in the one that a login begins with. */
function useReturnToPost(held: Me | null, full: Me | null, lost: boolean): boolean {
  const signedIn = useSignedIn();
  const [wasLost, setWasLost] = useState(false);
  if (lost && !wasLost) setWasLost(true);
  const postId = wasLost ? postToReturnTo(held, full) : null;
  const returning = postId !== null;
  if (wasLost && full !== null && !returning) setWasLost(false);
  useEffect(() => {
    if (postId === null) return;
    // Refused, it is as if another window had switched the post: PostChanged asks.
    call(switchPost, { body: { postId } }).then(signedIn, () => setWasLost(false));
  }, [postId, signedIn]);
  return returning;
}

function Unreachable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="state-page" role="alert">
      <h1>{t('shell.failed.load')}</h1>
      <p className="muted">{explain(error)}</p>
      <div className="acts">
        <Button type="primary" onClick={onRetry}>
          {t('shell.retry')}
        </Button>
      </div>
    </div>
  );
}

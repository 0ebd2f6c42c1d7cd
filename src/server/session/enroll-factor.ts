/** Adds a second factor to an account. A login that waited for it becomes complete; a complete one stays complete. */
import type { Me } from '#contract/access/me.ts';
import { success, type Outcome } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { withFactor } from '#core/session/session-stage.ts';
import type { OwnAccountContext } from '#server/session/account-context.ts';
import { loadMe } from '#server/session/me.ts';
import { endSessions, methodOf, advanceSession } from '#server/session/open-session.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Advances the session under a new secret after `store` has written the factor and its audit event. */
export async function enrollFactor(
  visit: Visit,
  { identity, account, settings, sessionId }: OwnAccountContext,
  factor: 'totp' | 'passkey',
  store: (act: Act) => Promise<void>,
): Promise<Outcome<Me, 'sign-in-unfinished'>> {
  const stored = await visit.write(identity, async (act) => {
    // The lock serialises two simultaneous enrolments: the second one finds the factor of the first.
    const before = await loadAccount(act, account.id, true);
    if (before === null) throw new Error('the account is gone');
    const refusal = refuseEnrolling(visit.caller.stage, before);
    if (refusal) return refusal;
    await store(act);
    // Other logins that wait to set up a factor end: they must prove this one now.
    await endSessions(act, account.id, 'factor-added', { except: sessionId, stage: 'enroll' });
    const now = await loadAccount(act, account.id);
    if (now === null) throw new Error('the account is gone');
    const method = withFactor(await methodOf(act, sessionId), factor);
    const { secret } = await advanceSession(act, sessionId, method, now, settings, visit.as.subject?.postId);
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!stored.ok) return stored;
  visit.setSession(stored.value.secret);
  return success(stored.value.me);
}

/** Adds a second factor to an account. A login that waited for it becomes complete; a complete one stays complete. */
import type { Me } from '#contract/access/me.ts';
import { success, type Failure, type Outcome } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { withFactor } from '#core/session/session-stage.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import type { OwnAccountContext } from '#server/session/account-context.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { loadMe } from '#server/session/me.ts';
import { endSessions, methodOf, advanceSession, noteProof } from '#server/session/open-session.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Advances the session under a new secret after `store` has written the factor and its audit event; a refusal by `store` leaves everything as it was. */
export async function enrollFactor<Code extends string = never>(
  visit: Visit,
  { account, settings, sessionId }: OwnAccountContext,
  factor: 'totp' | 'passkey',
  store: (act: Act) => Promise<Failure<Code> | null>,
): Promise<Outcome<Me, Code | 'sign-in-unfinished'>> {
  const stored = await writeAsOwner<{ secret: string; me: Me }, Code | 'sign-in-unfinished'>(visit, async (act) => {
    // The lock serialises two simultaneous enrolments: the second one finds the factor of the first.
    const before = await loadAccount(act, account.id, true);
    if (before === null) throw new Error('the account is gone');
    const refusal = refuseEnrolling(visit.caller.stage, before);
    if (refusal) return refusal;
    const refused = await store(act);
    if (refused) return refused;
    // Other logins end, whoever began them: they must prove this factor now.
    await endSessions(act, account.id, 'factor-added', { except: sessionId, devices: visit.devices, kind: 'browser' });
    await noteProof(act, sessionId);
    await tellPerson(act, account.id, factor === 'totp' ? 'confirmTotp' : 'addPasskey', sessionId);
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

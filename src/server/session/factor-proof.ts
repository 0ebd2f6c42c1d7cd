/** A login that comes to its next stage by a second factor. */
import type { Me } from '#contract/access/me.ts';
import { success, type Failure, type Outcome } from '#core/failure.ts';
import { withFactor } from '#core/session/sign-in-stage.ts';
import type { OwnKnown } from '#server/session/known-account.ts';
import { forgetFailures } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { noteRefusal } from '#server/session/note-refusal.ts';
import { methodOf, raiseSession } from '#server/session/open-session.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Raises the session and sets its new cookie. `before`: what has to be right, and what is noted, in the same transaction. */
export async function acceptFactor<Code extends string = never>(
  visit: Visit,
  known: OwnKnown,
  factor: 'totp' | 'passkey',
  before: (act: Act) => Promise<Failure<Code> | null>,
): Promise<Outcome<Me, Code>> {
  const { as, settings, account, sessionId } = known;
  const raised = await visit.write(as, async (act) => {
    const refusal = await before(act);
    if (refusal) return refusal;
    const now = await loadAccount(act, account.id);
    if (now === null) throw new Error('the account is gone');
    const method = withFactor(await methodOf(act, sessionId), factor);
    const { secret, stage } = await raiseSession(act, sessionId, method, now, settings);
    await forgetFailures(act, account.id);
    act.audit({ objects: [{ type: 'session', id: sessionId, after: { method, stage } }] });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!raised.ok) {
    await noteRefusal(visit, known, raised);
    return raised;
  }
  visit.setSession(raised.value.secret);
  return success(raised.value.me);
}

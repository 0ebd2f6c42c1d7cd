/** Changes the own password and ends all other sessions of the account. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success, type Failure } from '#core/failure.ts';
import { refuseLocked } from '#core/session/login-refusal.ts';
import { loadOwnContext, type AccountContext } from '#server/session/account-context.ts';
import { findLogin, refuseIfLocked, recordFailedAttempt } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { hashNewPassword, storePassword } from '#server/session/new-password.ts';
import { endSessions, methodOf, advanceSession } from '#server/session/open-session.ts';
import { verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** The current password is required unless it has just been typed to log in. */
export const choosePassword: VisitHandler<typeof contract.choosePassword> = async ({ body: { current, next } }, visit) => {
  const { stage, home } = visit.caller;
  const { sessionId, ...context } = await loadOwnContext(visit);
  if (stage !== 'full' && stage !== 'password') return failure('sign-in-unfinished');
  const wrong = stage === 'full' ? await refuseWrongPassword(visit, context, current ?? '') : null;
  if (wrong) return wrong;
  const hash = await hashNewPassword(visit, context, next);
  if (!hash.ok) return hash;
  const changed = await visit.write(context.identity, async (act) => {
    const locked = stage === 'full' ? await refuseIfLocked(act, context.account.id) : null;
    if (locked) return locked;
    await storePassword(act, context.account, hash.value);
    await endSessions(act, context.account.id, 'password', { except: sessionId });
    const account = await loadAccount(act, context.account.id);
    if (account === null) throw new Error('the account is gone');
    const { secret } = await advanceSession(
      act,
      sessionId,
      await methodOf(act, sessionId),
      account,
      context.settings,
      home.subject?.postId,
    );
    act.audit({ objects: [{ type: 'account', id: account.id }] });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!changed.ok) return changed;
  visit.setSession(changed.value.secret);
  return success(changed.value.me);
};

/** Null when the current password is right; a wrong one counts towards the lockout like one at the login. */
async function refuseWrongPassword(
  visit: Visit,
  context: AccountContext,
  current: string,
): Promise<Failure<'login-locked' | 'password-wrong' | 'sign-in-busy'> | null> {
  const hash = loginNameHash(visit.installation.keys, context.account.loginName);
  const locked = refuseLocked((await findLogin(visit, hash))?.locked_until, visit.now);
  if (locked) return locked;
  const verified = await verifyPassword(context.account.passwordHash, current);
  if (!verified.ok) return verified;
  return verified.value ? null : recordFailedAttempt(visit, hash, context, 'password-wrong');
}

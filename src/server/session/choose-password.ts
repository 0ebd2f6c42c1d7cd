/** A new password for the one who is logged in. Everywhere else the person is logged out. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success, type Failure } from '#core/failure.ts';
import { refuseLocked } from '#core/session/closed-door.ts';
import { loadOwn, type Known } from '#server/session/known-account.ts';
import { findLogin, lockedMeanwhile, refuseProof } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { hashNewPassword, storePassword } from '#server/session/new-password.ts';
import { endSessions, methodOf, raiseSession } from '#server/session/open-session.ts';
import { verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** The present password is asked for unless it has just been typed to log in. */
export const choosePassword: VisitHandler<typeof contract.choosePassword> = async ({ body: { current, next } }, visit) => {
  const { standing, subject } = visit.caller;
  const { sessionId, ...known } = await loadOwn(visit);
  if (standing !== 'full' && standing !== 'password') return failure('sign-in-unfinished');
  const wrong = standing === 'full' ? await refuseCurrent(visit, known, current ?? '') : null;
  if (wrong) return wrong;
  const hash = await hashNewPassword(visit, known, next);
  if (!hash.ok) return hash;
  const changed = await visit.write(known.as, async (act) => {
    const locked = standing === 'full' ? await lockedMeanwhile(act, known.account.id) : null;
    if (locked) return locked;
    await storePassword(act, known.account, hash.value);
    await endSessions(act, known.account.id, 'password', { except: sessionId });
    const account = await loadAccount(act, known.account.id);
    if (account === null) throw new Error('the account is gone');
    const { secret } = await raiseSession(act, sessionId, await methodOf(act, sessionId), account, known.settings, subject?.postId);
    act.audit({ objects: [{ type: 'account', id: account.id }] });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!changed.ok) return changed;
  visit.setSession(changed.value.secret);
  return success(changed.value.me);
};

/** Null when it is the present password; a wrong one counts towards the lock like one at the door. */
async function refuseCurrent(
  visit: Visit,
  known: Known,
  current: string,
): Promise<Failure<'login-locked' | 'password-wrong' | 'sign-in-busy'> | null> {
  const hash = loginNameHash(visit.installation.keys, known.account.loginName);
  const locked = refuseLocked((await findLogin(visit, hash))?.locked_until, visit.now);
  if (locked) return locked;
  const right = await verifyPassword(known.account.passwordHash, current);
  if (!right.ok) return right;
  return right.value ? null : refuseProof(visit, hash, known, 'password-wrong');
}

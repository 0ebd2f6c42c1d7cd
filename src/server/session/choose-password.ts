/** Changes the own password and ends all other sessions of the account. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { byDevice } from '#core/session/session-stage.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { refuseProof } from '#server/session/wrong-proof.ts';
import { loadMe } from '#server/session/me.ts';
import { hashNewPassword, storePassword } from '#server/session/new-password.ts';
import { endSessions, methodOf, advanceSession, noteProof } from '#server/session/open-session.ts';
import { verifyPassword } from '#server/session/password.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** The current password is required unless it has just been typed to log in. */
export const choosePassword: VisitHandler<typeof contract.choosePassword> = async ({ body: { current, next } }, visit) => {
  const { stage, home } = visit.caller;
  const context = await loadOwnContext(visit);
  const { sessionId } = context;
  if (stage !== 'full' && stage !== 'password') return failure('sign-in-unfinished');
  if (stage === 'full') {
    // A remembered device and a password are not enough to take the account over.
    if (byDevice(await visit.read(context.identity, (act) => methodOf(act, sessionId)))) return failure('proof-needed');
    const verified = await verifyPassword(context.account.passwordHash, current ?? '');
    if (!verified.ok) return verified;
    if (!verified.value) return refuseProof(visit, context, 'password-wrong');
  }
  const hash = await hashNewPassword(visit, context, next);
  if (!hash.ok) return hash;
  const changed = await writeAsOwner(visit, async (act) => {
    await noteProof(act, sessionId);
    await storePassword(act, context.account, hash.value);
    await endSessions(act, context.account.id, 'password', { except: sessionId, devices: visit.devices });
    await tellPerson(act, context.account.id, 'choosePassword', sessionId);
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

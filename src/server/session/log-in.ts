/**
 * Login by name and password. Nothing tells whether a name exists: not the words, not the count until the lock, not the time (the same
 * hashing is done for an unknown name). A wrong password is counted in a transaction that stays although the answer is a refusal.
 */
import type * as contract from '#contract/session/endpoints.ts';
import { refuseEntry, refuseLocked } from '#core/session/closed-door.ts';
import { enter } from '#server/session/enter.ts';
import { loadKnown } from '#server/session/known-account.ts';
import { findLogin, lockedMeanwhile, refuseProof } from '#server/session/login-lock.ts';
import { noteRefusal } from '#server/session/note-refusal.ts';
import { hashPassword, needsRehash, verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { updateAccount, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Answers the person with whatever stage comes next, and sets the session's cookie. */
export const logIn: VisitHandler<typeof contract.logIn> = async ({ body: { loginName, password } }, visit) => {
  const hash = loginNameHash(visit.installation.keys, loginName);
  const login = await findLogin(visit, hash);
  const locked = refuseLocked(login?.locked_until, visit.now);
  const known = await loadKnown(visit, login);
  if (locked) {
    await noteRefusal(visit, known, locked);
    return locked;
  }
  const right = await verifyPassword(known?.account.passwordHash ?? null, password);
  if (!right.ok) return right;
  if (!right.value || !known) return refuseProof(visit, hash, known, 'login-refused');
  const closed = refuseEntry(known.account, visit.now);
  if (closed) {
    await noteRefusal(visit, known, closed);
    return closed;
  }
  return enter(visit, known, {
    method: 'password',
    before: async (act) => {
      const meanwhile = await lockedMeanwhile(act, known.account.id);
      if (meanwhile === null) await hashAnew(act, known.account, password);
      return meanwhile;
    },
  });
};

/** Of a password that was hashed more cheaply than today. */
async function hashAnew(act: Act, { id, passwordHash }: StoredAccount, password: string): Promise<void> {
  if (passwordHash === null || !needsRehash(passwordHash)) return;
  const better = await hashPassword(password);
  if (better.ok) await updateAccount(act, id, { password_hash: better.value });
}

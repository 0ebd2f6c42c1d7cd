/**
 * Login by name and password. Neither the message nor the remaining attempts nor the response time tell whether a name exists (an unknown
 * name costs the same hashing). A wrong password is counted in a transaction of its own that is committed although the login is refused.
 */
import type * as contract from '#contract/session/endpoints.ts';
import { refuseLogin, refuseLocked } from '#core/session/login-refusal.ts';
import { startSession } from '#server/session/start-session.ts';
import { loadAccountContext } from '#server/session/account-context.ts';
import { findLogin, refuseIfLocked, recordFailedAttempt } from '#server/session/login-lock.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { hashPassword, needsRehash, verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { updateAccount, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Answers the person with the next stage of the session, and sets its cookie. */
export const logIn: VisitHandler<typeof contract.logIn> = async ({ body: { loginName, password } }, visit) => {
  const hash = loginNameHash(visit.installation.keys, loginName);
  const login = await findLogin(visit, hash);
  const locked = refuseLocked(login?.locked_until, visit.now);
  const context = await loadAccountContext(visit, login);
  if (locked) {
    await auditLoginRefusal(visit, context, locked, hash);
    return locked;
  }
  const verified = await verifyPassword(context?.account.passwordHash ?? null, password);
  if (!verified.ok) return verified;
  if (!verified.value || !context) return recordFailedAttempt(visit, hash, context, 'login-refused');
  const refusal = refuseLogin(context.account, visit.now);
  if (refusal) {
    await auditLoginRefusal(visit, context, refusal);
    return refusal;
  }
  return startSession(visit, context, {
    method: 'password',
    before: async (act) => {
      const locked = await refuseIfLocked(act, context.account.id);
      if (locked === null) await rehashPassword(act, context.account, password);
      return locked;
    },
  });
};

/** Hashes the password again when its hash has weaker parameters than today's. */
async function rehashPassword(act: Act, { id, passwordHash }: StoredAccount, password: string): Promise<void> {
  if (passwordHash === null || !needsRehash(passwordHash)) return;
  const better = await hashPassword(password);
  if (better.ok) await updateAccount(act, id, { password_hash: better.value });
}

/**
 * Login by name and password. To a stranger neither the message nor the response time tells whether a name exists, or whether it is waited for:
 * the same is asked and hashed, and the answer is the same. On a known device the person is told how long to wait.
 */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, type Failure } from '#core/failure.ts';
import { refuseLogin, refuseLocked } from '#core/session/login-refusal.ts';
import { startSession } from '#server/session/start-session.ts';
import { anonymousIdentity, loadAccountContext, type AccountContext } from '#server/session/account-context.ts';
import { findDevice } from '#server/session/known-device.ts';
import { beginAttempt, cancelAttempt, giveBackAttempt, type LoginAttempt } from '#server/session/login-attempt.ts';
import { findLogin } from '#server/session/login-lock.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { hashPassword, needsRehash, verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadSettings, updateAccount, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

/** Answers the person with the next stage of the session, and sets its cookie. */
export const logIn: VisitHandler<typeof contract.logIn> = async ({ body: { loginName, password } }, visit) => {
  const nameHash = loginNameHash(visit.installation.keys, loginName);
  const context = await loadAccountContext(visit, await findLogin(visit, nameHash));
  const deviceId = await findDevice(visit, context);
  const settings = await settingsFor(visit, context);
  const attempt = await beginAttempt(visit, { nameHash, settings, deviceId });
  const verified = await verifyPassword(context?.account.passwordHash ?? null, password);
  if (!verified.ok) {
    await cancelAttempt(visit, attempt, false);
    return verified;
  }
  if (!verified.value || !context || attempt.waitUntil !== null) return refuse(visit, context, nameHash, attempt, deviceId !== null);
  const refusal = refuseLogin(context.account, visit.now);
  if (refusal) {
    await cancelAttempt(visit, attempt, true);
    await auditLoginRefusal(visit, context, refusal);
    return refusal;
  }
  return startSession(visit, context, {
    method: 'password',
    overtaken: 'login-refused',
    before: async (act) => {
      await giveBackAttempt(act, attempt, true);
      await rehashPassword(act, context.account, password);
      return null;
    },
  });
};

/** The trail says why; whoever asked hears it on a known device alone. */
async function refuse(
  visit: Visit,
  context: AccountContext | null,
  nameHash: Buffer,
  { waitUntil }: LoginAttempt,
  known: boolean,
): Promise<Failure<'login-refused' | 'login-locked'>> {
  await auditLoginRefusal(visit, context, failure(waitUntil === null ? 'login-refused' : 'login-waiting'), nameHash);
  return (known ? refuseLocked(waitUntil, visit.now) : null) ?? failure('login-refused');
}

/** Unknown names are counted by the settings of the installation's own jurisdiction; those are read for known names too, as the time would tell. */
async function settingsFor(visit: Visit, context: AccountContext | null): Promise<AccountContext['settings']> {
  const home = await visit.read({ ...anonymousIdentity(visit), jurisdictionId: homeJurisdiction.id }, loadSettings);
  return context?.settings ?? home;
}

/** Hashes the password again when its hash has weaker parameters than today's. */
async function rehashPassword(act: Act, { id, passwordHash }: StoredAccount, password: string): Promise<void> {
  if (passwordHash === null || !needsRehash(passwordHash)) return;
  const better = await hashPassword(password);
  if (better.ok) await updateAccount(act, id, { password_hash: better.value });
}

/** A code of the authenticator, after the password. A wrong one counts towards the same lock. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure } from '#core/failure.ts';
import { refuseLocked } from '#core/session/login-refusal.ts';
import { acceptFactor } from '#server/session/accept-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { readCode, spendCode } from '#server/session/check-proof.ts';
import { findLogin, recordFailedAttempt, refuseIfLocked } from '#server/session/login-lock.ts';
import { loginNameHash } from '#server/session/secret.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Answers the person with the next stage of the session, under a new secret. */
export const proveTotp: VisitHandler<typeof contract.proveTotp> = async ({ body: { code, remember } }, visit) => {
  const context = await loadOwnContext(visit);
  const { account } = context;
  if (visit.caller.stage !== 'factor' || account.totpSecret === null) return failure('factor-not-asked');
  const hash = loginNameHash(visit.installation.keys, account.loginName);
  const locked = refuseLocked((await findLogin(visit, hash))?.locked_until, visit.now);
  if (locked) return locked;
  const step = readCode(visit, context, code);
  if (!step.ok) return step;
  const { value } = step;
  if (value === null) return recordFailedAttempt(visit, hash, context, 'code-refused');
  const before = async (act: Act) => (await refuseIfLocked(act, account.id)) ?? spendCode(act, account.id, value);
  return acceptFactor(visit, context, { factor: 'totp', remember }, before);
};

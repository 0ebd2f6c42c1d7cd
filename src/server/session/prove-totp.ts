/** A code of the authenticator, after the password. A wrong one counts towards the same lock. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure } from '#core/failure.ts';
import { refuseLocked } from '#core/session/login-refusal.ts';
import { acceptFactor } from '#server/session/accept-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { findLogin, refuseIfLocked, recordFailedAttempt } from '#server/session/login-lock.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { openSecret, verifyTotp } from '#server/session/totp.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Answers the person with the next stage of the session, under a new secret. */
export const proveTotp: VisitHandler<typeof contract.proveTotp> = async ({ body: { code } }, visit) => {
  const context = await loadOwnContext(visit);
  const { account } = context;
  if (visit.caller.stage !== 'factor' || account.totpSecret === null) return failure('factor-not-asked');
  const { keys } = visit.installation;
  const hash = loginNameHash(keys, account.loginName);
  const locked = refuseLocked((await findLogin(visit, hash))?.locked_until, visit.now);
  if (locked) return locked;
  const secret = openSecret(keys.derive('totp'), account.id, account.totpSecret);
  if (!secret.ok) return secret;
  const step = verifyTotp(secret.value, code, account.totpUsedStep, visit.now);
  if (step === null) return recordFailedAttempt(visit, hash, context, 'code-refused');
  return acceptFactor(visit, context, 'totp', async (act) => {
    const locked = await refuseIfLocked(act, account.id);
    if (locked) return locked;
    // Of two requests with the same code the second one is refused.
    return (await useStep(act, account.id, step)) ? null : failure('code-refused', { left: 0 });
  });
};

async function useStep(act: Act, accountId: string, step: number): Promise<boolean> {
  const used = await act.db
    .updateTable('account')
    .set({ totp_used_step: step })
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .where((row) => row.or([row('totp_used_step', 'is', null), row('totp_used_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

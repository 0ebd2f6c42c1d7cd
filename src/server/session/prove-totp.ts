/** A code of the authenticator, after the password. A wrong one counts towards the same lock. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure } from '#core/failure.ts';
import { acceptFactor } from '#server/session/accept-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { checkCode, spendCode } from '#server/session/check-proof.ts';
import { refuseIfLocked } from '#server/session/login-lock.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Answers the person with the next stage of the session, under a new secret. */
export const proveTotp: VisitHandler<typeof contract.proveTotp> = async ({ body: { code } }, visit) => {
  const context = await loadOwnContext(visit);
  const { account } = context;
  if (visit.caller.stage !== 'factor' || account.totpSecret === null) return failure('factor-not-asked');
  const step = await checkCode(visit, context, code);
  if (!step.ok) return step;
  return acceptFactor(
    visit,
    context,
    'totp',
    async (act) => (await refuseIfLocked(act, account.id)) ?? spendCode(act, account.id, step.value),
  );
};

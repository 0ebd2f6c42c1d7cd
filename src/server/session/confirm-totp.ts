/** The second step of adding an authenticator app: stores its secret once a code proves that the app has it. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { enrollFactor } from '#server/session/enroll-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { takeOfferedTotp } from '#server/session/offered-totp.ts';
import { updateAccount } from '#server/session/stored-account.ts';
import { sealSecret, verifyTotp } from '#server/session/totp.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** The confirming code cannot be used again. */
export const confirmTotp: VisitHandler<typeof contract.confirmTotp> = async ({ body: { secret, code } }, visit) => {
  const context = await loadOwnContext(visit);
  const { id } = context.account;
  const refusal = refuseEnrolling(visit.caller.stage, context.account);
  if (refusal) return refusal;
  const step = verifyTotp(secret, code, null, visit.now);
  if (step === null) return failure('code-refused');
  const sealed = sealSecret(visit.installation.keys.derive('totp'), id, secret);
  return enrollFactor(visit, context, 'totp', async (act) => {
    if (!(await takeOfferedTotp(act, context.sessionId, secret))) return failure('totp-not-offered');
    await updateAccount(act, id, { totp_secret: sealed, totp_used_step: step });
    act.audit({ objects: [{ type: 'account', id, after: { factor: 'totp' } }] });
    return null;
  });
};

/** The first step of adding an authenticator app: a new secret, shown; of it the session keeps a hash. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/session/zh.ts';
import { success } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { offerTotp } from '#server/session/offered-totp.ts';
import { newTotpSecret, totpQr, totpUri } from '#server/session/totp.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';

/** The client sends the secret back to confirmTotp with a code made by it. */
export const beginTotp: VisitHandler<typeof contract.beginTotp> = async (_input, visit) => {
  const { account, identity, sessionId } = await loadOwnContext(visit);
  const refusal = refuseEnrolling(visit.caller.stage, account);
  if (refusal) return refusal;
  const secret = newTotpSecret();
  const offered = await visit.write(identity, async (act) => {
    await offerTotp(act, sessionId, secret);
    act.unchanged();
    return success(await jurisdictionName(act));
  });
  if (!offered.ok) return offered;
  const issuer = message(zh, 'totp.issuer', { jurisdiction: offered.value });
  const uri = totpUri(secret, { issuer, loginName: account.loginName });
  return success({ secret, uri, qrSvg: totpQr(uri) });
};

/** The first step of adding an authenticator app: a new secret, shown and not stored. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/session/zh.ts';
import { success } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { newTotpSecret, totpQr, totpUri } from '#server/session/totp.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';

/** The client sends the secret back to confirmTotp with a code made by it. */
export const beginTotp: VisitHandler<typeof contract.beginTotp> = async (_input, visit) => {
  const { account } = await loadOwnContext(visit);
  const refusal = refuseEnrolling(visit.caller.stage, account);
  if (refusal) return refusal;
  const jurisdiction = await visit.read(visit.as, jurisdictionName);
  const secret = newTotpSecret();
  const issuer = message(zh, 'totp.issuer', { jurisdiction });
  const uri = totpUri(secret, { issuer, loginName: account.loginName });
  return success({ secret, uri, qrSvg: totpQr(uri) });
};

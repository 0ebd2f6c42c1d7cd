/** Disables an account. */
import type * as contract from '#contract/account/endpoints.ts';
import { failure } from '#core/failure.ts';
import { closeAccount, loadAccountForUpdate, isOwn, refuseLastAdmin } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Takes effect at once: sessions, tokens, open links and what the person stands in for end. */
export const disableAccount: Handler<typeof contract.disableAccount> = async ({ params: { accountId }, body: { reason } }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  await lockJurisdiction(act);
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state === 'disabled') {
    act.unchanged();
    return accountAnswer(act, accountId);
  }
  const refusal = await refuseLastAdmin(act, account, null);
  if (refusal) return refusal;
  const { sessionsEnded, posts } = await closeAccount(act, account, null, reason);
  const after = { state: 'disabled', sessionsEnded, reason };
  act.audit({ objects: [{ type: 'account', id: accountId, before: { state: account.state }, after }, ...posts] });
  return accountAnswer(act, accountId);
};

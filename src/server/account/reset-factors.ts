/** Removes a person's second factors. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { changeAccount, loadAccountForUpdate, isOwn, refuseJoining } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Removes the authenticator and the passkeys. A person who needs a second factor sets one up at the next login. */
export const resetFactors: Handler<typeof contract.resetFactors> = async ({ params: { accountId }, body: { reason } }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const joining = refuseJoining(account);
  if (joining) return joining;
  const removed = await act.db
    .deleteFrom('passkey')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .returning('id')
    .execute();
  await changeAccount(act, account, { totp_secret: null, totp_used_step: null });
  const sessionsEnded = await endSessions(act, accountId, 'factors-reset');
  await tellPerson(act, accountId, 'resetFactors');
  act.audit({
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { totp: account.hasTotp, passkeys: removed.length },
        after: { totp: false, passkeys: 0, sessionsEnded, reason },
      },
    ],
  });
  return accountAnswer(act, accountId);
};

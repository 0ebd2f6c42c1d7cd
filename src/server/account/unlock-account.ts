/** Unlocks an account that was locked by failed attempts. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { loadAccountForUpdate, refuseJoining } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { forgetAttempts, waitingLogins } from '#server/session/login-attempt.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Resets all counts of failed attempts: what the person tried, and what strangers tried under the name. */
export const unlockAccount: Handler<typeof contract.unlockAccount> = async ({ params: { accountId } }, act) => {
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const joining = refuseJoining(account);
  if (joining) return joining;
  const [login] = await act.db
    .selectFrom('login')
    .select(['failures', 'locked_until'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute();
  const waiting = (await waitingLogins(act)).get(accountId) ?? null;
  if (login === undefined || (login.failures === 0 && login.locked_until === null && waiting === null)) {
    act.unchanged();
    return accountAnswer(act, accountId);
  }
  await act.db
    .updateTable('login')
    .set({ failures: 0, first_failure_at: null, locked_until: null })
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .execute();
  await forgetAttempts(act, accountId);
  act.audit({
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { failures: login.failures, lockedUntil: login.locked_until ?? waiting },
        after: { failures: 0, lockedUntil: null },
      },
    ],
  });
  return accountAnswer(act, accountId);
};

/** Enables a disabled account. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { changeAccount, loadAccountForUpdate } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** An account without a login method becomes `invited`, not `active`. Its unused days are counted anew. */
export const enableAccount: Handler<typeof contract.enableAccount> = async ({ params: { accountId } }, act) => {
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state !== 'disabled') {
    act.unchanged();
    return accountAnswer(act, accountId);
  }
  const state = (await hasLoginMethod(act, accountId)) ? 'active' : 'invited';
  await changeAccount(act, account, { state, disabled_unused_days: null, unused_since: act.now });
  act.audit({ objects: [{ type: 'account', id: accountId, before: { state: 'disabled' }, after: { state } }] });
  return accountAnswer(act, accountId);
};

/** Has the account a password, a linked identity, or the login of another jurisdiction? */
async function hasLoginMethod(act: Act, accountId: string): Promise<boolean> {
  const row = await act.db
    .selectFrom('account')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .where((account) =>
      account.or([
        account('password_hash', 'is not', null),
        account.exists(
          account
            .selectFrom('joined_account')
            .select('joined_at')
            .where(inJurisdiction(act, 'joined_account'))
            .where('joined_account.account_id', '=', accountId),
        ),
        account.exists(
          account
            .selectFrom('oidc_subject')
            .select('subject')
            .where(inJurisdiction(act, 'oidc_subject'))
            .where('oidc_subject.account_id', '=', accountId),
        ),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

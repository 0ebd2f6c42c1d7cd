/** Reading accounts: all of them, one of them. */
import type * as contract from '#contract/account/endpoints.ts';
import { success } from '#core/failure.ts';
import { findAccount, loadAccounts } from '#server/account/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listAccounts: Handler<typeof contract.listAccounts> = async ({ query }, act) =>
  success({ accounts: await loadAccounts(act, query) });

export const getAccount: Handler<typeof contract.getAccount> = ({ params }, act) => findAccount(act, params.accountId);

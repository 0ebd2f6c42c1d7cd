/** The account that an act is about when somebody looks after their own. */
import { loadAccount, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Only for endpoints that the gate keeps from whoever has no account. */
export function ownAccountId(act: Act): string {
  if (act.by.accountId === null) throw new Error('a request about one’s own account without an account');
  return act.by.accountId;
}

/** With `lock` nobody else changes it before this transaction ends. */
export async function loadOwnAccount(act: Act, lock = false): Promise<StoredAccount> {
  const account = await loadAccount(act, ownAccountId(act), lock);
  if (account === null) throw new Error('the account is gone');
  return account;
}

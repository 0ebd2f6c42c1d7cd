/** The account of the caller, for acts on the own account. */
import { loadAccount, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Only for endpoints that the gate closes to callers without an account. */
export function ownAccountId(act: Act): string {
  if (act.by.accountId === null) throw new Error('a request about one’s own account without an account');
  return act.by.accountId;
}

/** With `lock` the row is locked until the transaction ends. */
export async function loadOwnAccount(act: Act, lock = false): Promise<StoredAccount> {
  const account = await loadAccount(act, ownAccountId(act), lock);
  if (account === null) throw new Error('the account is gone');
  return account;
}

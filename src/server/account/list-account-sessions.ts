/** Lists the sessions of an account for the security administrator. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { success } from '#core/failure.ts';
import { findAccount } from '#server/account/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Sessions and tokens that are still valid, last used first. */
export const listAccountSessions: Handler<typeof contract.listAccountSessions> = async ({ params: { accountId } }, act) => {
  const account = await findAccount(act, accountId);
  if (!account.ok) return account;
  const rows = await act.db
    .selectFrom('session')
    .select(['id', 'method', 'address', 'user_agent', 'created_at', 'last_seen_at', 'idle_seconds'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  const live = rows.filter(
    (row) => row.idle_seconds === null || Date.parse(row.last_seen_at) + row.idle_seconds * 1000 > Date.parse(act.now),
  );
  return success({
    sessions: live.map((row) => ({
      id: row.id,
      current: false,
      method: row.method,
      address: row.address,
      userAgent: row.user_agent,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
    })),
  });
};

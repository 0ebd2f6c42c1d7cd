/** Lists the sessions of an account for the security administrator. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { success } from '#core/failure.ts';
import { joinedSessions } from '#server/session/joined-account.ts';
import { findAccount } from '#server/account/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Sessions and tokens that are still valid, last used first; of an account that joined those that act in this jurisdiction. */
export const listAccountSessions: Handler<typeof contract.listAccountSessions> = async ({ params: { accountId } }, act) => {
  const account = await findAccount(act, accountId);
  if (!account.ok) return account;
  const rows = account.value.joins ? await joinedSessions(act, accountId) : await ownSessions(act, accountId);
  const live = rows
    .filter((row) => Date.parse(row.expires_at) > Date.parse(act.now))
    .filter((row) => row.idle_seconds === null || Date.parse(row.last_seen_at) + row.idle_seconds * 1000 > Date.parse(act.now))
    .toSorted((a, b) => Date.parse(b.last_seen_at) - Date.parse(a.last_seen_at));
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

function ownSessions(act: Act, accountId: string) {
  return act.db
    .selectFrom('session')
    .select(['id', 'method', 'address', 'user_agent', 'created_at', 'last_seen_at', 'expires_at', 'idle_seconds'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

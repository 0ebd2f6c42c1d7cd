/** When an account was last used, as a column of a query over `account`. */
import { sql } from 'kysely';

/** A login, what came through a token (of a joined account: through one that acts in this jurisdiction), or being enabled again; null: never. */
export const lastUsedAt = sql<string | null>`greatest(account.last_login_at, account.unused_since,
  (select max(last_seen_at) from session where session.jurisdiction_id = account.jurisdiction_id and session.account_id = account.id),
  case when account.joins then (select max(last_seen_at) from joined_sessions(account.id)) end)`;

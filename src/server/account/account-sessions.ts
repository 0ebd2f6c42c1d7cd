/** Where somebody is logged in, as the security administrator sees it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { z } from 'zod';
import type { listAccountSessions as listAccountSessionsEndpoint } from '#contract/account/endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { holdAccount } from '#server/account/change-account.ts';
import { getAccount } from '#server/account/rows.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Act } from '#server/platform/http/act.ts';

type Sessions = z.output<typeof listAccountSessionsEndpoint.response>;

/** Sessions and tokens that still open something, the last used first. */
export async function listAccountSessions(act: Act, accountId: string): Promise<Outcome<Sessions>> {
  const account = await getAccount(act, accountId);
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
}

/** Logs somebody out everywhere. */
export async function endAccountSessions(act: Act, accountId: string, reason: string): Promise<Outcome<{ ended: number }>> {
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  const ended = await endSessions(act, accountId, 'ended-by-administrator');
  act.audit({ act: 'account.end-sessions', objects: [{ type: 'account', id: accountId, after: { sessionsEnded: ended, reason } }] });
  return success({ ended });
}

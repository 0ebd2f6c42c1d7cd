/** Lists the own sessions. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { success } from '#core/failure.ts';
import { isSessionLive } from '#core/session/session-expiry.ts';
import { ownSession } from '#server/session/account-context.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Live sessions in browsers, the last used one first. */
export const listSessions: VisitHandler<typeof contract.listSessions> = async (_input, visit) => {
  const { sessionId, accountId } = ownSession(visit);
  const rows = await visit.read(visit.as, (act) =>
    act.db
      .selectFrom('session')
      .select(['id', 'method', 'address', 'user_agent', 'created_at', 'last_seen_at', 'expires_at', 'idle_seconds', 'ended_at'])
      .where(inJurisdiction(act))
      .where('account_id', '=', accountId)
      .where('kind', '=', 'browser')
      .where('ended_at', 'is', null)
      .where('expires_at', '>', act.now)
      .orderBy('last_seen_at', 'desc')
      .execute(),
  );
  const sessions = rows.map((row) => ({
    id: row.id,
    current: row.id === sessionId,
    method: row.method,
    address: row.address,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    idleSeconds: row.idle_seconds,
    endedAt: row.ended_at,
  }));
  return success({ sessions: sessions.filter((session) => isSessionLive(session, visit.now)) });
};

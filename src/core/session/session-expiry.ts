/** When a session has expired: ended, too old, or idle for too long. */
import { millisecondsOf } from '#core/moment.ts';

/** Is the session still valid at this moment? Moments are ISO. `idleSeconds` null: it does not expire by inactivity. */
export function isSessionLive(
  session: {
    readonly endedAt: string | null;
    readonly expiresAt: string;
    readonly lastSeenAt: string;
    readonly idleSeconds: number | null;
  },
  now: string,
): boolean {
  const moment = millisecondsOf(now);
  if (session.endedAt !== null || millisecondsOf(session.expiresAt) <= moment) return false;
  return session.idleSeconds === null || millisecondsOf(session.lastSeenAt) + session.idleSeconds * 1000 > moment;
}

/** When a session is over: ended, too old, or left alone for too long. */
import { millisecondsOf } from '#core/moment.ts';

/** Is it still good at this moment? Moments are ISO; without `idleSeconds` nobody has to use it. */
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

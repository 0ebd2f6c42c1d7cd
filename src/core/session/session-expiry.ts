/** When a session has expired: ended, too old, or idle for too long; and why. */
import { millisecondsOf } from '#core/moment.ts';

/** What ends a session before its time; written into its row. */
export const endReasons = [
  'person',
  'replaced',
  'password',
  'password-given',
  'factor-added',
  'factor-removed',
  'factors-reset',
  'subject-linked',
  'subjects-removed',
  'proofs-refused',
  'ended-by-administrator',
  'account-disabled',
  'post-ended',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Why a session is over, told to whoever comes with its secret: `idle` and `expired` are written nowhere, they follow from the clock. */
export const endings = [...endReasons, 'idle', 'expired'] as const;
export type Ending = (typeof endings)[number];

interface Session {
  readonly endedAt: string | null;
  readonly expiresAt: string;
  readonly lastSeenAt: string;
  readonly idleSeconds: number | null;
}

/** Is the session still valid at this moment? Moments are ISO. `idleSeconds` null: it does not expire by inactivity. */
export function isSessionLive(session: Session, now: string): boolean {
  return session.endedAt === null && timeUp(session, now) === null;
}

/**
 * Why a session is over; null while it lasts, and where it was ended for a reason that this version does not know. `endReason` as stored;
 * `disabled`: its account may not be used.
 */
export function endingOf(session: Session & { readonly endReason: string | null; readonly disabled: boolean }, now: string): Ending | null {
  if (session.endedAt !== null) return endReasons.find((one) => one === session.endReason) ?? null;
  return session.disabled ? 'account-disabled' : timeUp(session, now);
}

function timeUp(session: Session, now: string): 'idle' | 'expired' | null {
  const moment = millisecondsOf(now);
  if (millisecondsOf(session.expiresAt) <= moment) return 'expired';
  const idle = session.idleSeconds !== null && millisecondsOf(session.lastSeenAt) + session.idleSeconds * 1000 <= moment;
  return idle ? 'idle' : null;
}

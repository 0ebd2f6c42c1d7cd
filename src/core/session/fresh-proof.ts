/** How long a proof of the person counts as fresh. */
import { millisecondsOf } from '#core/moment.ts';
import type { Method } from '#core/session/session-stage.ts';

/** ASVS 5.0 V7.5.1 asks for a new proof before sensitive attributes of an account are changed; the figure is ours. */
export const freshProofMinutes = 10;

/** May the login itself be changed without another proof? People of a demonstration have nothing to prove with. */
export function isFresh(method: Method | 'token', provenAt: string | null, now: string): boolean {
  return method === 'demo' || (provenAt !== null && millisecondsOf(now) - millisecondsOf(provenAt) <= freshProofMinutes * 60_000);
}

/** How long a proof of the person counts as fresh. */
import { millisecondsOf } from '#core/moment.ts';
import { byDevice, type Method } from '#core/session/session-stage.ts';

/** ASVS 5.0 V7.5.1 asks for a new proof before sensitive attributes of an account are changed; the figure is ours. */
export const freshProofMinutes = 10;

/**
 * May the login itself be changed without another proof? People of a demonstration have nothing to prove with. A session that a remembered
 * device let in has to prove the factor first: a copied cookie and a password must not be enough to keep an account.
 */
export function isFresh(method: Method | 'token', provenAt: string | null, now: string): boolean {
  if (method === 'demo') return true;
  if (method !== 'token' && byDevice(method)) return false;
  return provenAt !== null && millisecondsOf(now) - millisecondsOf(provenAt) <= freshProofMinutes * 60_000;
}

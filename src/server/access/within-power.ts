/** Acts that reach as far as the power of another endpoint: what is told of an object elsewhere is what its own page would show. */
import { decide } from '#core/access/policy.ts';
import { powers, type PowerId } from '#core/domains.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The act as the policy lets its post use this endpoint; null: it may not. */
export function withinPower(act: Act, needs: PowerId): Act | null {
  const power = powers[needs];
  if (power === undefined || act.subject === null) return null;
  // A proof that must be fresh is asked for on the list itself.
  const decision = decide(power, 'full', act.subject, true);
  return decision.allowed ? { ...act, reach: decision.reach } : null;
}

/** For which units a post signs, objects and owes. */
import { withinReach, type Within } from '#server/access/within-reach.ts';
import type { Act } from '#server/platform/http/act.ts';
import { withSucceeded } from '#server/unit/succeeded-units.ts';

/** Those within reach, and what they took over. Whoever's scope is a working group speaks for the group alone: each of its members does so itself. */
export async function unitsSpokenFor(act: Act): Promise<Within> {
  const scope = act.subject?.scope;
  if (act.reach === 'scope' && scope?.kind === 'group') {
    return { kind: 'units', unitIds: await withSucceeded(act, scope.unitId === null ? [] : [scope.unitId]) };
  }
  const within = await withinReach(act);
  return within.kind === 'all' ? within : { ...within, unitIds: await withSucceeded(act, within.unitIds) };
}

/** The first start: no default password anywhere. The terminal shows a link that works once; who opens it names the first four people. */
import { success, type Outcome } from '#core/failure.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';
import { linkPath, makeOneTimeSecret } from '#server/session/one-time-secret.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The path of the setup link of a jurisdiction that is not set up yet, a new one at each start; null once it is set up. */
export async function setupLink(act: Act): Promise<Outcome<string | null, never>> {
  const { set_up_at } = await act.db
    .selectFrom('jurisdiction')
    .select('set_up_at')
    .where('id', '=', act.jurisdictionId)
    .executeTakeFirstOrThrow();
  if (set_up_at !== null) {
    act.unchanged();
    return success(null);
  }
  const { secret, until } = await makeOneTimeSecret(act, { purpose: 'setup', accountId: null, minutes: oneTimeLifetimes.setupHours * 60 });
  act.audit({ act: 'offerSetUp', detail: JSON.stringify({ until }), objects: [] });
  return success(linkPath(secret));
}

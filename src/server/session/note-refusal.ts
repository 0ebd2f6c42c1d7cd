/** What the trail keeps of a login that was refused. */
import { success, type Failure } from '#core/failure.ts';
import { strangers, type Known } from '#server/session/known-account.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Keeps in the trail that a login was refused, without counting it. */
export async function noteRefusal(visit: Visit, known: Known | null, { code, data }: Failure): Promise<void> {
  await visit.write(known?.as ?? strangers(visit), async (act) => {
    act.audit({ outcome: 'refused', detail: JSON.stringify({ code, data }), objects: aboutAccount(known) });
    return success(undefined);
  });
}

/** The account that an event of a login is about, if anybody's. */
export function aboutAccount(known: Known | null): { type: string; id: string }[] {
  return known === null ? [] : [{ type: 'account', id: known.account.id }];
}

/** What the trail keeps of a login that was refused. */
import { success, type Failure } from '#core/failure.ts';
import { anonymousIdentity, type AccountContext } from '#server/session/account-context.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Keeps in the trail that a login was refused, without counting it. */
export async function auditLoginRefusal(visit: Visit, context: AccountContext | null, { code, data }: Failure): Promise<void> {
  await visit.write(context?.identity ?? anonymousIdentity(visit), async (act) => {
    act.audit({ act: 'session.open', outcome: 'refused', detail: JSON.stringify({ code, data }), objects: aboutAccount(context) });
    return success(undefined);
  });
}

/** The account that an event of a login is about, if anybody's. */
export function aboutAccount(context: AccountContext | null): { type: string; id: string }[] {
  return context === null ? [] : [{ type: 'account', id: context.account.id }];
}

/** Records refused logins in the trail. */
import { success, type Failure } from '#core/failure.ts';
import { anonymousIdentity, type AccountContext } from '#server/session/account-context.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Records a refused login in the trail without counting it towards the lockout. */
export async function auditLoginRefusal(visit: Visit, context: AccountContext | null, { code, data }: Failure): Promise<void> {
  await visit.write(context?.identity ?? anonymousIdentity(visit), async (act) => {
    act.audit({ outcome: 'refused', detail: JSON.stringify({ code, data }), objects: aboutAccount(context) });
    return success(undefined);
  });
}

/** The object of a login event: the account, if one is known. */
export function aboutAccount(context: AccountContext | null): { type: string; id: string }[] {
  return context === null ? [] : [{ type: 'account', id: context.account.id }];
}

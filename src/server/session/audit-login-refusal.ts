/** Records refused logins in the trail. */
import { success, type Failure } from '#core/failure.ts';
import { anonymousIdentity, type AccountContext } from '#server/session/account-context.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Records a refused login in the trail without counting it towards the lockout. */
export async function auditLoginRefusal(
  visit: Visit,
  context: AccountContext | null,
  { code, data }: Failure,
  nameHash?: Buffer,
): Promise<void> {
  // Whoever is not logged in is nobody yet: guesses of strangers are no acts of the person whose account they try.
  const anonymous = anonymousIdentity(visit);
  const tried = context === null ? anonymous : { ...context.identity, by: anonymous.by };
  await visit.write(visit.caller.stage === 'anonymous' ? tried : (context?.identity ?? anonymous), async (act) => {
    act.audit({ outcome: 'refused', detail: JSON.stringify({ code, data }), objects: aboutLogin(visit, context, nameHash) });
    return success(undefined);
  });
}

/**
 * The object of a login event: the account, or what stands for a name that nobody has. Repeated guesses of one name have one object, and the
 * name is not kept: people type passwords into the wrong field.
 */
export function aboutLogin(visit: Visit, context: AccountContext | null, nameHash?: Buffer): { type: string; id: string }[] {
  if (context !== null) return [{ type: 'account', id: context.account.id }];
  return nameHash === undefined ? [] : [{ type: 'login_name', id: unknownNameId(visit.installation.keys, nameHash) }];
}

/** The beginning of a keyed hash in the form of an id. Not the hash of the table login, which would tell whose name it became later. */
function unknownNameId(keys: InstallationKeys, nameHash: Buffer): string {
  const digits = keys.seal('unknown login name', nameHash.toString('hex'));
  // Version 8: made in a way of one's own (RFC 9562).
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

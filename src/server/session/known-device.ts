/** Browsers in which a person has logged in: guesses of strangers do not keep the person out there. One secret for each person and browser. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { anonymousIdentity, type AccountContext } from '#server/session/account-context.ts';
import { secretHash } from '#server/session/secret.ts';
import { newDeviceSecret } from '#server/platform/http/device-secret.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

/** People who use one browser: more than these are forgotten there. */
const peoplePerBrowser = 5;
/** Browsers that one person uses; the ones that were not used for longest are forgotten. */
const browsersPerPerson = 20;

/** The id of the request's browser as a device of the account; null when it is not known. Without an account the same is read for nothing. */
export async function findDevice(visit: Visit, context: AccountContext | null): Promise<string | null> {
  const identity = context?.identity ?? { ...anonymousIdentity(visit), jurisdictionId: homeJurisdiction.id };
  return visit.read(identity, async (act) => (await devicesHere(act, context?.account.id ?? homeJurisdiction.id, visit))[0]?.id ?? null);
}

/** Makes the browser a known device of the account, under a new secret: one that somebody planted is worth nothing. Answers what the cookie is to hold. */
export async function rememberDevice(act: Act, accountId: string, visit: Visit): Promise<readonly string[]> {
  const here = await devicesHere(act, accountId, visit);
  const secret = newDeviceSecret(visit.installation.keys, act.now, visit.devices);
  await act.db
    .insertInto('known_device')
    .values({
      jurisdiction_id: act.jurisdictionId,
      account_id: accountId,
      id: act.newId(),
      secret_hash: secretHash(secret),
      user_agent: visit.credentials.userAgent,
      created_at: act.now,
      last_used_at: act.now,
    })
    .execute();
  const used = await act.db
    .selectFrom('known_device')
    .select('id')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  await forget(act, accountId, [...here.map(({ id }) => id), ...used.slice(browsersPerPerson).map(({ id }) => id)]);
  const former = here.map((device) => device.secret_hash.toString('hex'));
  const others = visit.devices.filter((other) => !former.includes(secretHash(other).toString('hex')));
  return [secret, ...others].slice(0, peoplePerBrowser);
}

/** No browser is known any more, but for those with the `kept` secrets: whoever ended the logins elsewhere, or changed the password, does not trust them. */
export async function forgetDevices(act: Act, accountId: string, kept: readonly string[] = []): Promise<void> {
  await act.db
    .deleteFrom('known_device')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .$if(kept.length > 0, (query) => query.where('secret_hash', 'not in', kept.map(secretHash)))
    .execute();
}

async function devicesHere(act: Act, accountId: string, { devices }: Visit): Promise<{ id: string; secret_hash: Buffer }[]> {
  const hashes = devices.map(secretHash);
  return act.db
    .selectFrom('known_device')
    .select(['id', 'secret_hash'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('secret_hash', 'in', hashes.length === 0 ? [Buffer.alloc(0)] : hashes)
    .execute();
}

async function forget(act: Act, accountId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await act.db.deleteFrom('known_device').where(inJurisdiction(act)).where('account_id', '=', accountId).where('id', 'in', ids).execute();
}

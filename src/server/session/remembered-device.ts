/** Browsers in which a person proved the second factor and is not asked for it for some days. One secret for each login and browser, new at every use. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { rememberedDays, rememberedUntil } from '#core/session/remembered-device.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';
import { stageAfter, withFactor, type Method } from '#core/session/session-stage.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';
import type { StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** People who are remembered in one browser: more than these are forgotten there. */
const peoplePerBrowser = 5;
/** Browsers that remember one person; the ones that were not used for longest are forgotten. */
const browsersPerPerson = 10;

/** A remembered device after its secret was given or renewed. */
interface Remembered {
  readonly id: string;
  /** What the cookie is to hold. */
  readonly secrets: readonly string[];
}

/** Remembers the request's browser from now on, for so many days; what it was remembered by before is worth nothing. */
export async function rememberBrowser(
  act: Act,
  visit: Visit,
  accountId: string,
  days: number,
): Promise<Remembered & { readonly expiresAt: string }> {
  const here = await remembersHere(act, visit, accountId);
  const [id, secret] = [act.newId(), newSecret()];
  const expiresAt = new Date(rememberedUntil({ provenAt: act.now }, days)).toISOString();
  await act.db
    .insertInto('remembered_device')
    .values({
      jurisdiction_id: act.jurisdictionId,
      account_id: accountId,
      id,
      secret_hash: secretHash(secret),
      user_agent: visit.credentials.userAgent,
      address: visit.credentials.address,
      proven_at: act.now,
      last_used_at: act.now,
      expires_at: expiresAt,
    })
    .execute();
  const used = await act.db
    .selectFrom('remembered_device')
    .select('id')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  await forget(act, accountId, [...here.map((one) => one.id), ...used.slice(browsersPerPerson).map((one) => one.id)]);
  return { id, expiresAt, secrets: withSecret(visit, secret, here) };
}

/**
 * The device that stands for the second factor of a login which would be asked for one, under a new secret, and the method that comes of it;
 * null when the factor is to be proven: the browser is not remembered for this account, no longer, or not for what the login does next.
 */
export async function comeByRemembered(
  act: Act,
  visit: Visit,
  login: { readonly account: StoredAccount; readonly settings: SecuritySettings; readonly method: Method },
): Promise<(Remembered & { readonly method: Method }) | null> {
  const { account, settings } = login;
  const method = withFactor(login.method, 'device');
  const stages = [login.method, method].map((one) => stageAfter(one, account, settings, act.now));
  const days = rememberedDays(account, settings);
  // Whoever must choose another password proves the factor first.
  if (days === 0 || stages[0] !== 'factor' || stages[1] !== 'full') return null;
  const here = await remembersHere(act, visit, account.id);
  const live = here.find((one) => rememberedUntil({ provenAt: one.proven_at, expiresAt: one.expires_at }, days) > Date.parse(act.now));
  if (live === undefined) return null;
  const secret = newSecret();
  await act.db
    .updateTable('remembered_device')
    .set({
      secret_hash: secretHash(secret),
      last_used_at: act.now,
      address: visit.credentials.address,
      user_agent: visit.credentials.userAgent,
    })
    .where(inJurisdiction(act))
    .where('account_id', '=', account.id)
    .where('id', '=', live.id)
    .execute();
  return { id: live.id, method, secrets: withSecret(visit, secret, here) };
}

/** By which device the session came in, or which it made: whoever ends the session there ends that too. */
export async function tieToSession(act: Act, sessionId: string, deviceId: string): Promise<void> {
  await act.db
    .updateTable('session')
    .set({ remembered_device_id: deviceId })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .execute();
}

/** Nowhere is the factor of this account remembered any more. */
export async function forgetRemembered(act: Act, accountId: string): Promise<void> {
  await act.db.deleteFrom('remembered_device').where(inJurisdiction(act)).where('account_id', '=', accountId).execute();
}

/** Forgets one device of the account; false when it has none by this id. */
export async function forgetRememberedDevice(act: Act, accountId: string, deviceId: string): Promise<boolean> {
  return (await forget(act, accountId, [deviceId])) > 0;
}

/** Forgets the device of a session of the account; answers its id, null when there was none. */
export async function forgetRememberedOf(act: Act, accountId: string, sessionId: string): Promise<string | null> {
  const session = await act.db
    .selectFrom('session')
    .select('remembered_device_id')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  const id = session?.remembered_device_id ?? null;
  return id !== null && (await forgetRememberedDevice(act, accountId, id)) ? id : null;
}

/** Nobody is remembered for longer than the days from now on: a figure that is raised again later brings nothing back. Answers how many were forgotten at once. */
export async function shortenRemembered(act: Act, days: number): Promise<number> {
  const gone = await act.db
    .deleteFrom('remembered_device')
    .where(inJurisdiction(act))
    .where('expires_at', '>', act.now)
    .where(sql<boolean>`proven_at + make_interval(days => ${days}) <= ${act.now}`)
    .returning('id')
    .execute();
  await act.db
    .updateTable('remembered_device')
    .set({ expires_at: sql`least(expires_at, proven_at + make_interval(days => ${days}))` })
    .where(inJurisdiction(act))
    .execute();
  return gone.length;
}

interface Row {
  readonly id: string;
  readonly secret_hash: Buffer;
  readonly proven_at: string;
  readonly expires_at: string;
}

async function remembersHere(act: Act, { remembered }: Visit, accountId: string): Promise<Row[]> {
  if (remembered.length === 0) return [];
  return act.db
    .selectFrom('remembered_device')
    .select(['id', 'secret_hash', 'proven_at', 'expires_at'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('secret_hash', 'in', remembered.map(secretHash))
    .orderBy('proven_at', 'desc')
    .forUpdate()
    .execute();
}

/** The new secret before those of other people in this browser. */
function withSecret({ remembered }: Visit, secret: string, here: readonly Row[]): readonly string[] {
  const former = here.map((one) => one.secret_hash.toString('hex'));
  const others = remembered.filter((other) => !former.includes(secretHash(other).toString('hex')));
  return [secret, ...others].slice(0, peoplePerBrowser);
}

async function forget(act: Act, accountId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const gone = await act.db
    .deleteFrom('remembered_device')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('id', 'in', ids)
    .returning('id')
    .execute();
  return gone.length;
}

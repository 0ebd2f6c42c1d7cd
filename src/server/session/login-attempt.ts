/** Attempts at a password, counted in the database, so that the limits hold over all nodes (migrations/0022). Taken before the password is looked at. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { addressGroup, attemptLimits, type AttemptGroup, type AttemptLimit } from '#core/session/attempt-limits.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';
import { anonymousIdentity } from '#server/session/account-context.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import type { Visit } from '#server/platform/http/visit.ts';

interface Count {
  readonly key: Buffer;
  readonly nameHash: Buffer | null;
  readonly limit: AttemptLimit;
  /** Of the person alone: begins anew after the right password. */
  readonly own: boolean;
}

export interface LoginAttempt {
  readonly counts: readonly Count[];
  /** Until when nothing is tried; null: the attempt may be made. */
  readonly waitUntil: string | null;
}

export interface AttemptOf {
  /** Of the name that is tried, whether or not somebody has it. */
  readonly nameHash: Buffer;
  readonly settings: SecuritySettings;
  /** The known device that it comes from; null for a stranger's. */
  readonly deviceId: string | null;
}

/** Counts the attempt; the right password gives it back. */
export async function beginAttempt(visit: Visit, attempt: AttemptOf): Promise<LoginAttempt> {
  const counts = countsOf(visit, attempt);
  const begun = await visit.write(anonymousIdentity(visit), async (act) => {
    act.unchanged();
    const { rows } = await sql<{ wait_until: string | null }>`select begin_login_attempt(
      ${counts.map(({ key }) => key)}, ${counts.map(({ nameHash }) => nameHash)}, ${act.now},
      ${counts.map(({ limit }) => limit.most)}, ${counts.map(({ limit }) => limit.windowSeconds)},
      ${counts.map(({ limit }) => limit.waitSeconds)}, ${counts.map(({ limit }) => limit.longestSeconds)}) as wait_until`.execute(act.db);
    return success(rows[0]?.wait_until ?? null);
  });
  return { counts, waitUntil: begun.ok ? begun.value : visit.now };
}

/** Takes an attempt back, in the act's transaction: the password was right, or was not looked at. */
export async function giveBackAttempt(act: Act, { counts, waitUntil }: LoginAttempt, right: boolean): Promise<void> {
  if (waitUntil !== null) return;
  await sql`select give_back_login_attempt(${counts.map(({ key }) => key)}, ${counts.map(({ limit }) => limit.most)},
    ${counts.map(({ own }) => right && own)})`.execute(act.db);
}

/** The same in a transaction of its own. */
export async function cancelAttempt(visit: Visit, attempt: LoginAttempt, right: boolean): Promise<void> {
  await visit.write(anonymousIdentity(visit), async (act) => {
    act.unchanged();
    return success(await giveBackAttempt(act, attempt, right));
  });
}

/** Until when strangers have to wait, by account of the act's jurisdiction; accounts without a wait are left out. */
export async function waitingLogins(act: Act): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ account_id: string; wait_until: string }>`select * from waiting_logins(${act.now})`.execute(act.db);
  return new Map(rows.map((row) => [row.account_id, row.wait_until]));
}

/** Forgets what was tried under the name of an account of the act's jurisdiction. */
export async function forgetAttempts(act: Act, accountId: string): Promise<void> {
  await sql`select forget_login_attempts(${accountId})`.execute(act.db);
}

function countsOf(visit: Visit, { nameHash, settings, deviceId }: AttemptOf): readonly Count[] {
  const { keys } = visit.installation;
  const limits = attemptLimits(settings);
  const count = (group: AttemptGroup, name: Buffer | null, ...what: readonly string[]): Count => ({
    key: keyOf(keys, group, what),
    nameHash: name,
    limit: limits[group],
    own: group === 'device' || group === 'name-and-address',
  });
  const name = nameHash.toString('hex');
  if (deviceId !== null) return [count('device', nameHash, name, deviceId)];
  const address = addressGroup(visit.credentials.address);
  return [count('name-and-address', nameHash, name, address), count('name', nameHash, name), count('address', null, address)];
}

/** Keyed, so that whoever reads the database does not learn the addresses by trying them. */
function keyOf(keys: InstallationKeys, group: AttemptGroup, what: readonly string[]): Buffer {
  return Buffer.from(keys.seal('login attempt', [group, ...what].join(' ')), 'hex');
}

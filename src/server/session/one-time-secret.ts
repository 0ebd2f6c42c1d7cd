/** One-time secrets with an expiry: links to set up or to set a password, challenges, flows. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';
import { anonymousIdentity } from '#server/session/account-context.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

export type Purpose = 'setup' | 'invite' | 'join' | 'passkey' | 'oidc';

export interface OneTimeSecret {
  readonly id: string;
  readonly jurisdictionId: string;
  readonly accountId: string | null;
  readonly data: unknown;
}

export interface NewOneTimeSecret {
  readonly purpose: Purpose;
  readonly accountId: string | null;
  readonly minutes: number;
  readonly data?: unknown;
}

/** Creates one in the act's jurisdiction and answers the secret, of which only the hash is stored. An earlier one of the same purpose for the account is deleted. */
export async function makeOneTimeSecret(
  act: Act,
  { purpose, accountId, minutes, data = {} }: NewOneTimeSecret,
): Promise<{ secret: string; until: string }> {
  if (accountId !== null || purpose === 'setup') {
    await act.db
      .deleteFrom('one_time')
      .where(inJurisdiction(act))
      .where('purpose', '=', purpose)
      .where('account_id', 'is not distinct from', accountId)
      .where('used_at', 'is', null)
      .execute();
  }
  // Delete expired ones: challenges of anonymous requests would otherwise accumulate.
  await act.db.deleteFrom('one_time').where(inJurisdiction(act)).where('expires_at', '<', act.now).execute();
  const secret = newSecret();
  const until = new Date(Date.parse(act.now) + minutes * 60_000).toISOString();
  await act.db
    .insertInto('one_time')
    .values({
      secret_hash: secretHash(secret),
      jurisdiction_id: act.jurisdictionId,
      id: act.newId(),
      purpose,
      account_id: accountId,
      data: JSON.stringify(data),
      created_at: act.now,
      expires_at: until,
    })
    .execute();
  return { secret, until };
}

/** The address of a one-time link. The secret is in the fragment (behind #), which browsers do not send, so that no log contains it. */
export function linkPath(secret: string): string {
  return `/link#${secret}`;
}

interface Row {
  readonly jurisdiction_id: string;
  readonly id: string;
  readonly purpose: string;
  readonly account_id: string | null;
  readonly data: unknown;
  readonly expires_at: string;
  readonly used_at: string | null;
}

/** Finds a secret that is valid for one of the purposes; null when it is unknown, used or expired. */
export async function findOneTimeSecret<P extends Purpose>(
  visit: Visit,
  secret: string | null,
  purposes: readonly P[],
): Promise<(OneTimeSecret & { purpose: P }) | null> {
  if (secret === null) return null;
  const row = await visit.read(anonymousIdentity(visit), async (act) => {
    const { rows } = await sql<Row>`select * from find_one_time(${secretHash(secret)})`.execute(act.db);
    return rows[0];
  });
  const purpose = purposes.find((one) => one === row?.purpose);
  if (row === undefined || purpose === undefined || row.used_at !== null || Date.parse(row.expires_at) <= Date.parse(visit.now))
    return null;
  return { purpose, id: row.id, jurisdictionId: row.jurisdiction_id, accountId: row.account_id, data: row.data };
}

/** Marks the secret as used in the act's transaction; refused when another request has used it. */
export async function consumeOneTimeSecret(act: Act, id: string): Promise<Outcome<void, 'link-expired'>> {
  const row = await act.db
    .updateTable('one_time')
    .set({ used_at: act.now })
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row === undefined ? failure('link-expired') : success(undefined);
}

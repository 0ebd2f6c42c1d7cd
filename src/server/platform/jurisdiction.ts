/** The jurisdictions of an installation: its own, one until several can be set up, and the platform's. Their ids are fixed. */
import type { Kysely } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export const homeJurisdiction = { id: '01930000-0000-7000-8000-000000000001', name: '泰安市' } as const;

/** The platform's jurisdiction: its trail has events without an account, such as logins with unknown names and starts of the server. It has no accounts. */
export const platformJurisdiction = { id: '00000000-0000-7000-8000-000000000000', name: '平台' } as const;

/** Makes both when they are not there. By the owner's connection, at start: the application may not. */
export async function ensureJurisdictions(owner: Kysely<DB>, now: string, demo = false): Promise<void> {
  await owner
    .insertInto('jurisdiction')
    .values([
      { ...homeJurisdiction, created_at: now, demo },
      { ...platformJurisdiction, created_at: now },
    ])
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The name of the jurisdiction that the act happens in. */
export async function jurisdictionName(act: Act): Promise<string> {
  const row = await act.db.selectFrom('jurisdiction').select('name').where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow();
  return row.name;
}

/**
 * Serialises acts that read what exists and then add what must be unique (a number, a draft, a name), until the end of their
 * transaction. Taken before any other lock, to avoid deadlocks; acts that only refer to the jurisdiction do not wait.
 */
export async function lockJurisdiction(act: Act): Promise<void> {
  await act.db.selectFrom('jurisdiction').select('id').where('id', '=', act.jurisdictionId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** For acts that those must not overtake, nor be overtaken by: several of these run at once. Taken before any other lock, too. */
export async function shareJurisdiction(act: Act): Promise<void> {
  await act.db.selectFrom('jurisdiction').select('id').where('id', '=', act.jurisdictionId).forShare().executeTakeFirstOrThrow();
}

/** The jurisdictions of an installation: its own, one until several can be set up, and the platform's. Their ids are fixed. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export const homeJurisdiction = { id: '01930000-0000-7000-8000-000000000001', name: '泰安市' } as const;

/** The platform's jurisdiction: its trail has events without an account, such as logins with unknown names and starts of the server. It has no accounts. */
export const platformJurisdiction = { id: '00000000-0000-7000-8000-000000000000', name: '平台' } as const;

/** The class of advisory locks that are jurisdictions; 28 are those of kept counts (migrations/0028). */
const jurisdictionLocks = 1;

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
 * transaction. Taken before any other lock, to avoid deadlocks; acts that only refer to the jurisdiction do not wait. Not a lock of its row:
 * those that share one are let past whoever waits to hold it alone, for as long as they keep coming.
 */
export async function lockJurisdiction(act: Act): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(act.jurisdictionId)})`.execute(act.db);
}

/** For acts that those must not overtake, nor be overtaken by: several of these run at once. Taken before any other lock, too. */
export async function shareJurisdiction(act: Act): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lockOf(act.jurisdictionId)})`.execute(act.db);
}

/** The two numbers of a jurisdiction's advisory lock. */
function lockOf(jurisdictionId: string): RawBuilder<unknown> {
  return sql`${sql.lit(jurisdictionLocks)}, hashtext(${jurisdictionId})`;
}

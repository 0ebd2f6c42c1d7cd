/** The one jurisdiction of an installation, until several can be set up. Its id is fixed, so that every installation's sample is the same tenant. */
import type { Kysely } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/route.ts';

export const homeJurisdiction = { id: '01930000-0000-7000-8000-000000000001', name: '泰安市' } as const;

/** Who acts until there are logins. */
export const localActor = '本机';

/** Makes the jurisdiction when it is not there. */
export async function ensureHomeJurisdiction(db: Kysely<DB>, now: string): Promise<void> {
  await db
    .insertInto('jurisdiction')
    .values({ ...homeJurisdiction, created_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * Acts that ask what there is and then add what there may be only once (a number, a draft, a name) take turns, until the end of their
 * transaction. Taken before any other lock, so that nobody waits in a circle; acts that only point at the jurisdiction do not wait.
 */
export async function lockJurisdiction(act: Act): Promise<void> {
  await act.db.selectFrom('jurisdiction').select('id').where('id', '=', act.jurisdictionId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

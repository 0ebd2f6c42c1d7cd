import { sql } from 'kysely';
import { getSystem } from '#contract/platform/system.ts';
import { success } from '#core/failure.ts';
import { route, type Route } from '#server/platform/http/route.ts';

/** What the platform itself offers. Asking it proves that the database answers. */
export const systemRoutes: readonly Route[] = [
  route(getSystem, async (_input, act) => {
    await sql`select 1`.execute(act.db);
    return success({ today: act.today });
  }),
];

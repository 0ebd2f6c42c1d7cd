import type { ServerDomain } from '#server/platform/domain.ts';
import { sql } from 'kysely';
import { getSystem } from '#contract/access/endpoints.ts';
import { success } from '#core/failure.ts';
import { route } from '#server/platform/http/route.ts';

/** What the platform itself offers. Asking it proves that the database answers. */
export const domain: ServerDomain = {
  routes: [
    route(getSystem, async (_input, act) => {
      await sql`select 1`.execute(act.db);
      return success({ today: act.today });
    }),
  ],
};

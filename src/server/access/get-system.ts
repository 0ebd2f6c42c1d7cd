/** Health check: whether the installation works, what day it is, and whether this node does jobs. */
import { sql } from 'kysely';
import type * as contract from '#contract/access/endpoints.ts';
import { success } from '#core/failure.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** An answer proves that the database answers too. */
export const getSystem: Handler<typeof contract.getSystem> = async (_input, act) => {
  await sql`select 1`.execute(act.db);
  return success({ today: act.today, jobs: act.installation.jobs?.() ?? 'away' });
};

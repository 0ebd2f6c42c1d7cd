/** What ended units left to others (单位沿革). */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/**
 * These units, with every unit that has ended by today and whose succession leads to one of them, by however many steps: what it still owed, they owe.
 * Where a unit was split, each part owes it.
 */
export async function withSucceeded(act: Act, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive owing as (
      select unnest(${unitIds}::uuid[]) as id
      union
      select ended.id from owing
        join unit_succession succession on ${inJurisdiction(act, 'succession')} and succession.to_unit_id = owing.id
        join unit ended on ${inJurisdiction(act, 'ended')} and ended.id = succession.from_unit_id and ended.valid_to <= ${act.today})
    select id from owing`.execute(act.db);
  return rows.map(({ id }) => id);
}

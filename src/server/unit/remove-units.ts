/** Takes units out again that were made by mistake and that nobody uses: the undo of a batch. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/unit/batch-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { unitsAt } from '#core/unit/find-unit.ts';
import { nameOn } from '#core/unit/unit.ts';
import { dropEntries } from '#server/platform/search-entry.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsRemoved } from '#server/unit/events.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { loadUnitsForUpdate } from '#server/unit/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

/** SQLSTATE of a row that another one points at. */
const stillReferenced = '23503';

export const removeUnits: Handler<typeof contract.removeUnits> = async ({ body }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitsAt(units, body.units, act.today);
  if (!found.ok) return found;
  const ids = found.value.map(({ id }) => id);
  const reopened = (await unitsRemoved.call(act, ids)).flat();
  await sql`delete from unit_name where ${inJurisdiction(act)} and unit_id = any(${ids}::uuid[])`.execute(act.db);
  await dropEntries(act, 'unit', ids);
  // What stands below or is housed at one another goes together, in a circle too.
  await sql`update unit set parent_id = null, housed_at_id = null where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(
    act.db,
  );
  for (const unit of found.value) {
    if (!(await isRemoved(act, unit.id))) return failure('unit-in-use', { name: nameOn(unit, act.today).full });
  }
  act.audit({ objects: [...found.value.map((unit) => recorded(unit.id, recordOf(unit, units, act.today), null)), ...reopened] });
  return success({ removed: ids.length });
};

/** Whatever points at a unit, in whichever domain, keeps it: the database knows them all. A refusal rolls everything back. */
async function isRemoved(act: Act, id: string): Promise<boolean> {
  try {
    await sql`delete from unit where ${inJurisdiction(act)} and id = ${id}`.execute(act.db);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === stillReferenced) return false;
    throw error;
  }
}

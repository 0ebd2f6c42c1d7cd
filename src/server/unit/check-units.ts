/** Says of many units at once that their names are right. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/unit/batch-endpoints.ts';
import { success } from '#core/failure.ts';
import { unitsAt } from '#core/unit/find-unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { bumpRevision } from '#server/unit/write-unit.ts';

export const checkUnits: Handler<typeof contract.checkUnits> = async ({ body }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitsAt(units, body.units, act.today);
  if (!found.ok) return found;
  const ids = found.value.map(({ id }) => id);
  await sql`update unit_name set checked = true where ${inJurisdiction(act)} and unit_id = any(${ids}::uuid[]) and not checked`.execute(
    act.db,
  );
  await sql`
    update unit_succession set checked = true
     where ${inJurisdiction(act)} and from_unit_id = any(${ids}::uuid[]) and not checked`.execute(act.db);
  await bumpRevision(act, ids);
  const after = await loadUnits(act);
  const objects = found.value
    .map((unit) => recorded(unit.id, recordOf(unit, units, act.today), recordOf(requireUnit(after, unit.id), after, act.today)))
    .filter(({ after: changed }) => Object.keys(changed ?? {}).length > 0);
  if (objects.length === 0) act.unchanged();
  else act.audit({ objects });
  return success({ checked: objects.length });
};

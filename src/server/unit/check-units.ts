/** Says of many units at once that their names are right, or takes that back. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/unit/batch-endpoints.ts';
import { success } from '#core/failure.ts';
import { unitsAt } from '#core/unit/find-unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { bumpRevision } from '#server/unit/write-unit.ts';

export const checkUnits: Handler<typeof contract.checkUnits> = async ({ body: { units: wanted, checked } }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitsAt(units, wanted, act.today);
  if (!found.ok) return found;
  const changing = found.value.filter(({ names }) => names.some((name) => name.checked !== checked));
  if (changing.length === 0) {
    act.unchanged();
    return success({ units: [] });
  }
  const ids = changing.map(({ id }) => id);
  await sql`update unit_name set checked = ${checked} where ${inJurisdiction(act)} and unit_id = any(${ids}::uuid[])`.execute(act.db);
  await sql`
    update unit_succession set checked = ${checked}
     where ${inJurisdiction(act)} and from_unit_id = any(${ids}::uuid[])`.execute(act.db);
  await bumpRevision(act, ids);
  const after = await loadUnits(act);
  const now = changing.map((before) => ({ before, unit: requireUnit(after, before.id) }));
  act.audit({
    objects: now.map(({ before, unit }) => recorded(unit.id, recordOf(before, units, act.today), recordOf(unit, after, act.today))),
  });
  return success({ units: now.map(({ unit: { id, revision } }) => ({ id, revision })) });
};

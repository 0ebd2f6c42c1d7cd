/** Adds a unit to the tree. */
import type * as contract from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { nameChange } from '#core/unit/change.ts';
import { namesOf, refuseCode, refuseNames, refusePlace, type UnitFields } from '#core/unit/check-unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { insertNames, insertUnits } from '#server/unit/write-unit.ts';

export const addUnit: Handler<typeof contract.addUnit> = async ({ body: { names, source, ...given } }, act) => {
  const units = await loadUnitsForUpdate(act);
  const fields: UnitFields = { ...given, validTo: null };
  const refused =
    refuseNames(units, { id: null, ...fields }, namesOf(names), act.today) ??
    refusePlace(units, fields, null, act.today) ??
    refuseCode(units, fields, null, act.today);
  if (refused) return refused;
  const id = act.newId();
  await insertUnits(act, [{ ...fields, id }]);
  const { added } = nameChange({ ...fields, names: [] }, names, act.today, act.today);
  await insertNames(
    act,
    added.map((name) => ({ ...name, unitId: id, source: source ?? null })),
  );
  const after = await loadUnits(act);
  const unit = requireUnit(after, id);
  const matched = (await unitsNamed.call(act)).flat();
  act.audit({ objects: [recorded(id, null, recordOf(unit, after, act.today)), ...matched] });
  return success(unit);
};

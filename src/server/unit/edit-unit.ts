/** Changes or renames a unit. */
import { isDeepStrictEqual } from 'node:util';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type * as contract from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { unitAt } from '#core/unit/find-unit.ts';
import { planEdit } from '#core/unit/plan-edit.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate, type StoredUnit } from '#server/unit/rows.ts';
import { endNames, insertNames, bumpRevision, unitColumns } from '#server/unit/write-unit.ts';

export const editUnit: Handler<typeof contract.editUnit> = async ({ params: { unitId }, body }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitAt(units, unitId, body.revision, act.today);
  if (!found.ok) return found;
  const unit = found.value;
  const planned = planEdit(units, unit, body, act.today);
  if (!planned.ok) return planned;
  const { fields, names, renamedOn, isRenamed } = planned.value;

  // What stays as it is is not written: there is no event then that would tell of it.
  const columns = unitColumns(fields);
  if (!isDeepStrictEqual(columns, unitColumns(unit)))
    await act.db.updateTable('unit').set(columns).where(inJurisdiction(act)).where('id', '=', unitId).execute();
  if (unit.validFrom !== null && fields.validFrom !== unit.validFrom) await moveNames(act, unit, fields.validFrom);
  await endNames(act, names, renamedOn);
  await insertNames(
    act,
    names.added.map((name) => ({ ...name, unitId, source: body.source ?? null })),
  );
  if (body.checked !== undefined) await setChecked(act, unitId, body.checked);

  const changed = await loadUnits(act);
  const after = requireUnit(changed, unitId);
  const record = recorded(unitId, recordOf(unit, units, act.today), { ...recordOf(after, changed, act.today), example: false });
  if (Object.keys(record.after ?? {}).length === 0) {
    act.unchanged();
    return success(after);
  }
  await bumpRevision(act, [unitId]);
  const reasons = isRenamed ? { renamedOn, ...(body.source ? { source: body.source } : {}) } : {};
  const matched = names.added.length > 0 ? (await unitsNamed.call(act)).flat() : [];
  act.audit({ objects: [{ ...record, after: { ...record.after, ...reasons } }, ...matched] });
  return success({ ...after, revision: unit.revision + 1, example: false });
};

/** Names that began on the unit's first day move with it. */
async function moveNames(act: Act, unit: StoredUnit, validFrom: string | null): Promise<void> {
  await act.db
    .updateTable('unit_name')
    .set({ valid_from: validFrom })
    .where(inJurisdiction(act))
    .where('unit_id', '=', unit.id)
    .where('valid_from', '=', unit.validFrom)
    .execute();
}

async function setChecked(act: Act, unitId: string, checked: boolean): Promise<void> {
  await act.db.updateTable('unit_name').set({ checked }).where(inJurisdiction(act)).where('unit_id', '=', unitId).execute();
  await act.db.updateTable('unit_succession').set({ checked }).where(inJurisdiction(act)).where('from_unit_id', '=', unitId).execute();
}

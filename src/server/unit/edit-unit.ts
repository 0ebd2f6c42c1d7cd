/** A unit is added, changed, renamed; a name is added to it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { unitsNamed } from '#server/unit/events.ts';
import type { z } from 'zod';
import type * as contract from '#contract/unit/endpoints.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { currentNames, maxAliases, nameChange, type NameChange, type NameSet } from '#core/unit/change.ts';
import { isGroup, nameOn } from '#core/unit/unit.ts';
import { namesOf, refuseFields, refuseNames } from '#server/unit/check-unit.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { loadUnits, loadUnitsAlone, unitAt, unitOf, type StoredName, type StoredUnit } from '#server/unit/rows.ts';
import { endNames, insertNames, touch, unitColumns, type UnitFields } from '#server/unit/write-unit.ts';
import type { Act } from '#server/platform/http/act.ts';

type Unit = contract.Unit;

export async function addUnit(act: Act, body: z.output<typeof contract.addUnit.body>): Promise<Outcome<Unit>> {
  const units = await loadUnitsAlone(act);
  const { names, source, ...given } = body;
  const fields: UnitFields = { ...given, validTo: null };
  const refused =
    refuseNames(units, { id: null, ...fields }, namesOf(names), act.today) ?? refuseFields(units, null, fields, null, act.today);
  if (refused) return refused;
  const id = act.newId();
  await act.db
    .insertInto('unit')
    .values({ jurisdiction_id: act.jurisdictionId, id, ...unitColumns(fields), created_at: act.now })
    .execute();
  const { added } = nameChange({ ...fields, names: [] }, names, act.today, act.today);
  await insertNames(
    act,
    added.map((name) => ({ ...name, unitId: id, source: source ?? null })),
  );
  const after = await loadUnits(act);
  const unit = unitOf(after, id);
  const matched = (await unitsNamed.call(act)).flat();
  if (unit.ok) act.audit({ act: 'unit.add', objects: [recorded(id, null, recordOf(unit.value, after, act.today)), ...matched] });
  return unit;
}

type Edit = z.output<typeof contract.editUnit.body>;

export async function editUnit(act: Act, unitId: string, body: Edit): Promise<Outcome<Unit>> {
  const units = await loadUnitsAlone(act);
  const found = unitAt(units, unitId, body.revision, act.today);
  if (!found.ok) return found;
  const unit = found.value;
  const fields = fieldsAfter(unit, body);
  const refused = refuseFields(units, unitId, fields, unit, act.today) ?? refuseStart(unit, fields.validFrom);
  if (refused) return refused;
  if (unit.memberIds.length > 0 && !isGroup(fields.kind)) return failure('unit-has-members', { count: unit.memberIds.length });

  const renamedOn = body.renamedOn ?? act.today;
  const isCorrected = body.corrected === true;
  const change = nameChange(
    { ...fields, names: unit.names },
    body.names ?? currentNames(unit, act.today),
    isCorrected ? null : renamedOn,
    act.today,
  );
  const refusedNames = refuseRename(units, unit, { ...fields, id: unitId }, change, isCorrected ? undefined : body.renamedOn, act.today);
  if (refusedNames) return refusedNames;

  await act.db.updateTable('unit').set(unitColumns(fields)).where(inJurisdiction(act)).where('id', '=', unitId).execute();
  if (unit.validFrom !== null && fields.validFrom !== unit.validFrom) await moveNames(act, unit, fields.validFrom);
  await endNames(act, change, renamedOn);
  await insertNames(
    act,
    change.added.map((name) => ({ ...name, unitId, source: body.source ?? null })),
  );
  if (body.checked !== undefined) await setChecked(act, unitId, body.checked);

  const before = recordOf(unit, units, act.today);
  const changed = await loadUnits(act);
  const after = unitOf(changed, unitId);
  if (!after.ok) return after;
  const record = recorded(unitId, before, { ...recordOf(after.value, changed, act.today), example: false });
  const isRenamed = !isCorrected && change.added.some(({ form }) => form === 'full');
  if (Object.keys(record.after ?? {}).length === 0) {
    act.unchanged();
    return after;
  }
  await touch(act, [unitId]);
  const reasons = isRenamed ? { renamedOn, ...(body.source ? { source: body.source } : {}) } : {};
  const matched = change.added.length > 0 ? (await unitsNamed.call(act)).flat() : [];
  act.audit({ act: isRenamed ? 'unit.rename' : 'unit.edit', objects: [{ ...record, after: { ...record.after, ...reasons } }, ...matched] });
  return success({ ...after.value, revision: unit.revision + 1, example: false });
}

function fieldsAfter(unit: StoredUnit, body: Edit): UnitFields {
  return {
    kind: body.kind ?? unit.kind,
    parentId: body.parentId === undefined ? unit.parentId : body.parentId,
    housedAtId: body.housedAtId === undefined ? unit.housedAtId : body.housedAtId,
    position: body.position ?? unit.position,
    code: body.code === undefined ? unit.code : body.code,
    validFrom: body.validFrom === undefined ? unit.validFrom : body.validFrom,
    validTo: unit.validTo,
    note: body.note === undefined ? unit.note : body.note,
  };
}

/** A unit cannot begin after a name of its own ended. */
function refuseStart(unit: StoredUnit, validFrom: string | null): Failure | null {
  if (validFrom === null || validFrom === unit.validFrom) return null;
  const ended = unit.names.some(({ validTo }) => validTo !== null && validTo <= validFrom);
  return ended ? failure('unit-date-invalid', { date: validFrom }) : null;
}

/** Names that began with the unit begin with it still. */
async function moveNames(act: Act, unit: StoredUnit, validFrom: string | null): Promise<void> {
  await act.db
    .updateTable('unit_name')
    .set({ valid_from: validFrom })
    .where(inJurisdiction(act))
    .where('unit_id', '=', unit.id)
    .where('valid_from', '=', unit.validFrom)
    .execute();
}

function refuseRename(
  units: readonly StoredUnit[],
  unit: StoredUnit,
  own: UnitFields & { readonly id: string },
  change: NameChange<StoredName>,
  renamedOn: string | undefined,
  today: string,
): Failure | null {
  if (renamedOn !== undefined) {
    const late = renamedOn > today || (own.validFrom !== null && renamedOn <= own.validFrom);
    // A name that began after that day would be lost.
    const lost = change.removed.some((name) => name.form !== 'alias' && name.validFrom !== null && name.validFrom < today);
    if (late || (lost && unit.validTo === null)) return failure('unit-date-invalid', { date: renamedOn });
  }
  for (const name of change.added) {
    const refused = refuseNames(units, { ...name, id: own.id }, [name.name], today);
    if (refused) return refused;
  }
  return null;
}

async function setChecked(act: Act, unitId: string, checked: boolean): Promise<void> {
  await act.db.updateTable('unit_name').set({ checked }).where(inJurisdiction(act)).where('unit_id', '=', unitId).execute();
  await act.db.updateTable('unit_succession').set({ checked }).where(inJurisdiction(act)).where('from_unit_id', '=', unitId).execute();
}

/** A name that documents print. One that the unit has already changes nothing. */
export async function addUnitAlias(
  act: Act,
  unitId: string,
  { name, source }: { readonly name: string; readonly source: string | null },
): Promise<Outcome<Unit>> {
  const units = await loadUnitsAlone(act);
  const found = unitOf(units, unitId);
  if (!found.ok) return found;
  const unit = found.value;
  const known: NameSet = currentNames(unit, act.today);
  if (namesOf(known).includes(name)) {
    act.unchanged();
    return found;
  }
  if (known.aliases.length >= maxAliases) return failure('unit-aliases-full', { limit: maxAliases, name: nameOn(unit, act.today).full });
  const time = { validFrom: null, validTo: unit.validTo };
  const refused = refuseNames(units, { ...time, id: unitId }, [name], act.today);
  if (refused) return refused;
  await insertNames(act, [{ ...time, unitId, name, form: 'alias', source }]);
  await touch(act, [unitId]);
  const after = await loadUnits(act);
  const changed = unitOf(after, unitId);
  if (changed.ok) {
    const record = recorded(unitId, recordOf(unit, units, act.today), recordOf(changed.value, after, act.today));
    const matched = (await unitsNamed.call(act)).flat();
    const said = { ...record, after: { ...record.after, ...(source === null ? {} : { source }) } };
    act.audit({ act: 'unit.alias', objects: [said, ...matched] });
  }
  return changed;
}

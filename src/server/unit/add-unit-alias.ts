/** Adds an alias to a unit: a name that documents print. */
import type * as contract from '#contract/unit/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { currentNames, maxAliases } from '#core/unit/change.ts';
import { namesOf, refuseNames } from '#core/unit/check-unit.ts';
import { unitOf } from '#core/unit/find-unit.ts';
import { nameOn } from '#core/unit/unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { insertNames, bumpRevision } from '#server/unit/write-unit.ts';

/** An alias that the unit already has changes nothing. */
export const addUnitAlias: Handler<typeof contract.addUnitAlias> = async ({ params: { unitId }, body: { name, source } }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitOf(units, unitId);
  if (!found.ok) return found;
  const unit = found.value;
  const known = currentNames(unit, act.today);
  if (namesOf(known).includes(name)) {
    act.unchanged();
    return found;
  }
  if (known.aliases.length >= maxAliases) return failure('unit-aliases-full', { limit: maxAliases, name: nameOn(unit, act.today).full });
  const time = { validFrom: null, validTo: unit.validTo };
  const refused = refuseNames(units, { ...time, id: unitId }, [name], act.today);
  if (refused) return refused;
  await insertNames(act, [{ ...time, unitId, name, form: 'alias', source }]);
  await bumpRevision(act, [unitId]);
  const after = await loadUnits(act);
  const changed = requireUnit(after, unitId);
  const record = recorded(unitId, recordOf(unit, units, act.today), recordOf(changed, after, act.today));
  const matched = (await unitsNamed.call(act)).flat();
  const said = { ...record, after: { ...record.after, ...(source === null ? {} : { source }) } };
  act.audit({ objects: [said, ...matched] });
  return success(changed);
};

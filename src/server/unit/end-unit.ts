/** Ends a unit, with the succession that says what became of it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { refuseEnd } from '#core/unit/check-end.ts';
import { unitAt } from '#core/unit/find-unit.ts';
import { nameOn } from '#core/unit/unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { bumpRevision } from '#server/unit/write-unit.ts';

/** Its names and its memberships end on the same day. */
export const endUnit: Handler<typeof contract.endUnit> = async ({ params: { unitId }, body }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitAt(units, unitId, body.revision, act.today);
  if (!found.ok) return found;
  const unit = found.value;
  const refused = refuseEnd(units, unit, body, act.today);
  if (refused) return refused;
  const { jurisdictionId } = act;
  await act.db
    .updateTable('unit')
    .set({ valid_to: body.onDate })
    .where(inJurisdiction({ jurisdictionId }))
    .where('id', '=', unitId)
    .execute();
  // A name that begins only after the unit's end was never valid.
  await sql`
    delete from unit_name where ${inJurisdiction({ jurisdictionId })} and unit_id = ${unitId} and valid_to is null
       and valid_from >= ${body.onDate}`.execute(act.db);
  await sql`
    update unit_name set valid_to = ${body.onDate} where ${inJurisdiction({ jurisdictionId })} and unit_id = ${unitId} and valid_to is null`.execute(
    act.db,
  );
  await sql`
    update unit_member set valid_to = greatest(${body.onDate}::date, valid_from)
     where ${inJurisdiction({ jurisdictionId })} and (unit_id = ${unitId} or group_id = ${unitId})
       and (valid_to is null or valid_to > ${body.onDate})`.execute(act.db);
  const successors = new Map(body.successors.map((successor) => [successor.unitId, successor.relation]));
  if (successors.size > 0) {
    await act.db
      .insertInto('unit_succession')
      .values(
        [...successors].map(([to, relation]) => ({
          jurisdiction_id: jurisdictionId,
          id: act.newId(),
          from_unit_id: unitId,
          to_unit_id: to,
          relation,
          on_date: body.onDate,
          checked: true,
          note: body.note,
        })),
      )
      .execute();
  }
  await bumpRevision(act, [unitId]);
  const after = await loadUnits(act);
  const ended = requireUnit(after, unitId);
  const record = recorded(unitId, recordOf(unit, units, act.today), recordOf(ended, after, act.today));
  const told = {
    validTo: body.onDate,
    successors: [...successors].map(([to, relation]) => ({ relation, name: nameOn(requireUnit(units, to), act.today).full })),
    ...(body.note === null ? {} : { reason: body.note }),
  };
  act.audit({
    objects: [
      { type: 'unit', id: unitId, before: { validTo: null, members: record.before?.['members'] ?? [] }, after: told },
      ...[...successors].map(([to, relation]) => ({
        type: 'unit',
        id: to,
        after: { received: { relation, name: nameOn(unit, act.today).full }, onDate: body.onDate },
      })),
    ],
  });
  return success(ended);
};

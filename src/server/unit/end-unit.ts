/** A unit ends, and it is said where it went; a group gets its members. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type * as contract from '#contract/unit/endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { childrenOn, isAlive } from '#core/unit/change.ts';
import { isGroup, nameOn } from '#core/unit/unit.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { loadUnits, loadUnitsAlone, unitAt, unitOf } from '#server/unit/rows.ts';
import { touch } from '#server/unit/write-unit.ts';
import type { Act } from '#server/platform/http/act.ts';

type Unit = contract.Unit;

/** Its names end with it; what it was a member of goes on without it. */
export async function endUnit(act: Act, unitId: string, body: z.output<typeof contract.endUnit.body>): Promise<Outcome<Unit>> {
  const units = await loadUnitsAlone(act);
  const found = unitAt(units, unitId, body.revision, act.today);
  if (!found.ok) return found;
  const unit = found.value;
  if (unit.validTo !== null) return failure('unit-ended', { name: nameOn(unit, act.today).full });
  const children = childrenOn(units, unitId, body.onDate);
  if (children.length > 0) return failure('unit-has-children', { count: children.length, name: nameOn(unit, act.today).full });
  if (unit.validFrom !== null && body.onDate <= unit.validFrom) return failure('unit-date-invalid', { date: body.onDate });
  for (const { unitId: successor } of body.successors) {
    if (successor === unitId) return failure('unit-merge-self');
    const into = unitOf(units, successor);
    if (!into.ok) return into;
    if (!isAlive(into.value, act.today)) return failure('unit-ended', { name: nameOn(into.value, act.today).full });
  }
  const { jurisdictionId } = act;
  await act.db
    .updateTable('unit')
    .set({ valid_to: body.onDate })
    .where(inJurisdiction({ jurisdictionId }))
    .where('id', '=', unitId)
    .execute();
  // A name that began only afterwards never held.
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
  await touch(act, [unitId]);
  const after = await loadUnits(act);
  const ended = unitOf(after, unitId);
  if (!ended.ok) return ended;
  const record = recorded(unitId, recordOf(unit, units, act.today), recordOf(ended.value, after, act.today));
  const told = {
    validTo: body.onDate,
    successors: [...successors].map(([to, relation]) => ({ relation, name: nameOf(units, to, act.today) })),
    ...(body.note === null ? {} : { reason: body.note }),
  };
  act.audit({
    act: 'unit.end',
    objects: [
      { type: 'unit', id: unitId, before: { validTo: null, members: record.before?.['members'] ?? [] }, after: told },
      ...[...successors].map(([to, relation]) => ({
        type: 'unit',
        id: to,
        after: { received: { relation, name: nameOn(unit, act.today).full }, onDate: body.onDate },
      })),
    ],
  });
  return ended;
}

function nameOf(units: readonly Unit[], id: string, today: string): string {
  const unit = units.find((one) => one.id === id);
  return unit === undefined ? id : nameOn(unit, today).full;
}

/** From today on; who leaves stays a member of the days before. */
export async function setMembers(
  act: Act,
  unitId: string,
  body: { readonly unitIds: readonly string[]; readonly revision: number },
): Promise<Outcome<Unit>> {
  const units = await loadUnitsAlone(act);
  const found = unitAt(units, unitId, body.revision, act.today);
  if (!found.ok) return found;
  const group = found.value;
  if (!isGroup(group.kind)) return failure('unit-not-group', { name: nameOn(group, act.today).full });
  if (!isAlive(group, act.today)) return failure('unit-ended', { name: nameOn(group, act.today).full });
  const wanted = new Set(body.unitIds);
  wanted.delete(unitId);
  const joining = [...wanted].filter((id) => !group.memberIds.includes(id));
  const leaving = group.memberIds.filter((id) => !wanted.has(id));
  for (const id of joining) {
    const member = unitOf(units, id);
    if (!member.ok) return member;
    if (!isAlive(member.value, act.today)) return failure('unit-ended', { name: nameOn(member.value, act.today).full });
  }
  if (joining.length === 0 && leaving.length === 0) {
    act.unchanged();
    return found;
  }
  if (leaving.length > 0) {
    const open = act.db.updateTable('unit_member').set({ valid_to: act.today });
    await open
      .where(inJurisdiction(act))
      .where('group_id', '=', unitId)
      .where('unit_id', 'in', leaving)
      .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', act.today)]))
      .execute();
  }
  if (joining.length > 0) {
    await act.db
      .insertInto('unit_member')
      .values(
        joining.map((id) => ({
          jurisdiction_id: act.jurisdictionId,
          group_id: unitId,
          unit_id: id,
          valid_from: act.today,
          valid_to: null,
        })),
      )
      // Out and in again on one day.
      .onConflict((row) => row.columns(['jurisdiction_id', 'group_id', 'unit_id', 'valid_from']).doUpdateSet({ valid_to: null }))
      .execute();
  }
  await touch(act, [unitId]);
  const names = (ids: readonly string[]): string[] => ids.map((id) => nameOf(units, id, act.today));
  act.audit({
    act: 'unit.set-members',
    objects: [{ type: 'unit', id: unitId, after: { joined: names(joining), left: names(leaving) } }],
  });
  const after = unitOf(await loadUnits(act), unitId);
  return after.ok ? success(after.value) : after;
}

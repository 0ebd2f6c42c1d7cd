/** Merges two rows of one body: all references to `from` become references to `into`. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/unit/endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/unit/zh.ts';
import { success } from '#core/failure.ts';
import { checkMerge } from '#core/unit/check-end.ts';
import { plainName } from '#core/unit/name-form.ts';
import { isGroup, nameOn } from '#core/unit/unit.ts';
import { unitsMerged } from '#server/unit/events.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate, type StoredUnit } from '#server/unit/rows.ts';
import { bumpRevision, keepUnitSearch } from '#server/unit/write-unit.ts';
import { moveInbox } from '#server/platform/desk/inbox.ts';
import { moveDuties } from '#server/platform/duty/duty.ts';
import { noteMerged } from '#server/platform/merged-ids.ts';
import { dropEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** `from` ends today; `into` takes over its names, children, memberships and people. */
export const mergeUnits: Handler<typeof contract.mergeUnits> = async ({ body }, act) => {
  const units = await loadUnitsForUpdate(act);
  const checked = checkMerge(units, body, act.today);
  if (!checked.ok) return checked;
  const { from, into } = checked.value;

  await moveNames(act, from, into);
  await keepUnitSearch(act, [into.id]);
  await dropEntries(act, 'unit', [from.id]);
  await noteMerged(act, 'unit', [from.id], into.id);
  await moveDuties(act, from.id, into.id);
  await moveInbox(act, from.id, into.id);
  await moveTree(act, from, into);
  await moveMembers(act, from, into);
  await moveSuccessions(act, from, into, body.reason);
  const followed = (await unitsMerged.call(act, from.id, into.id, body.reason)).flat();
  const countOf = (kind: string): number => new Set(followed.filter(({ type }) => type === kind).map(({ id }) => id)).size;
  await bumpRevision(act, [from.id, into.id]);

  const after = await loadUnits(act);
  const merged = requireUnit(after, into.id);
  const record = recorded(into.id, recordOf(into, units, act.today), recordOf(merged, after, act.today));
  const [fromName, intoName] = [nameOn(from, act.today).full, nameOn(into, act.today).full];
  const children = units.filter((unit) => unit.parentId === from.id);
  act.audit({
    objects: [
      { ...record, after: { ...record.after, merged: fromName, people: countOf('account'), posts: countOf('post'), reason: body.reason } },
      {
        type: 'unit',
        id: from.id,
        before: { full: fromName, validTo: null },
        after: { mergedInto: intoName, validTo: act.today, reason: body.reason },
      },
      ...children.map(({ id }) => ({ type: 'unit', id, before: { parent: fromName }, after: { parent: intoName } })),
      ...followed,
    ],
  });
  return success(merged);
};

/**
 * Moves all names, former ones too: a plan of any day that prints them means `into`. `from` keeps one name that no document prints, so that
 * it is never matched.
 */
async function moveNames(act: Act, from: StoredUnit, into: StoredUnit): Promise<void> {
  const there = new Set(into.names.map(({ name }) => plainName(name)));
  const moving = [...new Map(from.names.map((name) => [plainName(name.name), name])).entries()].flatMap(([plain, name]) =>
    there.has(plain) ? [] : [name.id],
  );
  const { jurisdictionId } = act;
  if (moving.length > 0) {
    await sql`
      update unit_name set unit_id = ${into.id}, form = 'alias'
       where ${inJurisdiction({ jurisdictionId })} and id = any(${moving}::uuid[])`.execute(act.db);
  }
  await sql`delete from unit_name where ${inJurisdiction({ jurisdictionId })} and unit_id = ${from.id}`.execute(act.db);
  const began = from.validFrom !== null && from.validFrom < act.today ? from.validFrom : null;
  await act.db
    .insertInto('unit_name')
    .values({
      jurisdiction_id: jurisdictionId,
      id: act.newId(),
      unit_id: from.id,
      name: message(zh, 'unit.merged-name', { from: nameOn(from, act.today).full, into: nameOn(into, act.today).short }),
      form: 'full',
      valid_from: began,
      valid_to: act.today,
      checked: true,
      source: null,
    })
    .execute();
  await act.db
    .updateTable('unit')
    // What was written only today has no day of its own.
    .set({ valid_from: began, valid_to: act.today, code: null })
    .where(inJurisdiction({ jurisdictionId }))
    .where('id', '=', from.id)
    .execute();
  if (into.code !== null || from.code === null || into.kind !== from.kind) return;
  await act.db.updateTable('unit').set({ code: from.code }).where(inJurisdiction({ jurisdictionId })).where('id', '=', into.id).execute();
}

async function moveTree(act: Act, from: StoredUnit, into: StoredUnit): Promise<void> {
  const { jurisdictionId } = act;
  await sql`
    update unit set parent_id = ${into.id}, revision = revision + 1
     where ${inJurisdiction({ jurisdictionId })} and parent_id = ${from.id}`.execute(act.db);
  await sql`
    update unit set housed_at_id = case when id = ${into.id} then null else ${into.id}::uuid end, revision = revision + 1
     where ${inJurisdiction({ jurisdictionId })} and housed_at_id = ${from.id}`.execute(act.db);
}

/** Moves memberships with their periods; where both were members of a group at the same time, one remains. */
async function moveMembers(act: Act, from: StoredUnit, into: StoredUnit): Promise<void> {
  const { jurisdictionId } = act;
  await sql`
    insert into unit_member (jurisdiction_id, group_id, unit_id, valid_from, valid_to)
    select jurisdiction_id, group_id, ${into.id}::uuid, valid_from, valid_to from unit_member
     where ${inJurisdiction({ jurisdictionId })} and unit_id = ${from.id} and group_id <> ${into.id} and not (group_id = any(
       select group_id from unit_member where ${inJurisdiction({ jurisdictionId })} and unit_id = ${into.id} and valid_to is null))
    on conflict do nothing`.execute(act.db);
  if (isGroup(into.kind)) {
    await sql`
      insert into unit_member (jurisdiction_id, group_id, unit_id, valid_from, valid_to)
      select jurisdiction_id, ${into.id}::uuid, unit_id, valid_from, valid_to from unit_member
       where ${inJurisdiction({ jurisdictionId })} and group_id = ${from.id} and unit_id <> ${into.id} and not (unit_id = any(
         select unit_id from unit_member where ${inJurisdiction({ jurisdictionId })} and group_id = ${into.id} and valid_to is null))
      on conflict do nothing`.execute(act.db);
  }
  await sql`
    delete from unit_member where ${inJurisdiction({ jurisdictionId })} and (unit_id = ${from.id} or group_id = ${from.id})`.execute(
    act.db,
  );
}

async function moveSuccessions(act: Act, from: StoredUnit, into: StoredUnit, reason: string): Promise<void> {
  const { jurisdictionId } = act;
  const ids = [from.id, into.id];
  await sql`
    delete from unit_succession where ${inJurisdiction({ jurisdictionId })} and from_unit_id = any(${ids}::uuid[])
       and to_unit_id = any(${ids}::uuid[])`.execute(act.db);
  await sql`
    update unit_succession set from_unit_id = ${into.id} where ${inJurisdiction({ jurisdictionId })} and from_unit_id = ${from.id}`.execute(
    act.db,
  );
  await sql`
    update unit_succession set to_unit_id = ${into.id} where ${inJurisdiction({ jurisdictionId })} and to_unit_id = ${from.id}`.execute(
    act.db,
  );
  await act.db
    .insertInto('unit_succession')
    .values({
      jurisdiction_id: jurisdictionId,
      id: act.newId(),
      from_unit_id: from.id,
      to_unit_id: into.id,
      relation: 'merged',
      on_date: act.today,
      checked: true,
      note: reason,
    })
    .execute();
}

/** When two rows of one unit become one, what the first answered and signed for in year's lists, the second does. */
import { sql } from 'kysely';
import { partsOf } from '#core/ledger/list/item-parts.ts';
import { standingOf, type SignForState } from '#core/ledger/list/sign-for.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { writeVersions } from '#server/ledger/list/item-version.ts';
import { decideKind, settleSigning } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Subscriber of the merging of units: in the same transaction, without an audit event of its own. `reason`: of the merging. */
export async function itemsOfMergedUnits(act: Act, from: string, into: string, reason: string): Promise<readonly AuditObject[]> {
  await sql`
    insert into item_unit (jurisdiction_id, item_id, part, unit_id)
    select jurisdiction_id, item_id, part, ${into}::uuid from item_unit where ${inJurisdiction(act)} and unit_id = ${from}
    on conflict do nothing`.execute(act.db);
  await sql`delete from item_unit where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
  // By the roles that they had.
  const told = await joinSignFors(act, from, into);
  const { rows: answered } = await sql<{ itemId: string }>`
    select distinct item_id as "itemId" from item_part where ${inJurisdiction(act)} and unit_id = ${from} and valid_to is null`.execute(
    act.db,
  );
  await joinParts(act, from, into);
  await writeVersions(
    act,
    answered.map(({ itemId }) => itemId),
    reason,
  );
  await sql`update list_item set part_unit_id = ${into} where ${inJurisdiction(act)} and part_unit_id = ${from}`.execute(act.db);
  await sql`update list_item set child_unit_id = ${into} where ${inJurisdiction(act)} and child_unit_id = ${from}`.execute(act.db);
  await sql`update sign_for set taken_over_by = ${into} where ${inJurisdiction(act)} and taken_over_by = ${from}`.execute(act.db);
  return told;
}

/** A unit has one part of an item: of two the weightier role and both texts; the other one ends, and stays to be read. */
async function joinParts(act: Act, from: string, into: string): Promise<void> {
  const { rows } = await sql<{ itemId: string; parts: readonly { id: string; role: ResponsibilityRole; ownPart: string | null }[] }>`
    select item_id as "itemId", json_agg(json_build_object('id', id, 'role', role, 'ownPart', own_part) order by unit_id = ${into} desc) as parts
      from item_part where ${inJurisdiction(act)} and unit_id in (${from}, ${into}) and valid_to is null
     group by item_id having count(*) > 1`.execute(act.db);
  const joined = rows.flatMap(({ parts }) => {
    const [kept, ...others] = parts;
    const [part] = partsOf(parts.map(({ role, ownPart }) => ({ unitId: into, role, ownPart, accountable: role === 'lead' })));
    return kept === undefined
      ? []
      : [{ id: kept.id, role: part?.role ?? 'responsible', ownPart: part?.ownPart ?? null, others: others.map(({ id }) => id) }];
  });
  await sql`
    update item_part part set role = made.role, own_part = made.own_part
      from unnest(${joined.map(({ id }) => id)}::uuid[], ${joined.map(({ role }) => role)}::text[], ${joined.map(({ ownPart }) => ownPart)}::text[])
             made (id, role, own_part)
     where ${inJurisdiction(act, 'part')} and part.id = made.id`.execute(act.db);
  await sql`
    update item_part set valid_to = greatest(${act.today}::date, valid_from)
     where ${inJurisdiction(act)} and id = any(${joined.flatMap(({ others }) => others)}::uuid[])`.execute(act.db);
  await sql`update item_part set unit_id = ${into} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
}

interface Own {
  readonly id: string;
  readonly state: SignForState;
  readonly role: string | null;
}

/** What the one that stays still owes has moved with the unit's duties. */
async function joinSignFors(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  const { rows } = await sql<{ code: string; both: readonly [Own, Own] }>`
    select item.code, json_agg(json_build_object('id', own.id, 'state', own.state, 'role', part.role)
             order by own.unit_id = ${into} desc) as both
      from sign_for own
      join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      left join item_part part on part.jurisdiction_id = own.jurisdiction_id and part.item_id = own.item_id and part.unit_id = own.unit_id
        and part.valid_to is null
     where ${inJurisdiction(act, 'own')} and own.unit_id in (${from}, ${into})
     group by item.id, item.code having count(*) > 1`.execute(act.db);
  const joined = rows.flatMap(({ code, both }) => {
    const kept = standingOf(...both);
    const gone = both.find(({ id }) => id !== kept.id);
    return gone === undefined ? [] : [{ code, kept, gone }];
  });
  const [kept, gone] = [joined.map((pair) => pair.kept.id), joined.map((pair) => pair.gone.id)];
  await settleSigning(act, gone);
  // Few, each with words of its own.
  for (const pair of joined) if (pair.gone.state === 'objected') await joinObjections(act, pair.kept.id, pair.gone.id);
  await sql`
    update sign_for own set reported = true
      from unnest(${kept}::uuid[], ${gone}::uuid[]) pair (kept, gone)
      join sign_for other on ${inJurisdiction(act, 'other')} and other.id = pair.gone and other.reported
     where ${inJurisdiction(act, 'own')} and own.id = pair.kept`.execute(act.db);
  await sql`delete from sign_for where ${inJurisdiction(act)} and id = any(${gone}::uuid[])`.execute(act.db);
  await sql`update sign_for set unit_id = ${into} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
  return joined.map((pair) => ({
    type: 'sign_for',
    id: pair.kept.id,
    before: { state: pair.gone.state },
    after: { item: pair.code, state: pair.kept.state },
  }));
}

/** Both objected: they are answered at once, by the earlier day, and the office reads both. */
async function joinObjections(act: Act, kept: string, gone: string): Promise<void> {
  const { rows } = await sql<{ due: string }>`
    update sign_for own set objection = own.objection || E'\\n' || other.objection,
           objecting_leader = case when own.objecting_leader = other.objecting_leader then own.objecting_leader
             else own.objecting_leader || '、' || other.objecting_leader end,
           decision_due = least(own.decision_due, other.decision_due),
           decision_provisional = case when other.decision_due < own.decision_due then other.decision_provisional else own.decision_provisional end
      from sign_for other
     where ${inJurisdiction(act, 'own')} and own.id = ${kept} and ${inJurisdiction(act, 'other')} and other.id = ${gone}
    returning own.decision_due as due`.execute(act.db);
  await settleDuties(act, { kind: decideKind, objectType: 'sign_for', objectIds: [gone] });
  await owe(
    act,
    rows.map(({ due }) => ({ kind: decideKind, objectType: 'sign_for', objectId: kept, unitId: null, role: 'office', due })),
  );
}

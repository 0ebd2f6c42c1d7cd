/** Items of a list as the grid reads them: JSON that the database writes, hundreds of rows in one answer. */
import { sql, type RawBuilder } from 'kysely';
import { itemOrder, itemWithin, listReach } from '#server/ledger/list/list-rows.ts';
import { namesOf } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Which items: of a list, all or some of them; or one by its id. */
export type WhichItems = { readonly listId: string; readonly itemIds?: readonly string[] } | { readonly itemId: string };

export interface WrittenItems {
  /** In the list's order, each a ListItemRow as JSON. */
  readonly items: readonly string[];
  /** Every unit that they name, as JSON. */
  readonly units: readonly string[];
}

/** The items within reach that are in the list. */
export async function writtenItems(act: Act, which: WhichItems): Promise<WrittenItems> {
  const { rows } = await sql<{ json: string }>`
    with item as materialized (select item.* from list_item item where ${await among(act, which)})
    select (select json_strip_nulls(row_to_json(written)) from (
      select item.id, item.revision, item.code, ${taskOf()} as task, item.goal, ${milestonesOf(act)} as milestones, item.tier, item.public,
             ${unitsOf(act, 'supervise')} as supervise, ${unitsOf(act, 'partner')} as partner, item.starts_on as "start",
             item.planned_start as "plannedStart", item.curve, item.preset, item.outcome, item.city_leader as "cityLeader",
             item.carried_from as "carriedFrom", ${partsOf(act)} as parts, ${signingOf(act)} as signing) written)::text as json
      from item
      join task on ${inJurisdiction(act, 'task')} and task.id = item.task_id
      left join ${answeringOf(act)} said on said.task_id = item.task_id
     order by ${itemOrder}`.execute(act.db);
  return { items: rows.map(({ json }) => json), units: rows.length === 0 ? [] : await unitsNamed(act, which) };
}

async function among(act: Act, which: WhichItems): Promise<RawBuilder<unknown>> {
  const own =
    'itemId' in which
      ? sql`item.id = ${which.itemId}`
      : which.itemIds === undefined
        ? sql`item.list_id = ${which.listId}`
        : sql`item.list_id = ${which.listId} and item.id = any(${which.itemIds}::uuid[])`;
  return sql`${inJurisdiction(act, 'item')} and ${own} and item.removed_at is null and item.parent_id is null
    and ${itemWithin(act, await listReach(act))}`;
}

function taskOf(): RawBuilder<unknown> {
  return sql`json_build_object('id', task.id, 'planId', task.plan_id, 'code', task.code, 'path', task.path, 'chapter', task.chapter,
    'title', task.title, 'kind', task.kind, 'commitment', task.commitment, 'nature', task.nature, 'state', task.state, 'dueText', task.due_text,
    'dueTo', task.due_to, 'lead', task.lead, 'cityLeader', task.city_leader, 'revision', task.revision, 'answering', coalesce(said.answering, '[]'))`;
}

/** Of all tasks at once: to ask for the units of each responsibility by itself would be most of what a grid costs. */
function answeringOf(act: Act): RawBuilder<unknown> {
  return sql`(
    select duty.task_id, json_agg(json_build_object('text', duty.unit_text, 'role', duty.role, 'ownPart', duty.own_part,
             'open', case when duty.resolution = 'open' then true end, 'units', duty.units) order by duty.seq) as answering
      from (select duty.task_id, duty.id, duty.seq, duty.unit_text, duty.role, duty.own_part, duty.resolution,
                   coalesce(json_agg(meant.unit_id) filter (where meant.unit_id is not null), '[]') as units
              from item join responsibility duty on ${inJurisdiction(act, 'duty')} and duty.task_id = item.task_id and duty.valid_to is null
              left join responsibility_unit meant on ${inJurisdiction(act, 'meant')} and meant.task_id = duty.task_id
                and meant.responsibility_id = duty.id and meant.current
             group by duty.jurisdiction_id, duty.id) duty
     group by duty.task_id)`;
}

/** Nothing before issuing, so that a list that is composed stays as fast as it is. */
function partsOf(act: Act): RawBuilder<unknown> {
  return sql`case when item.code is not null then (
    select coalesce(json_agg(json_build_object('unit', part.unit_id, 'role', part.role, 'ownPart', part.own_part)
             order by array_position(array['lead', 'responsible', 'support', 'local', 'supervise'], part.role), unit.position, unit.id), '[]')
      from item_part part join unit on unit.jurisdiction_id = part.jurisdiction_id and unit.id = part.unit_id
     where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null) end`;
}

function signingOf(act: Act): RawBuilder<unknown> {
  return sql`case when item.code is not null then (
    select json_build_object('asked', count(*), 'settled', count(*) filter (where own.state not in ('pending', 'objected')),
             'objected', count(*) filter (where own.state = 'objected'))
      from sign_for own where ${inJurisdiction(act, 'own')} and own.item_id = item.id) end`;
}

function milestonesOf(act: Act): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(json_build_object('id', own.id, 'due', own.due, 'text', own.said, 'weight', own.weight, 'percent', own.percent,
      'outcome', case when own.outcome then true end, 'waiting', case when own.waiting_body is not null then json_build_object('body', own.waiting_body,
        'submitted', own.waiting_submitted, 'number', own.waiting_number, 'pressings', own.pressings) end) order by own.due, own.id), '[]')
    from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id)`;
}

function unitsOf(act: Act, part: 'supervise' | 'partner'): RawBuilder<unknown> {
  return sql`array(select own.unit_id from item_unit own join unit on unit.jurisdiction_id = own.jurisdiction_id and unit.id = own.unit_id
    where ${inJurisdiction(act, 'own')} and own.item_id = item.id and own.part = ${sql.lit(part)} order by unit.position, unit.id)`;
}

/** Names of today, and the day on which a unit ended, as JSON. */
async function unitsNamed(act: Act, which: WhichItems): Promise<string[]> {
  const here = await among(act, which);
  const named = sql`array(
    select meant.unit_id from list_item item
      join responsibility_unit meant on meant.jurisdiction_id = item.jurisdiction_id and meant.task_id = item.task_id and meant.current where ${here}
    union select own.unit_id from list_item item
      join item_unit own on own.jurisdiction_id = item.jurisdiction_id and own.item_id = item.id where ${here}
    union select part.unit_id from list_item item
      join item_part part on part.jurisdiction_id = item.jurisdiction_id and part.item_id = item.id and part.valid_to is null where ${here})`;
  const names = await namesOf(act, named);
  const ended = await endedUnits(act, [...names.keys()]);
  return [...names].map(([id, name]) => JSON.stringify({ id, name, ...(ended.has(id) ? { ended: ended.get(id) } : {}) }));
}

/** The day on which each of these units ended, of those where it has come. */
export async function endedUnits(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; ended: string }>`
    select id, valid_to as ended from unit
     where ${inJurisdiction(act)} and id = any(${ids}::uuid[]) and valid_to <= ${act.today}`.execute(act.db);
  return new Map(rows.map(({ id, ended }) => [id, ended]));
}

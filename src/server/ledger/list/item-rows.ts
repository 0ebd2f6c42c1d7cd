/** Items of a list as the grid reads them: JSON that the database writes, hundreds of rows in one answer. */
import { sql, type RawBuilder } from 'kysely';
import { itemWithin, listReach, standsAlone } from '#server/ledger/list/list-rows.ts';
import type { Within } from '#server/access/within-reach.ts';
import { allWords } from '#server/ledger/list/task-words.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Which items: of a list, all or some of them; or one by its id. */
export type WhichItems =
  | { readonly listId: string; readonly itemIds?: readonly string[]; readonly withoutChildren?: true }
  | { readonly itemId: string };

export interface WrittenItems {
  /** In the list's order, each a ListItemRow as JSON. */
  readonly items: readonly string[];
  /** Every unit that they name, as JSON. */
  readonly units: readonly string[];
}

/** The items within reach that are in the list. */
export async function writtenItems(act: Act, which: WhichItems): Promise<WrittenItems> {
  const within = await listReach(act);
  const { rows } = await sql<{ json: string }>`
    with item as materialized (select item.* from list_item item where ${among(act, which, within)})
    select (select json_strip_nulls(row_to_json(written)) from (
      select item.id, item.revision, item.code, ${taskOf(act, within)} as task, item.goal, coalesce(marked.milestones, '[]') as milestones,
             item.tier, item.public, coalesce(beside.supervise, '{}') as supervise, coalesce(beside.partner, '{}') as partner, item.starts_on as "start",
             item.planned_start as "plannedStart", item.curve, item.preset, item.outcome, item.city_leader as "cityLeader",
             item.carried_from as "carriedFrom", ${partsOf(act)} as parts, ${signingOf(act)} as signing, ${childOf} as child,
             ${childrenOf(act, within)} as children) written)::text as json
      from item
      join task on ${inJurisdiction(act, 'task')} and task.id = item.task_id
      -- Looked up item by item: joined as sets, the milestones and parents of all lists would be read.
      left join lateral ${answeringOf(act)} said on item.parent_id is null
      left join lateral ${milestonesOf(act)} marked on true
      left join lateral ${unitsBeside(act)} beside on true
      left join lateral (select above.code, above.goal, above.place from list_item above
        where ${inJurisdiction(act, 'above')} and above.id = item.parent_id offset 0) above on item.parent_id is not null
     order by ${childOrder}`.execute(act.db);
  return { items: rows.map(({ json }) => json), units: rows.length === 0 ? [] : await unitsNamed(act, which, within) };
}

/** The list's order (itemOrder); children where their parent stands. */
const childOrder = sql`case when item.parent_id is null then item.place else above.place end nulls last, task.position, item.parent_id, item.place, item.id`;

function among(act: Act, which: WhichItems, within: Within): RawBuilder<unknown> {
  const own =
    'itemId' in which
      ? sql`item.id = ${which.itemId}`
      : which.itemIds === undefined
        ? sql`item.list_id = ${which.listId}`
        : sql`item.list_id = ${which.listId} and item.id = any(${which.itemIds}::uuid[])`;
  // Of one by its id it does not matter where else it is found.
  const alone =
    'itemId' in which ? sql`` : which.withoutChildren === true ? sql`and item.parent_id is null` : sql`and ${standsAlone(act, within)}`;
  return sql`${inJurisdiction(act, 'item')} and ${own} and item.removed_at is null ${alone} and ${itemWithin(act, within)}`;
}

/** What a child says beside what every item does, with its parent, which its reader may see nothing else of. */
const childOf = sql`case when item.parent_id is not null then json_build_object('title', item.title, 'by', item.part_unit_id,
  'handledBy', item.handled_by, 'weight', item.weight, 'parent', json_build_object('code', above.code, 'title', task.title, 'goal', above.goal)) end`;

/** How many children the reader finds below it, that are given and stand (core/ledger/list/breakdown.ts, seesChild). */
function childrenOf(act: Act, within: Within): RawBuilder<unknown> {
  const seen =
    within.kind === 'all'
      ? sql``
      : sql`and (child.part_unit_id = any(${within.unitIds}::uuid[]) or child.child_unit_id = any(${within.unitIds}::uuid[])
          or exists (select from item_part held where ${inJurisdiction(act, 'held')} and held.item_id = item.id and held.valid_to is null
            and held.role in ('lead', 'supervise') and held.unit_id = any(${within.unitIds}::uuid[])))`;
  return sql`case when item.code is not null and item.parent_id is null then (
    select nullif(count(*), 0) from list_item child
     where ${inJurisdiction(act, 'child')} and child.parent_id = item.id and child.given_at is not null and child.taken_back_at is null ${seen}) end`;
}

/** Of a child whose parent is not within reach, the code and title alone: who answers, and until when, is the parent's. */
function taskOf(act: Act, within: Within): RawBuilder<unknown> {
  const shown = (column: string) =>
    sql`case when item.parent_id is null or not ${standsAlone(act, within)} then ${sql.ref(`task.${column}`)} end`;
  return sql`json_build_object('id', task.id, 'planId', task.plan_id, 'code', task.code, 'path', task.path, 'chapter', task.chapter,
    'title', task.title, 'text', case when item.parent_id is null then ${allWords} end, 'kind', task.kind, 'commitment', task.commitment, 'nature', task.nature, 'state', task.state, 'dueText', ${shown('due_text')},
    'dueTo', ${shown('due_to')}, 'lead', ${shown('lead')}, 'cityLeader', ${shown('city_leader')}, 'revision', task.revision, 'answering', coalesce(said.answering, '[]'))`;
}

/** Rows as objects, here and below: written key by key (json_build_object), the same takes twice as long. */
function answeringOf(act: Act): RawBuilder<unknown> {
  return sql`(
    select json_agg(said) as answering from (
      select duty.unit_text as text, duty.role, duty.own_part as "ownPart", case when duty.resolution = 'open' then true end as open,
             array(select meant.unit_id from responsibility_unit meant
                    where ${inJurisdiction(act, 'meant')} and meant.task_id = duty.task_id and meant.responsibility_id = duty.id and meant.current) as units
        from responsibility duty
       where ${inJurisdiction(act, 'duty')} and duty.task_id = item.task_id and duty.valid_to is null order by duty.seq) said)`;
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
  return sql`(
    select json_agg(marked) as milestones from (
      select own.id, own.due, own.first_due as "firstDue", nullif(own.shifts, 0) as shifts, own.said as text, own.weight, own.percent, case when own.outcome then true end as outcome,
             case when own.waiting_body is not null then json_build_object('body', own.waiting_body, 'submitted', own.waiting_submitted,
               'number', own.waiting_number, 'pressings', own.pressings) end as waiting
        from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id order by own.due, own.id) marked)`;
}

/** Units that are beside the item, not its task: 督办单位 and 协作单位. */
function unitsBeside(act: Act): RawBuilder<unknown> {
  const of = (part: 'supervise' | 'partner') =>
    sql`array_agg(own.unit_id order by unit.position, unit.id) filter (where own.part = ${sql.lit(part)}) as ${sql.ref(part)}`;
  return sql`(
    select ${of('supervise')}, ${of('partner')}
      from item_unit own join unit on unit.jurisdiction_id = own.jurisdiction_id and unit.id = own.unit_id
     where ${inJurisdiction(act, 'own')} and own.item_id = item.id)`;
}

/** Names of today, and the day on which a unit ended, as JSON. */
async function unitsNamed(act: Act, which: WhichItems, within: Within): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with item as materialized (select item.id, item.task_id, item.parent_id, item.part_unit_id from list_item item where ${among(act, which, within)})
    select meant.unit_id as id from item
      join responsibility_unit meant on ${inJurisdiction(act, 'meant')} and meant.task_id = item.task_id and meant.current
     where item.parent_id is null
    union select own.unit_id from item join item_unit own on ${inJurisdiction(act, 'own')} and own.item_id = item.id
    union select item.part_unit_id from item where item.part_unit_id is not null
    union select part.unit_id from item
      join item_part part on ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null`.execute(act.db);
  const ids = rows.map(({ id }) => id);
  const [names, ended] = await Promise.all([unitNames(act, ids), endedUnits(act, ids)]);
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

/**
 * Counts per facet under a filter: a facet is counted under all filters but its own. For who sees the whole ledger they come from what each
 * task counts towards (tally/count-tallied.ts). What that cannot tell, and a narrower reach, is walked: facets under the same filters in one
 * statement, which finds the tasks once and goes through each table of what they have once.
 */
import { sql, type RawBuilder } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { itemWithin } from '#server/ledger/list/list-rows.ts';
import type { ListsKnown } from '#server/ledger/list/listed-tasks.ts';
import { countTallied, tallyParts } from '#server/ledger/tally/count-tallied.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { countsOf, mostUnits, ownFacets, ownFieldsOf, type CountedRow, type OwnFacet, type Part } from '#server/ledger/task/facets.ts';
import { allOf, type Condition } from '#server/ledger/task/task-filter.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';

/** What a facet of a task's own groups by, as text that is never null. */
const valueOf: Record<OwnFacet, RawBuilder<string>> = {
  kind: sql`task.kind`,
  commitment: sql`task.commitment`,
  nature: sql`task.nature`,
  due: sql`case when task.due_to is null and task.due_from is null then 'undated' else 'dated' end`,
  lead: sql`case when task.lead is null then 'without' else 'with' end`,
  openList: sql`case when task.open_list then 'with' else 'without' end`,
  plan: sql`task.plan_id::text`,
};

/** `known`: the lists that are told of · `whole`: the act sees the whole ledger, so that what each task counts towards is at hand. */
export async function countFiltered(
  act: Act,
  conditions: readonly Condition[],
  filter: contract.TaskFilter,
  known: ListsKnown,
  whole: boolean,
): Promise<AnswerOf<typeof contract.countTasks>> {
  const asked: Part[] = ['total', 'objects', ...ownFacets, 'unit', 'unitId', 'theme', 'listed'];
  // Without a unit it would say nothing of anybody.
  if (filter.unit !== undefined || filter.unitId !== undefined) asked.push('unitRole');
  // Chapters are numbered inside a plan: they are counted when one plan is chosen, or when there is only one.
  if (filter.planId?.length === 1) asked.push('chapter');
  const tallied = whole ? tallyParts(filter, known, asked) : [];
  const rows: CountedRow[] = [
    { facet: 'withdrawn', value: '', label: '', count: await countWithdrawn(act, conditions) },
    ...(tallied.length === 0 ? [] : await countTallied(act, conditions, filter, known, tallied)),
    ...(await walkParts(
      act,
      conditions,
      filter,
      known,
      asked.filter((part) => !tallied.includes(part)),
    )),
  ];
  const plans = rows.filter(({ facet }) => facet === 'plan');
  const [only, ...others] = plans;
  if (only !== undefined && others.length === 0 && !asked.includes('chapter')) {
    // What it is already: said so that its tasks alone are walked.
    const inPlan: Condition = { field: 'planId', where: (task) => task('task.plan_id', '=', only.value) };
    rows.push(...(await walkParts(act, [...conditions, inPlan], filter, known, ['chapter'])));
  }
  return countsOf(act, rows, known);
}

/** By the same filters; a small index holds the withdrawn ones (migrations/0051). */
async function countWithdrawn(act: Act, conditions: readonly Condition[]): Promise<number> {
  const { count } = await act.db
    .selectFrom('task')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(inJurisdiction(act, 'task'))
    .where('task.state', '=', 'withdrawn')
    .where(allOf(conditions, 'state'))
    .executeTakeFirstOrThrow();
  return count;
}

async function walkParts(
  act: Act,
  conditions: readonly Condition[],
  filter: contract.TaskFilter,
  known: ListsKnown,
  parts: readonly Part[],
): Promise<CountedRow[]> {
  const fields = conditions.map(({ field }) => field);
  // Roles are those of the units that the filter names. Unless it names a role too, that they answer for the task says nothing new, and leaves few.
  const without = (part: Part) =>
    part === 'unitRole' && filter.unitRole === undefined ? [] : ownFieldsOf[part].filter((field) => fields.includes(field));
  const together = Map.groupBy(parts, (part) => without(part).join());
  const rows: CountedRow[] = [];
  for (const same of together.values()) {
    const [part] = same;
    if (part !== undefined) rows.push(...(await countTogether(act, allOf(conditions, ...without(part)), filter, known, same)));
  }
  return rows;
}

/** Facets under the same filters, each in its order. */
async function countTogether(
  act: Act,
  condition: ReturnType<typeof allOf>,
  { unit, unitId, unitRole }: contract.TaskFilter,
  known: ListsKnown,
  parts: readonly Part[],
): Promise<readonly CountedRow[]> {
  const own = ownFacets.filter((facet) => parts.includes(facet));
  const found = act.db
    .selectFrom('task')
    .select(['task.id', 'task.position', 'task.path', 'task.chapter', 'task.role', ...own.map((facet) => valueOf[facet].as(facet))])
    .where(inJurisdiction(act, 'task'))
    .where(condition);
  const inRole = (roles: readonly string[] | undefined) => (roles === undefined ? sql`` : sql`and responsibility.role = any(${roles})`);
  const counting: Partial<Record<Part, RawBuilder<unknown>>> = {
    // The column that is not null says which facet a row belongs to; the total has none.
    total: sql`select ${nameOfRow(own)}, coalesce(${sql.join([...own.map((facet) => sql.ref(facet)), sql`''`])}), null, count(*), 0
      from found group by grouping sets (${sql.join([...(parts.includes('total') ? [sql`()`] : []), ...own.map((facet) => sql`(${sql.ref(facet)})`)])})`,
    objects: sql`select 'objects', '', null, count(*), 0 from (
      select from found join task_object link on ${inJurisdiction(act, 'link')} and link.task_id = found.id group by link.object_id) as named`,
    unit: sql`select 'units', '', null, count(*), 0 from printed where not open
      union all (select 'unit', unit_text, null, tasks, row_number() over (order by tasks desc, unit_text) from printed
                  order by tasks desc, unit_text limit ${mostUnits})`,
    // A unit answers for a task once, however many of its printed names mean it.
    unitId: sql`(select 'unitId', unit_id::text, null, count(*), row_number() over (order by count(*) desc, unit_id) from (
        select distinct answering.unit_id, found.position from found
          join responsibility_unit answering on ${inJurisdiction(act, 'answering')} and answering.task_id = found.id and answering.current
          ${
            unitRole === undefined
              ? sql``
              : sql`join responsibility on ${inJurisdiction(act, 'responsibility')}
                  and responsibility.id = answering.responsibility_id ${inRole(unitRole)}`
          }) as answered
      group by unit_id order by count(*) desc, unit_id limit ${mostUnits})`,
    unitRole: sql`select 'unitRole', role, null, count(*), row_number() over (order by count(*) desc, role) from (
        select distinct responsibility.role, found.position from found
          join responsibility on ${inJurisdiction(act, 'responsibility')} and responsibility.task_id = found.id and responsibility.valid_to is null
          ${
            unitId === undefined
              ? sql``
              : sql`join responsibility_unit answering on ${inJurisdiction(act, 'answering')} and answering.task_id = found.id
                   and answering.responsibility_id = responsibility.id and answering.unit_id = any(${unitId}::uuid[])`
          }
         where true ${unit === undefined ? sql`` : sql`and responsibility.unit_text = any(${unit})`}) as standing
      group by role`,
    theme: sql`select 'theme', theme.id::text, theme.name, count(*), row_number() over (order by theme.id) from found
        join task_theme link on ${inJurisdiction(act, 'link')} and link.task_id = found.id
        join theme on ${inJurisdiction(act, 'theme')} and theme.id = link.theme_id
      group by theme.id, theme.name`,
    listed: listedOf(act, known),
    chapter: sql`select 'chapter', path, chapter, count(*), row_number() over (order by min(position)) from found group by path, chapter`,
  };
  const printed = sql`, printed as materialized (
    select responsibility.unit_text, count(*) as tasks, bool_or(responsibility.open_list) as open from found
      join responsibility on ${inJurisdiction(act, 'responsibility')} and responsibility.task_id = found.id
       and responsibility.valid_to is null ${inRole(unitRole)}
     group by responsibility.unit_text)`;
  const asked = parts.filter((part) => counting[part] !== undefined && part !== 'total');
  const selects = [...(own.length > 0 || parts.includes('total') ? [counting.total] : []), ...asked.map((part) => counting[part])];
  const { rows } = await sql<CountedRow>`
    with found as materialized (${found}) ${parts.includes('unit') ? printed : sql``},
    counted (facet, value, label, count, place) as (${sql.join(selects, sql` union all `)})
    select facet, value, coalesce(label, value) as label, count::int from counted order by facet, place`.execute(act.db);
  return rows;
}

/** What is counted for each list that is known of, as core/ledger/list/listed-value.ts names it. */
function listedOf(act: Act, known: ListsKnown): RawBuilder<unknown> {
  const standing = sql`${inJurisdiction(act, 'item')} and item.task_id = found.id and item.parent_id is null and item.removed_at is null`;
  const omitted = sql`union all select 'listed', 'omitted:' || year, null, count(*), 0 from (
      select distinct list.year, found.id from found
        join list_omission own on ${inJurisdiction(act, 'own')} and own.task_id = found.id
        join annual_list list on ${inJurisdiction(act, 'list')} and list.id = own.list_id
       where found.role <> 'overall'
         and not exists (select from list_item item where ${standing} and item.year = list.year)) left_out
      group by year`;
  return sql`select 'listed', 'total', null, count(*), 0 from found
    union all select 'listed', 'overall', null, count(*), 0 from found where role = 'overall'
    union all select 'listed', part.facet || item.list_id, null, count(*), 0 from found
      join list_item item on ${standing} and item.list_id = any(${known.lists.map(({ id }) => id)}::uuid[]) and ${itemWithin(act, known.within)}
      cross join lateral (values ('list:', true), ('list-overall:', found.role = 'overall')) part (facet, counts)
      where part.counts group by part.facet, item.list_id
    ${known.omissions ? omitted : sql``}`;
}

function nameOfRow(own: readonly OwnFacet[]): RawBuilder<string> {
  if (own.length === 0) return sql`'total'`;
  return sql`case ${sql.join(
    own.map((facet) => sql`when ${sql.ref(facet)} is not null then ${facet}`),
    sql` `,
  )} else 'total' end`;
}

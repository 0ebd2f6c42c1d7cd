/** Counts per facet. What is not narrowed by a filter of its own is counted in one walk over the tasks, by grouping sets. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { countLedger } from '#server/ledger/tally/count-ledger.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import { inOrder, mostUnits, ownFacets, planTitles, type Facet, type OwnFacet } from '#server/ledger/task/facets.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { countAnswering, countUnitRoles } from '#server/ledger/responsibility-unit/count-by-unit.ts';
import { allOf, readFilter, type Condition } from '#server/ledger/task/task-filter.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type AnswerOf, type SerializedHandler } from '#server/platform/http/route.ts';

/** The filter fields that narrow each facet, and the expression that it groups by. */
const facetOf = {
  kind: { fields: ['kind'], value: sql<string>`task.kind` },
  commitment: { fields: ['commitment'], value: sql<string>`task.commitment` },
  nature: { fields: ['nature'], value: sql<string>`task.nature` },
  due: {
    fields: ['due', 'dueFrom', 'dueTo'],
    value: sql<string>`case when task.due_to is null and task.due_from is null then 'undated' else 'dated' end`,
  },
  lead: { fields: ['lead'], value: sql<string>`case when task.lead is null then 'without' else 'with' end` },
  openList: { fields: ['openList'], value: sql<string>`case when task.open_list then 'with' else 'without' end` },
  plan: { fields: ['planId', 'chapter'], value: sql<string>`task.plan_id::text` },
} as const satisfies Record<OwnFacet, { fields: readonly (keyof contract.TaskFilter)[]; value: ReturnType<typeof sql<string>> }>;

export const countTasks: SerializedHandler<typeof contract.countTasks> = async ({ query: filter }, act) => {
  const read = await readFilter(act, filter);
  if (!read.ok) return read;
  const counted = isWholeLedger(read.value, filter)
    ? await keptAnswer(act, 'facets', () => countLedger(act))
    : JSON.stringify(await countFiltered(act, read.value, filter));
  return success(serialized(counted));
};

/** All open tasks of the jurisdiction: no filter, and no reach that narrows it. */
function isWholeLedger(conditions: readonly Condition[], { state }: contract.TaskFilter): boolean {
  return state !== 'withdrawn' && conditions.every(({ field }) => field === 'state');
}

async function countFiltered(
  act: Act,
  conditions: readonly Condition[],
  filter: contract.TaskFilter,
): Promise<AnswerOf<typeof contract.countTasks>> {
  const narrowed = (facet: OwnFacet): boolean => conditions.some(({ field }) => facetOf[facet].fields.some((own) => own === field));

  const together = await countTogether(
    act,
    conditions,
    ownFacets.filter((facet) => !narrowed(facet)),
  );
  const apart: Partial<Record<OwnFacet, Facet>> = {};
  for (const facet of ownFacets.filter(narrowed))
    apart[facet] = (await countTogether(act, conditions, [facet], facetOf[facet].fields)).facets[facet] ?? [];
  const facets: Partial<Record<OwnFacet, Facet>> = { ...together.facets, ...apart };

  const units = await countUnits(act, conditions, filter);
  return {
    total: together.total,
    objects: await countObjects(act, conditions),
    units: units.units,
    plan: await planTitles(act, facets.plan ?? []),
    chapter: await countChapters(act, conditions, filter, facets.plan ?? []),
    unit: units.unit,
    unitId: await countAnswering(act, conditions, filter),
    unitRole: await countUnitRoles(act, conditions, filter),
    kind: facets.kind ?? [],
    commitment: facets.commitment ?? [],
    nature: facets.nature ?? [],
    due: facets.due ?? [],
    lead: facets.lead ?? [],
    openList: facets.openList ?? [],
    theme: await countThemes(act, conditions),
  };
}

/** Several facets and the total in one statement. */
async function countTogether(
  act: Act,
  conditions: readonly Condition[],
  facets: readonly OwnFacet[],
  except: readonly (keyof contract.TaskFilter)[] = [],
): Promise<{ total: number; facets: Partial<Record<OwnFacet, Facet>> }> {
  // The label of a row is the set that it belongs to: the column that is not null names it.
  const columns = facets.map((facet) => sql`${facetOf[facet].value} as ${sql.ref(facet)}`);
  const base = act.db
    .selectFrom('task')
    .select(sql`1`.as('one'))
    .$if(columns.length > 0, (query) => query.select(facets.map((facet) => facetOf[facet].value.as(facet))))
    .where(inJurisdiction(act, 'task'))
    .where(allOf(conditions, ...except));
  const sets = sql.join([sql`()`, ...facets.map((facet) => sql`(${sql.ref(facet)})`)]);
  const values = facets.length > 0 ? sql`, ${sql.join(facets.map((facet) => sql.ref(facet)))}` : sql``;
  const { rows } = await sql<Record<string, string | number | null>>`
    select count(*) as count${values} from (${base}) as found group by grouping sets (${sets})`.execute(act.db);
  const answer: Partial<Record<OwnFacet, Facet>> = {};
  let total = 0;
  for (const row of rows) {
    const facet = facets.find((name) => row[name] !== null && row[name] !== undefined);
    if (facet === undefined) total = Number(row['count']);
    else (answer[facet] ??= []).push({ value: String(row[facet]), label: String(row[facet]), count: Number(row['count']) });
  }
  return { total, facets: Object.fromEntries(Object.entries(answer).map(([facet, list]) => [facet, inOrder(list)])) };
}

/** Chapters are numbered inside a plan: they are counted when one plan is chosen, or when there is only one. */
async function countChapters(act: Act, conditions: readonly Condition[], filter: contract.TaskFilter, plans: Facet): Promise<Facet> {
  if (filter.planId?.length !== 1 && plans.length !== 1) return [];
  return act.db
    .selectFrom('task')
    .select(['task.path as value', 'task.chapter as label', sql<number>`count(*)::int`.as('count')])
    .where(inJurisdiction(act, 'task'))
    .where(allOf(conditions, 'chapter'))
    .groupBy(['task.path', 'task.chapter'])
    .orderBy(sql`min(task.position)`)
    .execute();
}

async function countUnits(
  act: Act,
  conditions: readonly Condition[],
  { unitRole }: contract.TaskFilter,
): Promise<{ units: number; unit: Facet }> {
  const rows = await act.db
    .selectFrom('task')
    .innerJoin('responsibility', (join) =>
      join.onRef('responsibility.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('responsibility.task_id', '=', 'task.id'),
    )
    .select([
      'responsibility.unit_text as value',
      'responsibility.unit_text as label',
      sql<number>`count(*)::int`.as('count'),
      sql<boolean>`bool_or(responsibility.open_list)`.as('open'),
    ])
    .where(inJurisdiction(act, 'task'))
    .where('responsibility.valid_to', 'is', null)
    .$if(unitRole !== undefined, (query) => query.where('responsibility.role', 'in', unitRole ?? []))
    .where(allOf(conditions, 'unit'))
    .groupBy('responsibility.unit_text')
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute();
  return {
    units: rows.filter((row) => !row.open).length,
    unit: rows.slice(0, mostUnits).map(({ value, label, count }) => ({ value, label, count })),
  };
}

async function countObjects(act: Act, conditions: readonly Condition[]): Promise<number> {
  const row = await act.db
    .selectFrom('task')
    .innerJoin('task_object', (join) =>
      join.onRef('task_object.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('task_object.task_id', '=', 'task.id'),
    )
    .select(sql<number>`count(distinct task_object.object_id)::int`.as('count'))
    .where(inJurisdiction(act, 'task'))
    .where(allOf(conditions))
    .executeTakeFirstOrThrow();
  return row.count;
}

async function countThemes(act: Act, conditions: readonly Condition[]): Promise<Facet> {
  return act.db
    .selectFrom('task')
    .innerJoin('task_theme', (join) =>
      join.onRef('task_theme.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('task_theme.task_id', '=', 'task.id'),
    )
    .innerJoin('theme', (join) =>
      join.onRef('theme.jurisdiction_id', '=', 'task_theme.jurisdiction_id').onRef('theme.id', '=', 'task_theme.theme_id'),
    )
    .select(['theme.id as value', 'theme.name as label', sql<number>`count(*)::int`.as('count')])
    .where(inJurisdiction(act, 'task'))
    .where(allOf(conditions, 'themeId'))
    .groupBy(['theme.id', 'theme.name'])
    .orderBy('theme.id')
    .execute();
}

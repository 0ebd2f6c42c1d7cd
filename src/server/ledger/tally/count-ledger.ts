/** The facets of a whole ledger, from the counts that are kept. */
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { themeNames } from '#server/ledger/tally/theme-names.ts';
import { inOrder, mostUnits, planTitles, type Facet, type OwnFacet } from '#server/ledger/task/facets.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';

interface Tally {
  readonly facet: OwnFacet | 'total' | 'theme' | 'unit' | 'unitId' | 'units' | 'objects';
  readonly value: string;
  readonly count: number;
}

/** As many open tasks as each value of each facet has. */
export async function countLedger(act: Act): Promise<AnswerOf<typeof contract.countTasks>> {
  // Of units as many as are shown; of all others the values are few.
  const { rows } = await sql<Tally>`
    with tally as materialized (select facet, value, n::int as count from ledger_tallies())
    select facet, value, count
      from (select *, row_number() over (partition by facet order by count desc, value) as place from tally
             where facet not in ('chapter', 'object', 'unitOpen', 'unitLead')) as ordered
     where place <= ${mostUnits} or facet not in ('unit', 'unitId')
    union all select 'objects', '', count(*)::int from tally where facet = 'object'
    union all select 'units', '', (count(*) filter (where facet = 'unit') - count(*) filter (where facet = 'unitOpen'))::int from tally`.execute(
    act.db,
  );
  const of = (facet: Tally['facet']): Facet =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, label: value, count }));
  const one = (facet: Tally['facet']): number => of(facet)[0]?.count ?? 0;
  const own = (facet: OwnFacet): Facet => inOrder(of(facet));

  const unitId = of('unitId');
  const names = await unitNames(
    act,
    unitId.map(({ value }) => value),
  );
  const plan = own('plan');
  const [only, ...others] = plan;
  return {
    total: one('total'),
    objects: one('objects'),
    units: one('units'),
    plan: await planTitles(act, plan),
    chapter: only !== undefined && others.length === 0 ? await chaptersOf(act, only.value) : [],
    unit: of('unit'),
    unitId: unitId.map((row) => ({ ...row, label: names.get(row.value) ?? row.value })),
    unitRole: [],
    kind: own('kind'),
    commitment: own('commitment'),
    nature: own('nature'),
    due: own('due'),
    lead: own('lead'),
    openList: own('openList'),
    theme: await themeNames(act, of('theme')),
  };
}

/** In printed order. */
async function chaptersOf(act: Act, planId: string): Promise<Facet> {
  const { rows } = await sql<Facet[number]>`
    select path as value, chapter as label, count(*)::int as count from task
     where ${inJurisdiction(act, 'task')} and task.state = 'open' and task.plan_id = ${planId}
     group by path, chapter order by min(position)`.execute(act.db);
  return rows;
}

/** Units as printed over all open tasks, those with the most tasks first. */
export async function countUnitTexts(act: Act): Promise<AnswerOf<typeof contract.listUnitTexts>> {
  const { rows } = await sql<{ unit: string; openList: boolean; tasks: number; lead: number }>`
    with tally as materialized (select facet, value, n::int as count from ledger_tallies() where facet in ('unit', 'unitOpen', 'unitLead'))
    select value as unit, bool_or(facet = 'unitOpen') as "openList",
      sum(count) filter (where facet = 'unit')::int as tasks, coalesce(sum(count) filter (where facet = 'unitLead'), 0)::int as lead
      from tally group by value order by tasks desc, unit`.execute(act.db);
  return { units: rows };
}

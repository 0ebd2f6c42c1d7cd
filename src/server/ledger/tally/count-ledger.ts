/** The facets of a whole ledger, from the counts that are kept. */
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import type { ListsKnown } from '#server/ledger/list/listed-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { themeNames } from '#server/ledger/tally/theme-names.ts';
import { countsOf, mostUnits, type CountedRow, type Facet } from '#server/ledger/task/facets.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';

/** As many open tasks as each value of each facet has. `known`: the lists that are told of. */
export async function countLedger(act: Act, known: ListsKnown): Promise<AnswerOf<typeof contract.countTasks>> {
  // Of units as many as are shown; of all others the values are few.
  const { rows } = await sql<CountedRow>`
    with tally as materialized (select facet, value, n::int as count from ledger_tallies())
    select facet, value, value as label, count
      from (select *, row_number() over (partition by facet order by count desc, value) as place from tally
             where facet not in ('chapter', 'object', 'unitOpen', 'unitLead')) as ordered
     where place <= ${mostUnits} or facet not in ('unit', 'unitId')
    union all select 'objects', '', '', count(*)::int from tally where facet = 'object'
    union all select 'withdrawn', '', '', count(*)::int from task where ${inJurisdiction(act, 'task')} and task.state = 'withdrawn'
    union all select 'units', '', '', (count(*) filter (where facet = 'unit') - count(*) filter (where facet = 'unitOpen'))::int from tally`.execute(
    act.db,
  );
  const named = (facet: 'theme' | 'chapter', counted: Facet): CountedRow[] => counted.map((row) => ({ facet, ...row }));
  const [plan, ...otherPlans] = rows.filter(({ facet }) => facet === 'plan');
  const counted = [
    ...rows.filter(({ facet }) => facet !== 'theme'),
    ...listedRows((facet) => rows.filter((row) => row.facet === facet)),
    ...named(
      'theme',
      await themeNames(
        act,
        rows.filter(({ facet }) => facet === 'theme'),
      ),
    ),
    ...named('chapter', plan === undefined || otherPlans.length > 0 ? [] : await chaptersOf(act, plan.value)),
  ];
  return countsOf(act, counted, known);
}

/** What is counted for each list (migrations/0069), as one facet. */
export function listedRows(of: (facet: string) => readonly Pick<CountedRow, 'value' | 'count'>[]): CountedRow[] {
  return ['total', 'overall', 'list', 'list-overall', 'omitted'].flatMap((facet) =>
    of(facet).map(({ value, count }) => {
      const name = value === '' ? facet : `${facet}:${value}`;
      return { facet: 'listed' as const, value: name, label: name, count };
    }),
  );
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

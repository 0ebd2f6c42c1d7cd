/** Facets of the ledger by units of the tree: how many tasks each answers for, and in which roles. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { allOf, type Condition } from '#server/ledger/task/task-filter.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';

interface FacetCount {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** As many as the facet of printed names. */
const most = 300;

/** Units with the number of tasks that they answer for, those with the most first. Positions are counted: they sort faster than ids. */
export async function countAnswering(act: Act, conditions: readonly Condition[], { unitRole }: TaskFilter): Promise<FacetCount[]> {
  const rows = await act.db
    .selectFrom('task')
    .innerJoin('responsibility_unit as answering', (join) =>
      join.onRef('answering.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('answering.task_id', '=', 'task.id'),
    )
    .select(['answering.unit_id as value', sql<number>`count(distinct answering.task_position)::int`.as('count')])
    .where(inJurisdiction(act, 'task'))
    .where('answering.current', '=', true)
    .$if(unitRole !== undefined, (query) =>
      query
        .innerJoin('responsibility', (join) =>
          join
            .onRef('responsibility.jurisdiction_id', '=', 'answering.jurisdiction_id')
            .onRef('responsibility.id', '=', 'answering.responsibility_id'),
        )
        .where('responsibility.role', 'in', unitRole ?? []),
    )
    .where(allOf(conditions, 'unitId'))
    .groupBy('answering.unit_id')
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(most)
    .execute();
  const names = await unitNames(
    act,
    rows.map(({ value }) => value),
  );
  return rows.map(({ value, count }) => ({ value, label: names.get(value) ?? value, count }));
}

/** In which roles the chosen units stand; without a unit it would say nothing of anybody. */
export async function countUnitRoles(act: Act, conditions: readonly Condition[], filter: TaskFilter): Promise<FacetCount[]> {
  const { unit, unitId } = filter;
  if (unit === undefined && unitId === undefined) return [];
  return act.db
    .selectFrom('task')
    .innerJoin('responsibility', (join) =>
      join.onRef('responsibility.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('responsibility.task_id', '=', 'task.id'),
    )
    .select(['responsibility.role as value', 'responsibility.role as label', sql<number>`count(distinct task.id)::int`.as('count')])
    .where(inJurisdiction(act, 'task'))
    .where('responsibility.valid_to', 'is', null)
    .$if(unit !== undefined, (query) => query.where('responsibility.unit_text', 'in', unit ?? []))
    .$if(unitId !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select 1 from responsibility_unit as answering
          where answering.jurisdiction_id = responsibility.jurisdiction_id and answering.responsibility_id = responsibility.id
            and answering.unit_id = any(${unitId ?? []}::uuid[]))`,
      ),
    )
    .where(allOf(conditions, 'unit', 'unitId'))
    .groupBy('responsibility.role')
    .orderBy('count', 'desc')
    .execute();
}

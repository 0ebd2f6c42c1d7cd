/** Short lists beside the ledger: principles of published documents, units as printed. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listPrinciples as principlesEndpoint, listUnitTexts as unitTextsEndpoint } from '#contract/ledger/task-endpoints.ts';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsible-unit/reach.ts';
import type { Act } from '#server/platform/http/act.ts';

type Principles = z.output<typeof principlesEndpoint.response>['principles'];
type UnitTexts = z.output<typeof unitTextsEndpoint.response>['units'];

/** Principles (基本原则) of the published versions, in the order of the documents. */
export async function listPrinciples(act: Act, planId: string | undefined): Promise<Principles> {
  const reach = await reachOfTasks(act);
  const linked = await linkedWithinReach(act, 'task_principle', 'clause_id');
  const rows = await act.db
    .selectFrom('clause')
    .innerJoin('plan_version as version', (join) =>
      join.onRef('version.jurisdiction_id', '=', 'clause.jurisdiction_id').onRef('version.id', '=', 'clause.version_id'),
    )
    .select((clause) => [
      'clause.id',
      'version.plan_id',
      'clause.version_id',
      'clause.body',
      'clause.start_at',
      clause
        .selectFrom('task_principle')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('task_principle.jurisdiction_id', '=', 'clause.jurisdiction_id')
        .whereRef('task_principle.clause_id', '=', 'clause.id')
        .$if(reach !== null, (links) =>
          links
            .innerJoin('task', (join) =>
              join.onRef('task.jurisdiction_id', '=', 'task_principle.jurisdiction_id').onRef('task.id', '=', 'task_principle.task_id'),
            )
            .where((task) => reach?.(task) ?? sql.lit(true)),
        )
        .as('tasks'),
    ])
    .$if(linked !== null, (query) => query.where((clause) => linked?.(clause.ref('clause.id')) ?? sql.lit(true)))
    .where(inJurisdiction(act, 'clause'))
    .where('clause.kind', '=', 'principle')
    .where('version.state', '=', 'published')
    .$if(planId !== undefined, (query) => query.where('version.plan_id', '=', planId ?? ''))
    .orderBy('version.plan_id')
    .orderBy('clause.seq')
    .execute();
  return rows.map((row) => ({
    clauseId: row.id,
    planId: row.plan_id,
    versionId: row.version_id,
    text: row.body,
    start: row.start_at,
    tasks: row.tasks ?? 0,
  }));
}

/** Units as printed over all open tasks, those with the most tasks first. */
export async function listUnitTexts(act: Act): Promise<UnitTexts> {
  const reach = await reachOfTasks(act);
  const rows = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select([
      'responsibility.unit_text as unit',
      sql<boolean>`bool_or(responsibility.open_list)`.as('openList'),
      sql<number>`count(*)::int`.as('tasks'),
      sql<number>`(count(*) filter (where responsibility.accountable))::int`.as('lead'),
    ])
    .where(inJurisdiction(act, 'responsibility'))
    .where('responsibility.valid_to', 'is', null)
    .where('task.state', '=', 'open')
    .$if(reach !== null, (query) => query.where((task) => reach?.(task) ?? sql.lit(true)))
    .groupBy('responsibility.unit_text')
    .orderBy('tasks', 'desc')
    .orderBy('unit')
    .execute();
  return rows;
}

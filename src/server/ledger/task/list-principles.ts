/** Principles to filter by, and to link tasks to. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { success } from '#core/failure.ts';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Principles (基本原则) of the published versions, in the order of the documents. */
export const listPrinciples: Handler<typeof contract.listPrinciples> = async ({ query: { planId } }, act) => {
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
  const principles = rows.map((row) => ({
    clauseId: row.id,
    planId: row.plan_id,
    versionId: row.version_id,
    text: row.body,
    start: row.start_at,
    tasks: row.tasks ?? 0,
  }));
  return success({ principles });
};

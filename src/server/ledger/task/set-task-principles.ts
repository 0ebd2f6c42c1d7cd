/** The principles (基本原则) that a task serves. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { nothingChanged } from '#server/ledger/task/nothing-changed.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/**
 * Links a task to principles (基本原则) of published documents, replacing the links that it had to such. Links to versions that were superseded are
 * history: nobody sees them, so nobody changes them.
 */
export const setTaskPrinciples: Handler<typeof contract.setTaskPrinciples> = async ({ params: { taskId }, body }, act) => {
  const task = await act.db
    .selectFrom('task')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', '=', taskId)
    .forUpdate()
    .executeTakeFirst();
  if (task === undefined) return failure('task-not-found');
  const wanted = [...new Set(body.clauseIds)];
  if (wanted.length > 0) {
    const clauses = await publishedPrinciples(act).where('clause.id', 'in', wanted).execute();
    if (clauses.length < wanted.length) return failure('clause-not-found');
  }
  const linked = await publishedPrinciples(act)
    .innerJoin('task_principle as link', (join) =>
      join.onRef('link.jurisdiction_id', '=', 'clause.jurisdiction_id').onRef('link.clause_id', '=', 'clause.id'),
    )
    .where('link.task_id', '=', taskId)
    .execute();
  const before = linked.map(({ id }) => id);
  const gone = before.filter((id) => !wanted.includes(id));
  const come = wanted.filter((id) => !before.includes(id));
  if (gone.length === 0 && come.length === 0) return nothingChanged(act);
  if (gone.length > 0)
    await act.db
      .deleteFrom('task_principle')
      .where(inJurisdiction(act))
      .where('task_id', '=', taskId)
      .where('clause_id', 'in', gone)
      .execute();
  if (come.length > 0) {
    await act.db
      .insertInto('task_principle')
      .values(come.map((clause) => ({ jurisdiction_id: act.jurisdictionId, task_id: taskId, clause_id: clause })))
      .execute();
  }
  act.audit({ objects: [{ type: 'task', id: taskId, before: { clauses: before }, after: { clauses: wanted } }] });
  return success({ changed: wanted.length });
};

function publishedPrinciples(act: Act) {
  return act.db
    .selectFrom('clause')
    .innerJoin('plan_version as version', (join) =>
      join.onRef('version.jurisdiction_id', '=', 'clause.jurisdiction_id').onRef('version.id', '=', 'clause.version_id'),
    )
    .select('clause.id')
    .where(inJurisdiction(act, 'clause'))
    .where('clause.kind', '=', 'principle')
    .where('version.state', '=', 'published');
}

/** The principles (基本原则) that a task serves. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Links a task to principles (基本原则) of published documents, replacing the links that it had. */
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
    const clauses = await act.db
      .selectFrom('clause')
      .select('id')
      .where(inJurisdiction(act))
      .where('kind', '=', 'principle')
      .where('id', 'in', wanted)
      .execute();
    if (clauses.length < wanted.length) return failure('clause-not-found');
  }
  const before = await act.db
    .selectFrom('task_principle')
    .select('clause_id')
    .where(inJurisdiction(act))
    .where('task_id', '=', taskId)
    .execute();
  await act.db.deleteFrom('task_principle').where(inJurisdiction(act)).where('task_id', '=', taskId).execute();
  if (wanted.length > 0) {
    await act.db
      .insertInto('task_principle')
      .values(wanted.map((clause) => ({ jurisdiction_id: act.jurisdictionId, task_id: taskId, clause_id: clause })))
      .execute();
  }
  act.audit({
    objects: [{ type: 'task', id: taskId, before: { clauses: before.map((row) => row.clause_id) }, after: { clauses: wanted } }],
  });
  return success({ changed: wanted.length });
};

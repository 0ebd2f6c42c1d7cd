/** 改定承接: a person says which task of the ledger a task of a draft goes on from, before it is published. */
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/publish-endpoints.ts';
import { findVersion } from '#server/plan/rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const setContinuation: Handler<typeof contract.setContinuation> = async ({ params, body: { key, taskId } }, act) => {
  await lockJurisdiction(act);
  const version = await findVersion(act, params.planId, params.versionId);
  if (version === null) return failure('version-not-found');
  if (version.summary.state !== 'draft') return failure('version-not-draft');
  const task = typeof taskId === 'string' ? await printedTask(act, params.planId, taskId) : null;
  if (task === undefined) return failure('task-not-found');
  const { versionId } = params;
  // A task goes on once: who is said to go on from it now takes it from whoever was.
  await act.db
    .deleteFrom('task_continuation')
    .where(inJurisdiction(act))
    .where('version_id', '=', versionId)
    .where((row) => row.or([row('key', '=', key), ...(task === null ? [] : [row('task_id', '=', task.id)])]))
    .execute();
  if (taskId !== undefined) {
    await act.db
      .insertInto('task_continuation')
      .values({
        jurisdiction_id: act.jurisdictionId,
        version_id: versionId,
        key,
        task_id: taskId,
        chosen_by: act.actor,
        chosen_at: act.now,
      })
      .execute();
  }
  act.audit({
    objects: [
      { type: 'plan_version', id: versionId, after: { continuing: key, continues: task?.code ?? null, chosen: taskId !== undefined } },
    ],
  });
  return success({ key });
};

/** One that the plan itself gave the ledger. */
async function printedTask(act: Act, planId: string, taskId: string) {
  return act.db
    .selectFrom('task')
    .select(['id', 'code'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .where('id', '=', taskId)
    .where('made_by', 'is', null)
    .executeTakeFirst();
}

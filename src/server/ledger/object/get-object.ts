/** One monitored object with the tasks that name it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/object-endpoints.ts';
import { formerNamesOf } from '#server/ledger/object/object-names.ts';
import { loadObjects } from '#server/ledger/object/object-rows.ts';
import { reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { baseOf, taskColumns } from '#server/ledger/task/task-rows.ts';
import { leadOn } from '#server/platform/merged-ids.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Of an object that was merged into another, that one. */
export const getObject: Handler<typeof contract.getObject> = async ({ params }, act) => {
  const [object] = await loadObjects(act, await leadOn(act, 'object', [params.objectId]));
  if (object === undefined) return failure('object-not-found');
  const reach = await reachOfTasks(act);
  const tasks = await act.db
    .selectFrom('task')
    .innerJoin('task_object', (join) =>
      join.onRef('task_object.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('task_object.task_id', '=', 'task.id'),
    )
    .select(taskColumns)
    .where(inJurisdiction(act, 'task'))
    .where('task_object.object_id', '=', object.id)
    .$if(reach !== null, (some) => some.where((task) => reach?.(task) ?? sql.lit(true)))
    .orderBy('task.position')
    .execute();
  return success({ ...object, formerNames: await formerNamesOf(act, object.id), tasks: tasks.map(baseOf) });
};

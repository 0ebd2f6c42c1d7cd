/** Monitored objects (监测对象) as rows. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { MonitoredObject } from '#contract/ledger/object-endpoints.ts';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import type { Act } from '#server/platform/http/act.ts';

export const objectColumns = [
  'object.id',
  'object.kind',
  'object.name',
  'object.stage',
  'object.place',
  'object.investment',
  'object.owner',
  'object.note',
  'object.revision',
] as const;

/** Objects within reach with what their open tasks say of them, in the order of their ids (ids are made in order of time). */
export async function loadObjects(act: Act, ids: readonly string[]): Promise<MonitoredObject[]> {
  if (ids.length === 0) return [];
  const reach = await reachOfTasks(act);
  const visible = await linkedWithinReach(act, 'task_object', 'object_id');
  const objects = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .$if(visible !== null, (some) => some.where((object) => visible?.(object.ref('object.id')) ?? sql.lit(true)))
    .where(inJurisdiction(act, 'object'))
    .where('object.id', 'in', ids)
    .orderBy('object.id')
    .execute();
  const tasks = await act.db
    .selectFrom('task_object')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'task_object.jurisdiction_id').onRef('task.id', '=', 'task_object.task_id'),
    )
    .innerJoin('plan', (join) => join.onRef('plan.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('plan.id', '=', 'task.plan_id'))
    .select(['task_object.object_id', 'task.lead', 'task.due_to', 'plan.id as plan_id', 'plan.title as plan_title'])
    .where(inJurisdiction(act, 'task_object'))
    .where('task_object.object_id', 'in', ids)
    .where('task.state', '=', 'open')
    .$if(reach !== null, (some) => some.where((task) => reach?.(task) ?? sql.lit(true)))
    .orderBy('task.position')
    .execute();
  const tasksOf = Map.groupBy(tasks, (row) => row.object_id);
  return objects.map((object) => {
    const own = tasksOf.get(object.id) ?? [];
    const dues = own.flatMap((task) => (task.due_to !== null && task.due_to >= act.today ? [task.due_to] : [])).sort();
    return {
      ...object,
      kind: object.kind as MonitoredObject['kind'],
      taskCount: own.length,
      plans: [...new Map(own.map((task) => [task.plan_id, task.plan_title]))].map(([id, title]) => ({ id, title })),
      leads: [...new Set(own.flatMap((task) => (task.lead === null ? [] : [task.lead])))],
      nextDue: dues[0] ?? null,
    };
  });
}

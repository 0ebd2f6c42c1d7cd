/** 监测对象: the four registers. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { searchText } from '#core/ledger/bigram.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { MonitoredObject } from '#contract/ledger/object-endpoints.ts';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsible-unit/reach.ts';
import { taskColumns, toTaskRows } from '#server/ledger/task/task-rows.ts';
import type { Act } from '#server/platform/http/act.ts';

type Kind = MonitoredObject['kind'];
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

interface ObjectQuery {
  readonly kind?: Kind | undefined;
  readonly text?: string | undefined;
  readonly planId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Several words must all occur; one character is enough here. */
function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/\s+/u)
    .map((word) => searchText([word]))
    .filter((word) => word !== '');
}

/** Objects that an open task names, or that nobody names any more, in the order in which the plans first name them. */
export async function listObjects(
  act: Act,
  query: ObjectQuery,
): Promise<Outcome<{ objects: MonitoredObject[]; counts: Record<Kind, number>; nextCursor: string | null }>> {
  const cursor = query.cursor === undefined ? null : z.uuid().safeParse(query.cursor);
  if (cursor !== null && !cursor.success) return failure('cursor-invalid');
  const reach = await reachOfTasks(act);
  const visible = await linkedWithinReach(act, 'task_object', 'object_id');
  const base = act.db
    .selectFrom('monitored_object as object')
    .$if(visible !== null, (some) => some.where((object) => visible?.(object.ref('object.id')) ?? sql.lit(true)))
    .where(inJurisdiction(act, 'object'))
    .where((object) =>
      object.and(
        wordsOf(query.text).map(
          // What searchText does, in SQL.
          (word) => sql<boolean>`strpos(regexp_replace(lower(normalize(object.name, NFKC)), '\\s+', '', 'g'), ${word}) > 0`,
        ),
      ),
    )
    .$if(query.planId !== undefined, (some) =>
      some.where((object) =>
        object.exists(
          object
            .selectFrom('task_object')
            .innerJoin('task', (join) =>
              join.onRef('task.jurisdiction_id', '=', 'task_object.jurisdiction_id').onRef('task.id', '=', 'task_object.task_id'),
            )
            .select(sql.lit(1).as('one'))
            .whereRef('task_object.jurisdiction_id', '=', 'object.jurisdiction_id')
            .whereRef('task_object.object_id', '=', 'object.id')
            .where('task.plan_id', '=', query.planId ?? '')
            .$if(reach !== null, (found) => found.where((task) => reach?.(task) ?? sql.lit(true))),
        ),
      ),
    );
  const kinds = await base
    .select(['object.kind', sql<number>`count(*)::int`.as('count')])
    .groupBy('object.kind')
    .execute();
  const count = (kind: Kind): number => kinds.find((row) => row.kind === kind)?.count ?? 0;
  const rows = await base
    .select('object.id')
    .$if(query.kind !== undefined, (some) => some.where('object.kind', '=', query.kind ?? 'matter'))
    .$if(cursor !== null, (some) => some.where('object.id', '>', cursor?.data ?? ''))
    .orderBy('object.id')
    .limit(query.limit + 1)
    .execute();
  const ids = rows.slice(0, query.limit).map((row) => row.id);
  return success({
    objects: await loadObjects(act, ids),
    counts: { policy: count('policy'), matter: count('matter'), platform: count('platform'), project: count('project') },
    nextCursor: rows.length > query.limit ? (ids.at(-1) ?? null) : null,
  });
}

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
    .select(['task_object.object_id', 'task.lead_unit', 'task.due_to', 'plan.id as plan_id', 'plan.title as plan_title'])
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
      kind: object.kind as Kind,
      taskCount: own.length,
      plans: [...new Map(own.map((task) => [task.plan_id, task.plan_title]))].map(([id, title]) => ({ id, title })),
      leads: [...new Set(own.flatMap((task) => (task.lead_unit === null ? [] : [task.lead_unit])))],
      nextDue: dues[0] ?? null,
    };
  });
}

export async function getObject(act: Act, objectId: string): Promise<Outcome<MonitoredObject & { tasks: TaskRow[] }>> {
  const [object] = await loadObjects(act, [objectId]);
  if (object === undefined) return failure('object-not-found');
  const reach = await reachOfTasks(act);
  const tasks = await act.db
    .selectFrom('task')
    .innerJoin('task_object', (join) =>
      join.onRef('task_object.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('task_object.task_id', '=', 'task.id'),
    )
    .select(taskColumns)
    .where(inJurisdiction(act, 'task'))
    .where('task_object.object_id', '=', objectId)
    .$if(reach !== null, (some) => some.where((task) => reach?.(task) ?? sql.lit(true)))
    .orderBy('task.position')
    .execute();
  return success({ ...object, tasks: await toTaskRows(act, tasks) });
}

/** 监测对象: the four registers. */
import { sql } from 'kysely';
import { z } from 'zod';
import { searchText } from '#core/ledger/bigram.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { TaskRow } from '#contract/ledger.ts';
import type { MonitoredObject } from '#contract/register.ts';
import { writeSearch } from '#server/ledger/search.ts';
import { taskColumns, toTaskRows } from '#server/ledger/task-rows.ts';
import type { Act } from '#server/platform/http/route.ts';

type Kind = MonitoredObject['kind'];
const objectColumns = [
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

/** Objects that an open task names, or that nobody names any more, in the order in which the plans first name them. */
export async function listObjects(
  act: Act,
  query: ObjectQuery,
): Promise<Outcome<{ objects: MonitoredObject[]; counts: Record<Kind, number>; nextCursor: string | null }>> {
  const cursor = query.cursor === undefined ? null : z.uuid().safeParse(query.cursor);
  if (cursor !== null && !cursor.success) return failure('cursor-invalid');
  const base = act.db
    .selectFrom('monitored_object as object')
    .where('object.jurisdiction_id', '=', act.jurisdictionId)
    .$if(query.text !== undefined && query.text !== '', (some) =>
      some.where(sql<boolean>`strpos(lower(normalize(object.name, NFKC)), ${searchText([query.text ?? ''])}) > 0`),
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
            .where('task.plan_id', '=', query.planId ?? ''),
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

/** Objects with what their open tasks say of them, in the order of their ids (ids are made in order of time). */
async function loadObjects(act: Act, ids: readonly string[]): Promise<MonitoredObject[]> {
  if (ids.length === 0) return [];
  const objects = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where('object.jurisdiction_id', '=', act.jurisdictionId)
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
    .where('task_object.jurisdiction_id', '=', act.jurisdictionId)
    .where('task_object.object_id', 'in', ids)
    .where('task.state', '=', 'open')
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
  const tasks = await act.db
    .selectFrom('task')
    .innerJoin('task_object', (join) =>
      join.onRef('task_object.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('task_object.task_id', '=', 'task.id'),
    )
    .select(taskColumns)
    .where('task.jurisdiction_id', '=', act.jurisdictionId)
    .where('task_object.object_id', '=', objectId)
    .orderBy('task.position')
    .execute();
  return success({ ...object, tasks: await toTaskRows(act, tasks) });
}

type ObjectChange = Partial<Pick<MonitoredObject, 'kind' | 'name' | 'stage' | 'place' | 'investment' | 'owner' | 'note'>>;

export async function editObject(
  act: Act,
  objectId: string,
  revision: number,
  change: { [Field in keyof ObjectChange]: ObjectChange[Field] | undefined },
): Promise<Outcome<MonitoredObject>> {
  const before = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where('object.jurisdiction_id', '=', act.jurisdictionId)
    .where('object.id', '=', objectId)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return failure('object-not-found');
  if (before.revision !== revision) return failure('object-changed', { name: before.name });
  if (change.name !== undefined && change.name !== before.name) {
    const taken = await act.db
      .selectFrom('monitored_object')
      .select('id')
      .where('jurisdiction_id', '=', act.jurisdictionId)
      .where('name', '=', change.name)
      .executeTakeFirst();
    if (taken !== undefined) return failure('object-name-taken', { name: change.name });
  }
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await act.db
    .updateTable('monitored_object')
    .set({ ...fields, revision: revision + 1 })
    .where('jurisdiction_id', '=', act.jurisdictionId)
    .where('id', '=', objectId)
    .execute();
  if (change.name !== undefined) await writeSearch(act, await tasksNaming(act, [objectId]));
  const was: Record<string, unknown> = before;
  act.audit({
    act: 'object.edit',
    objects: [
      {
        type: 'monitored_object',
        id: objectId,
        before: Object.fromEntries(Object.keys(fields).map((field) => [field, was[field]])),
        after: fields,
      },
    ],
  });
  const [object] = await loadObjects(act, [objectId]);
  return object === undefined ? failure('object-not-found') : success(object);
}

async function tasksNaming(act: Act, objectIds: readonly string[]): Promise<string[]> {
  const rows = await act.db
    .selectFrom('task_object')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', act.jurisdictionId)
    .where('object_id', 'in', objectIds)
    .execute();
  return rows.map((row) => row.task_id);
}

/** The tasks of `from` follow into `into`; the other names stay in the audit trail. */
export async function mergeObjects(act: Act, into: string, from: readonly string[]): Promise<Outcome<MonitoredObject>> {
  const others = [...new Set(from)].filter((id) => id !== into);
  const found = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where('object.jurisdiction_id', '=', act.jurisdictionId)
    .where('object.id', 'in', [into, ...others])
    .orderBy('object.id')
    .forUpdate()
    .execute();
  if (found.length < others.length + 1) return failure('object-not-found');
  const tasks = others.length === 0 ? [] : await tasksNaming(act, others);
  if (others.length > 0) {
    if (tasks.length > 0) {
      await act.db
        .insertInto('task_object')
        .values(tasks.map((task) => ({ jurisdiction_id: act.jurisdictionId, task_id: task, object_id: into })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await act.db.deleteFrom('task_object').where('jurisdiction_id', '=', act.jurisdictionId).where('object_id', 'in', others).execute();
    await act.db.deleteFrom('monitored_object').where('jurisdiction_id', '=', act.jurisdictionId).where('id', 'in', others).execute();
    await writeSearch(act, tasks);
  }
  act.audit({
    act: 'object.merge',
    objects: found.map((object) => ({
      type: 'monitored_object',
      id: object.id,
      before: object,
      after: object.id === into ? object : { mergedInto: into },
    })),
  });
  const [object] = await loadObjects(act, [into]);
  return object === undefined ? failure('object-not-found') : success(object);
}

/** Changes of monitored objects: what is known of them, and two names of one thing. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { MonitoredObject } from '#contract/ledger/object-endpoints.ts';
import { findObjects, keepFormerNames } from '#server/ledger/object/object-names.ts';
import { loadObjects, objectColumns } from '#server/ledger/object/objects.ts';
import { writeSearch } from '#server/ledger/task/search.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

type ObjectChange = Partial<Pick<MonitoredObject, 'kind' | 'name' | 'stage' | 'place' | 'investment' | 'owner' | 'note'>>;

/** The name that it had stays its former name: plans go on printing it. */
export async function editObject(
  act: Act,
  objectId: string,
  revision: number,
  change: { [Field in keyof ObjectChange]: ObjectChange[Field] | undefined },
): Promise<Outcome<MonitoredObject>> {
  await lockJurisdiction(act);
  const before = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where(inJurisdiction(act, 'object'))
    .where('object.id', '=', objectId)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return failure('object-not-found');
  if (before.revision !== revision) return failure('object-changed', { name: before.name });
  if (change.name !== undefined && change.name !== before.name) {
    const meant = (await findObjects(act, [change.name])).get(change.name);
    if (meant !== undefined && meant.id !== objectId) return failure('object-name-taken', { name: change.name });
    await keepFormerNames(act, objectId, [before.name], change.name);
  }
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await act.db
    .updateTable('monitored_object')
    .set({ ...fields, revision: revision + 1 })
    .where(inJurisdiction(act))
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
    .where(inJurisdiction(act))
    .where('object_id', 'in', objectIds)
    .execute();
  return rows.map((row) => row.task_id);
}

/** The tasks of `from` follow into `into`; the other names become former names of it. */
export async function mergeObjects(act: Act, into: string, from: readonly string[]): Promise<Outcome<MonitoredObject>> {
  const others = [...new Set(from)].filter((id) => id !== into);
  await lockJurisdiction(act);
  const found = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where(inJurisdiction(act, 'object'))
    .where('object.id', 'in', [into, ...others])
    .orderBy('object.id')
    .forUpdate()
    .execute();
  if (found.length < others.length + 1) return failure('object-not-found');
  const tasks = others.length === 0 ? [] : await tasksNaming(act, others);
  if (others.length > 0) {
    // A set as large as the ledger in one statement, whatever its number of rows.
    await act.db
      .insertInto('task_object')
      .columns(['jurisdiction_id', 'task_id', 'object_id'])
      .expression((rows) =>
        rows
          .selectFrom('task_object')
          .select(['jurisdiction_id', 'task_id', sql<string>`${into}::uuid`.as('object_id')])
          .distinct()
          .where(inJurisdiction(act))
          .where('object_id', 'in', others),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await act.db.deleteFrom('task_object').where(inJurisdiction(act)).where('object_id', 'in', others).execute();
    await act.db
      .updateTable('object_former_name')
      .set({ object_id: into })
      .where(inJurisdiction(act))
      .where('object_id', 'in', others)
      .execute();
    await act.db.deleteFrom('monitored_object').where(inJurisdiction(act)).where('id', 'in', others).execute();
    const names = found.filter(({ id }) => id !== into).map(({ name }) => name);
    await keepFormerNames(act, into, names, null);
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

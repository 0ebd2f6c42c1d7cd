/** 合并监测对象: two names of one thing. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { mergeObjects as decideMerge } from '#core/ledger/correct-object.ts';
import type * as contract from '#contract/ledger/object-endpoints.ts';
import { keepFormerNames, keepObjectSearch, tasksNaming } from '#server/ledger/object/object-names.ts';
import { loadObjects, objectColumns } from '#server/ledger/object/object-rows.ts';
import { writeSearch } from '#server/ledger/task/search.ts';
import { noteMerged } from '#server/platform/merged-ids.ts';
import { dropEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** The tasks of `from` follow into `into`; the other names become former names of it. */
export const mergeObjects: Handler<typeof contract.mergeObjects> = async ({ body: { into, from } }, act) => {
  await lockJurisdiction(act);
  const found = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where(inJurisdiction(act, 'object'))
    .where('object.id', 'in', [into, ...from])
    .orderBy('object.id')
    .forUpdate()
    .execute();
  const decided = decideMerge(found, into, from);
  if (!decided.ok) return decided;
  const { merged, formerNames } = decided.value;

  if (merged.length > 0) {
    const tasks = await tasksNaming(act, merged);
    await moveInto(act, into, merged);
    await keepFormerNames(act, into, formerNames, null);
    await keepObjectSearch(act, [into]);
    await dropEntries(act, 'object', merged);
    await noteMerged(act, 'object', merged, into);
    await writeSearch(act, tasks);
  }
  act.audit({
    objects: found.map((object) => ({
      type: 'monitored_object',
      id: object.id,
      before: object,
      after: object.id === into ? object : { mergedInto: into },
    })),
  });
  const [object] = await loadObjects(act, [into]);
  return object === undefined ? failure('object-not-found') : success(object);
};

async function moveInto(act: Act, into: string, merged: readonly string[]): Promise<void> {
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
        .where('object_id', 'in', merged),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await act.db.deleteFrom('task_object').where(inJurisdiction(act)).where('object_id', 'in', merged).execute();
  await act.db
    .updateTable('object_former_name')
    .set({ object_id: into })
    .where(inJurisdiction(act))
    .where('object_id', 'in', merged)
    .execute();
  await act.db.deleteFrom('monitored_object').where(inJurisdiction(act)).where('id', 'in', merged).execute();
}

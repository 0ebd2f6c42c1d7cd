/** 修改监测对象: what is known of it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import { correctObject } from '#core/ledger/correct-object.ts';
import type * as contract from '#contract/ledger/object-endpoints.ts';
import { findObjects, keepFormerNames, keepObjectSearch, tasksNaming } from '#server/ledger/object/object-names.ts';
import { loadObjects, objectColumns } from '#server/ledger/object/object-rows.ts';
import { writeSearch } from '#server/ledger/task/search.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** The name that it had stays its former name: plans go on printing it. */
export const editObject: Handler<typeof contract.editObject> = async ({ params: { objectId }, body: { revision, ...change } }, act) => {
  await lockJurisdiction(act);
  const object = await act.db
    .selectFrom('monitored_object as object')
    .select(objectColumns)
    .where(inJurisdiction(act, 'object'))
    .where('object.id', '=', objectId)
    .forUpdate()
    .executeTakeFirst();
  if (object === undefined) return failure('object-not-found');
  const { name } = change;
  const meant = name === undefined ? undefined : (await findObjects(act, [name])).get(name);
  const corrected = correctObject(object, revision, change, meant);
  if (!corrected.ok) return corrected;
  const { before, after, formerName } = corrected.value;

  if (name !== undefined && formerName !== null) await keepFormerNames(act, objectId, [formerName], name);
  await act.db
    .updateTable('monitored_object')
    .set({ ...after, revision: revision + 1 })
    .where(inJurisdiction(act))
    .where('id', '=', objectId)
    .execute();
  if (name !== undefined) {
    await keepObjectSearch(act, [objectId]);
    await writeSearch(act, await tasksNaming(act, [objectId]));
  }
  act.audit({ objects: [{ type: 'monitored_object', id: objectId, before, after }] });
  const [edited] = await loadObjects(act, [objectId]);
  return edited === undefined ? failure('object-not-found') : success(edited);
};

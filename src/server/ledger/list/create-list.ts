/** 新建清单, and renaming it while it is composed. */
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { keepListSearch } from '#server/ledger/list/list-search.ts';
import { bumpList, lockComposed, seenLists } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const createList: Handler<typeof contract.createList> = async ({ body: { year, name } }, act) => {
  await lockJurisdiction(act);
  if (await isTaken(act, year, name, null)) return failure('list-name-taken', { year: String(year), name });
  const id = act.newId();
  await act.db
    .insertInto('annual_list')
    .values({ jurisdiction_id: act.jurisdictionId, id, year, name, created_by: act.actor, created_at: act.now })
    .execute();
  await keepListSearch(act, { id, year, name });
  act.audit({ objects: [{ type: 'annual_list', id, after: { year, name, state: 'drafting' } }] });
  const [made] = await seenLists(act, { listId: id });
  if (made === undefined) throw new Error('the list that was made is not there');
  return success(made);
};

export const renameList: Handler<typeof contract.renameList> = async ({ params: { listId }, body: { name } }, act) => {
  await lockJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const { year, name: before } = list.value;
  if (await isTaken(act, year, name, listId)) return failure('list-name-taken', { year: String(year), name });
  const revision = await bumpList(act, list.value);
  await act.db.updateTable('annual_list').set({ name }).where(inJurisdiction(act)).where('id', '=', listId).execute();
  await keepListSearch(act, { id: listId, year, name });
  act.audit({ objects: [{ type: 'annual_list', id: listId, before: { name: before }, after: { name } }] });
  return success({ revision });
};

/** Has another list of the year the name? */
async function isTaken(act: Act, year: number, name: string, own: string | null): Promise<boolean> {
  const found = await act.db
    .selectFrom('annual_list')
    .select('id')
    .where(inJurisdiction(act))
    .where('year', '=', year)
    .where('name', '=', name)
    .executeTakeFirst();
  return found !== undefined && found.id !== own;
}

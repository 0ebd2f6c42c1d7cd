/** 移出清单, and the order of what is in it. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { bumpList, itemOrder, lockComposed } from '#server/ledger/list/list-rows.ts';
import { foldIfMany } from '#server/ledger/tally/kept-answer.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** The items stay as rows, so that nothing that was typed is lost. */
export const removeFromList: Handler<typeof contract.removeFromList> = async ({ params: { listId }, body: { itemIds, undoes } }, act) => {
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const items = await itemsNamed(act, listId, itemIds);
  if (items === null) return failure('item-not-found');
  if (!undoes)
    await sql`
      delete from list_omission own using list_item item
       where ${inJurisdiction(act, 'own')} and own.list_id = ${listId} and ${inJurisdiction(act, 'item')} and item.task_id = own.task_id
         and item.id = any(${items.map(({ id }) => id)}::uuid[])`.execute(act.db);
  const revision = await bumpList(act, list.value);
  await sql`
    update list_item set removed_at = ${act.now}, removed_by = ${act.actor}, revision = ${revision}
     where ${inJurisdiction(act)} and id = any(${items.map(({ id }) => id)}::uuid[])`.execute(act.db);
  await foldIfMany(act, items.length);
  act.audit({
    objects: [
      { type: 'annual_list', id: listId, after: { removed: items.length } },
      ...items.map(({ id, code }) => ({ type: 'list_item', id, before: { list: list.value.name, year: list.value.year, task: code } })),
    ],
  });
  return success({ revision, changed: items.length });
};

export const placeItems: Handler<typeof contract.placeItems> = async ({ params: { listId }, body: { itemIds, before } }, act) => {
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const items = await itemsNamed(act, listId, before === null ? itemIds : [...itemIds, before]);
  if (items === null) return failure('item-not-found');
  // Before itself is where it stands.
  const moved = [...new Set(itemIds)].filter((id) => id !== before);
  if (moved.length === 0) {
    act.unchanged();
    return success({ revision: list.value.revision, changed: 0 });
  }
  const revision = await bumpList(act, list.value);
  await keepOrder(act, listId);
  // Between two neighbours there is always room: places are decimals.
  await sql`
    with kept as (
      select item.id, item.place from list_item item
       where ${inJurisdiction(act, 'item')} and item.list_id = ${listId} and item.removed_at is null and item.parent_id is null
         and item.id <> all(${moved}::uuid[])),
    bounds as (
      select upper.place as high, (select max(place) from kept where upper.place is null or kept.place < upper.place) as low
        from (select (select place from kept where id = ${before}::uuid) as place) upper)
    update list_item set revision = ${revision}, place =
           coalesce(bounds.low, bounds.high - 1000, 0) + (coalesce(bounds.high, bounds.low + 1000, 1000) - coalesce(bounds.low, bounds.high - 1000, 0))
             * moved.at / ${moved.length + 1}
      from bounds, unnest(${moved}::uuid[]) with ordinality moved (id, at)
     where ${inJurisdiction(act)} and list_item.id = moved.id`.execute(act.db);
  const codes = new Map(items.map(({ id, code }) => [id, code]));
  act.audit({
    objects: [
      {
        type: 'annual_list',
        id: listId,
        after: { moved: moved.map((id) => codes.get(id) ?? ''), before: before === null ? null : (codes.get(before) ?? '') },
      },
    ],
  });
  return success({ revision, changed: moved.length });
};

/**
 * Gives a place to each item that has none, in the order in which they stand: from now on the list's order is its own. Positions in the ledger are
 * others with each version of a plan, so what was moved cannot be told by them.
 */
async function keepOrder(act: Act, listId: string): Promise<void> {
  await sql`
    with standing as (
      select item.id, item.place, row_number() over (partition by item.place is null order by ${itemOrder}) as rank,
             coalesce(max(item.place) over (), 0) as last
        from list_item item
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
       where ${inJurisdiction(act, 'item')} and item.list_id = ${listId} and item.removed_at is null and item.parent_id is null)
    update list_item set place = standing.last + standing.rank * 1024
      from standing where ${inJurisdiction(act)} and list_item.id = standing.id and standing.place is null`.execute(act.db);
}

/** These items of the list with the codes of their tasks; null: one is not there. */
async function itemsNamed(act: Act, listId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; code: string }>`
    select item.id, task.code from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.list_id = ${listId} and item.removed_at is null and item.parent_id is null
       and item.id = any(${ids}::uuid[])`.execute(act.db);
  return rows.length === new Set(ids).size ? rows : null;
}

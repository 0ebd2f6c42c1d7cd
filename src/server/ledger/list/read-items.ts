/** The items of a list for a grid, and one for its drawer. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-item-endpoints.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';

export const listItems: SerializedHandler<typeof contract.listItems> = async ({ params: { listId } }, act) => {
  const [[list], written] = await Promise.all([seenLists(act, { listId }), writtenItems(act, { listId })]);
  if (list === undefined) return failure('list-not-found');
  return success(serialized(`{"revision":${list.revision},"items":[${written.items.join(',')}],"units":[${written.units.join(',')}]}`));
};

/** Events of a history tab. */
const mostEvents = 200;

export const getItem: SerializedHandler<typeof contract.getItem> = async ({ params: { itemId } }, act) => {
  const item = await act.db
    .selectFrom('list_item')
    .select(['list_id as listId', 'carried_from as carriedFrom'])
    .where(inJurisdiction(act))
    .where('id', '=', itemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (item === undefined) return failure('item-not-found');
  const [[list], { items, units }] = await Promise.all([seenLists(act, { listId: item.listId }), writtenItems(act, { itemId })]);
  const [row] = items;
  if (list === undefined || row === undefined) return failure('item-not-found');
  const { events, more } = await loadHistory(act, 'list_item', [itemId], mostEvents);
  const rest = {
    list: { id: list.id, year: list.year, name: list.name, state: list.state },
    carriedFrom: item.carriedFrom === null ? null : await earlierItem(act, item.carriedFrom),
    history: events,
    moreHistory: more,
  };
  return success(serialized(`{"item":${row},"units":[${units.join(',')}],${JSON.stringify(rest).slice(1)}`));
};

async function earlierItem(act: Act, itemId: string) {
  const { rows } = await sql<{ itemId: string; code: string | null; year: number; list: string }>`
    select item.id as "itemId", item.code, list.year, list.name as list from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
     where ${inJurisdiction(act, 'item')} and item.id = ${itemId}`.execute(act.db);
  return rows[0] ?? null;
}

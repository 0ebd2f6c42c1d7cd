/** The items of a list for a grid, and one for its drawer. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import * as contract from '#contract/ledger/list-item-endpoints.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { itemHistory } from '#server/ledger/list/item-history.ts';
import { itemWithin, listReach, seenLists } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { keptUntilTouched } from '#server/platform/http/kept-until-touched.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';

export const listItems: SerializedHandler<typeof contract.listItems> = async ({ params: { listId } }, act) => {
  const [[list], within] = await Promise.all([seenLists(act, { listId }), listReach(act)]);
  if (list === undefined) return failure('list-not-found');
  const make = async (): Promise<string> => {
    const { items, units } = await writtenItems(act, { listId });
    return `{"revision":${list.revision},"items":[${items.join(',')}],"units":[${units.join(',')}]}`;
  };
  // Of the whole list, which is long and the same for all who see it; a unit's part is short.
  if (within.kind !== 'all') return success(serialized(await make()));
  return success(serialized(await keptUntilTouched(act, { name: `items of ${listId}`, reads: contract.listItems.reads, make })));
};

export const getItem: SerializedHandler<typeof contract.getItem> = async ({ params: { itemId } }, act) => {
  const item = await act.db
    .selectFrom('list_item')
    .select(['list_id as listId', 'carried_from as carriedFrom', 'part_unit_id as partUnitId', 'given_at as givenAt'])
    .where(inJurisdiction(act))
    .where('id', '=', itemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (item === undefined) return failure('item-not-found');
  const [[list], { items, units }] = await Promise.all([seenLists(act, { listId: item.listId }), writtenItems(act, { itemId })]);
  const [row] = items;
  if (list === undefined || row === undefined) return failure('item-not-found');
  const { events, more } = await itemHistory(act, itemId, item);
  const rest = {
    list: { id: list.id, year: list.year, name: list.name, state: list.state },
    carriedFrom: item.carriedFrom === null ? null : await earlierItem(act, item.carriedFrom),
    history: events,
    moreHistory: more,
  };
  return success(serialized(`{"item":${row},"units":[${units.join(',')}],${JSON.stringify(rest).slice(1)}`));
};

/** Null where the reader does not see it, too. */
async function earlierItem(act: Act, itemId: string) {
  const { rows } = await sql<{ itemId: string; listId: string; code: string | null }>`
    select item.id as "itemId", item.list_id as "listId", item.code from list_item item
     where ${inJurisdiction(act, 'item')} and item.id = ${itemId} and ${itemWithin(act, await listReach(act))}`.execute(act.db);
  const [row] = rows;
  if (row === undefined) return null;
  const [list] = await seenLists(act, { listId: row.listId });
  return list === undefined ? null : { itemId: row.itemId, code: row.code, year: list.year, list: list.name };
}

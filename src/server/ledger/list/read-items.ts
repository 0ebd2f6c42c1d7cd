/** The items of a list for a grid, and one for its drawer. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-item-endpoints.ts';
import type { History } from '#contract/platform/history.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { itemWithin, listReach, seenLists } from '#server/ledger/list/list-rows.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

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
    .select(['list_id as listId', 'carried_from as carriedFrom', 'part_unit_id as partUnitId', 'given_at as givenAt'])
    .where(inJurisdiction(act))
    .where('id', '=', itemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (item === undefined) return failure('item-not-found');
  const [[list], { items, units }] = await Promise.all([seenLists(act, { listId: item.listId }), writtenItems(act, { itemId })]);
  const [row] = items;
  if (list === undefined || row === undefined) return failure('item-not-found');
  const { events, more } = await historyOf(act, itemId, item);
  const rest = {
    list: { id: list.id, year: list.year, name: list.name, state: list.state },
    carriedFrom: item.carriedFrom === null ? null : await earlierItem(act, item.carriedFrom),
    history: events,
    moreHistory: more,
  };
  return success(serialized(`{"item":${row},"units":[${units.join(',')}],${JSON.stringify(rest).slice(1)}`));
};

/** What the reader may know of how it came about: of a child, its unit all, and everybody else what came after it was given. */
async function historyOf(
  act: Act,
  itemId: string,
  { listId, partUnitId, givenAt }: { readonly listId: string; readonly partUnitId: string | null; readonly givenAt: string | null },
): Promise<History> {
  if (partUnitId !== null) {
    const within = await unitsSpokenFor(act);
    const isOwn = within.kind !== 'all' && within.unitIds.includes(partUnitId);
    return loadHistory(act, 'list_item', [itemId], mostEvents, isOwn ? undefined : (givenAt ?? undefined));
  }
  return act.reach === 'jurisdiction' ? loadHistory(act, 'list_item', [itemId], mostEvents) : sinceIssued(act, listId, itemId);
}

/**
 * What units read of it: how the office composed the list is its own, and so is why it let another unit go; the unit itself reads the answer where it
 * signs.
 */
async function sinceIssued(act: Act, listId: string, itemId: string): Promise<History> {
  const { issued_at: since } = await act.db
    .selectFrom('annual_list')
    .select('issued_at')
    .where(inJurisdiction(act))
    .where('id', '=', listId)
    .executeTakeFirstOrThrow();
  if (since === null) return { events: [], more: 0 };
  const { events, more } = await loadHistory(act, 'list_item', [itemId], mostEvents, since);
  return {
    more,
    events: events.map((event) =>
      event.act === 'decideObjection' ? { ...event, detail: null, after: event.after === null ? null : withoutWhy(event.after) } : event,
    ),
  };
}

function withoutWhy(after: string): string {
  const { item } = JSON.parse(after) as { readonly item?: string };
  return JSON.stringify({ item });
}

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

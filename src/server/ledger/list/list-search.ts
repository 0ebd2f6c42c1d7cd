/** Lists and their items in the one search: a list by its name with or without its year, an issued item by its whole code. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { foldText } from '#core/platform/fold-text.ts';
import { searchText } from '#core/platform/search-text.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import type { CalledItem } from '#contract/ledger/search-endpoints.ts';
import { withinPower } from '#server/access/within-power.ts';
import { isListSeen, itemWithin, listReach } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { keepEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Keeps what a list is found by. */
export async function keepListSearch(act: Act, list: { readonly id: string; readonly year: number; readonly name: string }): Promise<void> {
  const text = searchText([...new Set([list.name, listTitle(list)])]);
  await keepEntries(act, 'list', [{ id: list.id, text }], 'scope');
}

/** Says of an id whether it is a list that the reader sees. */
export async function seenList(act: Act): Promise<(id: Expression<unknown>) => RawBuilder<SqlBool>> {
  const seeing = withinPower(act, 'listLists');
  if (seeing === null) return () => sql<SqlBool>`false`;
  const within = await listReach(seeing);
  return (id) => sql<SqlBool>`exists (select from annual_list
    where ${inJurisdiction(act, 'annual_list')} and annual_list.id = ${id} and ${isListSeen(seeing, within)})`;
}

/** What these lists are called, by their ids. */
export async function listTitles(act: Act, ids: readonly string[]): Promise<readonly (readonly [id: string, title: string])[]> {
  const { rows } = await sql<{ id: string; year: number; name: string }>`
    select id, year, name from annual_list where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
  return rows.map((row) => [row.id, listTitle(row)] as const);
}

/** The issued item of that code, within the reader's reach. Codes are whole: a part of one is a part of many. */
export async function itemsCalled(act: Act, text: string): Promise<CalledItem[]> {
  const seeing = withinPower(act, 'listItems');
  if (seeing === null) return [];
  const { rows } = await sql<{ id: string; listId: string; code: string; title: string; year: number; name: string }>`
    select item.id, item.list_id as "listId", item.code, coalesce(item.title, task.title) as title, list.year, list.name
      from list_item item
      join annual_list list on ${inJurisdiction(act, 'list')} and list.id = item.list_id
      left join task on ${inJurisdiction(act, 'task')} and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.code = ${foldText(text)} and item.removed_at is null
       and ${itemWithin(act, await listReach(seeing))}`.execute(act.db);
  return rows.map(({ id, listId, code, title, ...list }) => ({ id, listId, code, title, list: listTitle(list) }));
}

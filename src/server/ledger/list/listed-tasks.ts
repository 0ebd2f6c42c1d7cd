/** Which lists of the years have a task, as the ledger tells it: in its rows, as a filter and as a facet. Of lists that the act may see alone. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { readListed, type KnownList } from '#core/ledger/list/listed-value.ts';
import type { ListState } from '#core/ledger/list/list-state.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Within } from '#server/access/within-reach.ts';
import { isListSeen, itemWithin, listReach } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';
import type { JsonRow } from '#server/platform/database/json-rows.ts';

export interface SeenList extends KnownList {
  readonly state: ListState;
}

/** What the act may know of lists. */
export interface ListsKnown {
  readonly lists: readonly SeenList[];
  /** Who composes lists knows what they leave out; nobody else does. */
  readonly omissions: boolean;
  readonly within: Within;
}

/** Those outside see what is shared with them: tasks, not the city's lists. */
export async function listsKnown(act: Act): Promise<ListsKnown> {
  const within = await listReach(act);
  const omissions = act.reach === 'jurisdiction';
  if (within.kind === 'shared') return { lists: [], omissions, within };
  const { rows } = await sql<SeenList>`
    select id, year, name, state from annual_list where ${inJurisdiction(act)} and ${isListSeen(act, within)} order by created_at, id`.execute(
    act.db,
  );
  return { lists: rows, omissions, within };
}

/** Tells apart what is answered under one revision of the ledger to those who know of other lists, or of these by other names. */
export function knownAs({ lists, omissions }: ListsKnown): string {
  return JSON.stringify([omissions, ...lists.map(({ id, state, name }) => [id, state, name])]);
}

/** The items of a task that stand in lists: `item`, where `task` is the task. */
const ofTask = (act: Asking): RawBuilder<SqlBool> =>
  sql<SqlBool>`${inJurisdiction(act, 'item')} and item.task_id = task.id and item.parent_id is null and item.removed_at is null`;

/** Whether one of these lists has the task `task`, by an item that the act sees. */
function isIn(act: Act, { within }: ListsKnown, listIds: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from list_item item
    where ${ofTask(act)} and item.list_id = any(${listIds}::uuid[]) and ${itemWithin(act, within)})`;
}

/** The same of a few lists: their items are fewer than the ledger's tasks, which need not be asked one by one. */
function isAmong(act: Act, { within }: ListsKnown, listIds: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`task.id = any(array(select item.task_id from list_item item
    where ${inJurisdiction(act, 'item')} and item.list_id = any(${listIds}::uuid[]) and item.task_id is not null and item.parent_id is null
      and item.removed_at is null and ${itemWithin(act, within)}))`;
}

/** The item of the task `task` in a list of the year, as what stands behind `select`. */
export function itemOfYear(act: Act, year: number): RawBuilder<unknown> {
  return sql`from list_item item where ${ofTask(act)} and item.year = ${year}`;
}

/** Whether a list of the year leaves the task `task` out. */
export function isLeftOut(act: Act, year: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from list_omission own
      join annual_list list on list.jurisdiction_id = own.jurisdiction_id and list.id = own.list_id and list.year = ${year}
     where ${inJurisdiction(act, 'own')} and own.task_id = task.id)`;
}

/** A filter by lists as a condition on `task`: any of the values. What the act may not know of finds nothing. */
export function listedCondition(act: Act, known: ListsKnown, values: readonly string[]): Expression<SqlBool> {
  const read = values.map(readListed);
  const ofYear = (year: number): string[] => known.lists.filter((list) => list.year === year).map(({ id }) => id);
  const chosen = read.flatMap((one) => (one.kind === 'in' && known.lists.some(({ id }) => id === one.listId) ? [one.listId] : []));
  const accounted = sql`task.role <> 'overall'`;
  const any = [
    ...(chosen.length === 0 ? [] : [isAmong(act, known, chosen)]),
    ...read.flatMap((one) => {
      if (one.kind === 'none') {
        const left = known.omissions ? sql`and not ${isLeftOut(act, one.year)}` : sql``;
        return [sql<SqlBool>`(${accounted} and not ${isIn(act, known, ofYear(one.year))} ${left})`];
      }
      if (one.kind === 'in' || !known.omissions) return [];
      return [sql<SqlBool>`(${accounted} and not ${isIn(act, known, ofYear(one.year))} and ${isLeftOut(act, one.year)})`];
    }),
  ];
  return any.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(any, sql` or `)})`;
}

/** The marks of a row as JSON, where `task` is the task: a list of what the contract's row says. */
export function listsOf(act: Act, within: Within): RawBuilder<unknown> {
  return within.kind === 'shared'
    ? sql`'[]'::json`
    : sql`(select coalesce(json_agg(json_build_object('listId', list.id, 'itemId', item.id, 'year', list.year, 'name', list.name,
      'state', list.state, 'code', item.code) order by list.year desc), '[]') ${seenItemsOf(act, within)})`;
}

/** The same as an export writes it: rows of year, name, state and code as a text; null: none. */
export function listCellsOf(act: Act, within: Within): RawBuilder<unknown> {
  return within.kind === 'shared'
    ? sql`null`
    : sql`(select json_agg(json_build_array(list.year, list.name, list.state, item.code) order by list.year desc)::text
        ${seenItemsOf(act, within)})`;
}

function seenItemsOf(act: Act, within: Within): RawBuilder<unknown> {
  return sql`from list_item item
    join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
   where ${ofTask(act)} and ${isListSeen(act, within, 'list')} and ${itemWithin(act, within)}`;
}

/** The marks of one task, whoever asks; `unitIds` of those that were issued: who has a part. */
export function markRows(act: Asking, taskId: string) {
  return act.db
    .selectFrom('list_item as item')
    .innerJoin('annual_list as list', (join) =>
      join.onRef('list.jurisdiction_id', '=', 'item.jurisdiction_id').onRef('list.id', '=', 'item.list_id'),
    )
    .select(['list.id as listId', 'item.id as itemId', 'list.year', 'list.name', sql<ListState>`list.state`.as('state'), 'item.code'])
    .select(
      sql<string[]>`array(select part.unit_id from item_part part where ${inJurisdiction(act, 'part')} and part.item_id = item.id
        and part.valid_to is null)`.as('unitIds'),
    )
    .where(inJurisdiction(act, 'item'))
    .where('item.task_id', '=', taskId)
    .where('item.parent_id', 'is', null)
    .where('item.removed_at', 'is', null)
    .orderBy('list.year', 'desc');
}

/** Those of them that the act may see, of a task that it sees. */
export async function marksSeen(act: Act, rows: readonly JsonRow<ReturnType<typeof markRows>>[]): Promise<TaskRow['lists']> {
  if (rows.length === 0) return [];
  const { lists, within } = await listsKnown(act);
  return rows
    .filter(
      ({ listId, code, unitIds }) =>
        lists.some(({ id }) => id === listId) &&
        (within.kind !== 'units' || code === null || unitIds.some((id) => within.unitIds.includes(id))),
    )
    .map(({ unitIds: _told, ...mark }) => mark);
}

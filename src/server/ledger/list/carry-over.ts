/** 结转: items of a year before go on in a list, by their tasks. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { listedTasks, putIn } from '#server/ledger/list/add-to-list.ts';
import { analyzeLists, bumpList, lockComposed, mostItems, roomIn } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const carryOver: Handler<typeof contract.carryOver> = async ({ params: { listId }, body: { from, itemIds } }, act) => {
  await lockJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const source = await act.db
    .selectFrom('annual_list')
    .select(['year', 'name'])
    .where(inJurisdiction(act))
    .where('id', '=', from)
    .executeTakeFirst();
  if (source === undefined) return failure('list-not-found');
  if (source.year >= list.value.year) return failure('list-not-earlier', { list: source.name, year: String(list.value.year) });
  const earlier = await itemsOf(act, from, itemIds);
  if (itemIds !== undefined && new Set(itemIds).size !== earlier.length) return failure('item-not-found');
  const found = await listedTasks(act, list.value.year, sql`task.id = any(${earlier.map(({ taskId }) => taskId)}::uuid[])`);
  const listed = earlier.filter(({ taskId }) => found.get(taskId)?.listed != null).length;
  const carried = earlier.filter(({ taskId }) => found.get(taskId)?.state === 'open' && found.get(taskId)?.listed === null);
  const told = { already: listed, withdrawn: earlier.length - listed - carried.length };
  if (carried.length === 0) {
    act.unchanged();
    return success({ revision: list.value.revision, added: 0, ...told });
  }
  if (carried.length > (await roomIn(act, listId))) return failure('list-too-long', { limit: mostItems });
  const revision = await bumpList(act, list.value);
  const items = await putIn(
    act,
    list.value,
    revision,
    carried.map(({ taskId }) => taskId),
  );
  const earlierOf = new Map(carried.map(({ id, taskId }) => [taskId, id]));
  const pairs = items.map(({ id, taskId, isBack }) => ({ id, from: earlierOf.get(taskId) ?? '', isBack }));
  await takeAfter(act, pairs);
  await analyzeLists(act, items.length);
  act.audit({
    objects: [
      { type: 'annual_list', id: listId, after: { carried: items.length, from: source.name, fromYear: source.year } },
      ...items.map(({ id, taskId }) => ({
        type: 'list_item',
        id,
        after: { list: list.value.name, year: list.value.year, task: found.get(taskId)?.code ?? '', fromYear: source.year },
      })),
    ],
  });
  return success({ revision, added: items.length, ...told });
};

async function itemsOf(act: Act, listId: string, itemIds: readonly string[] | undefined) {
  const { rows } = await sql<{ id: string; taskId: string }>`
    select id, task_id as "taskId" from list_item
     where ${inJurisdiction(act)} and list_id = ${listId} and parent_id is null and removed_at is null
       ${itemIds === undefined ? sql`` : sql`and id = any(${itemIds}::uuid[])`}`.execute(act.db);
  return rows;
}

interface Carried {
  readonly id: string;
  readonly from: string;
  readonly isBack: boolean;
}

/**
 * What an item keeps of the year before: all but its goal, its milestones and its days. It stays the same piece of work. One that was in this list
 * before comes back with what it said.
 */
async function takeAfter(act: Act, pairs: readonly Carried[]): Promise<void> {
  const given = (some: readonly Carried[]) =>
    sql`unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ from }) => from)}::uuid[]) pair (id, earlier)`;
  await sql`
    update list_item item set carried_from = before.id, work_id = before.work_id
      from ${given(pairs)} join list_item before on ${inJurisdiction(act, 'before')} and before.id = pair.earlier
     where ${inJurisdiction(act, 'item')} and item.id = pair.id`.execute(act.db);
  const made = pairs.filter(({ isBack }) => !isBack);
  await sql`
    update list_item item set tier = before.tier, public = before.public, curve = before.curve, preset = before.preset, outcome = before.outcome,
           city_leader = before.city_leader
      from ${given(made)} join list_item before on ${inJurisdiction(act, 'before')} and before.id = pair.earlier
     where ${inJurisdiction(act, 'item')} and item.id = pair.id`.execute(act.db);
  await sql`
    insert into item_unit (jurisdiction_id, item_id, part, unit_id)
    select own.jurisdiction_id, pair.id, own.part, own.unit_id from ${given(made)} join item_unit own on ${inJurisdiction(act, 'own')} and own.item_id = pair.earlier
    on conflict do nothing`.execute(act.db);
}

/** 列入清单: tasks of the ledger, named or by a filter, and items of a year before (结转). A task stands in the lists of a year once. */
import { sql, type SqlBool } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { tasksToList, type ListedTask } from '#core/ledger/list/list-tasks.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { isLeftOut, itemOfYear } from '#server/ledger/list/listed-tasks.ts';
import { listable } from '#server/ledger/list/list-coverage.ts';
import { analyzeLists, bumpList, lockComposed, mostItems, roomIn, type LockedList } from '#server/ledger/list/list-rows.ts';
import { foundBy } from '#server/ledger/list/preview-listing.ts';
import { foldIfMany } from '#server/ledger/tally/kept-answer.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

const mostTold = 100;

export const addToList: Handler<typeof contract.addToList> = async ({ params: { listId }, body }, act) => {
  // Two lists of a year must not take one task at once.
  await lockJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  if (body.by === 'ids') {
    const found = await listedTasks(act, list.value.year, sql`task.id = any(${body.taskIds}::uuid[])`);
    const decided = tasksToList(body.taskIds, found);
    if (!decided.ok) return decided;
    return add(act, list.value, decided.value, found, { count: 0, first: [] });
  }
  const { year } = list.value;
  const found = await foundBy(act, body);
  if (!found.ok) return found;
  const isListed = sql<SqlBool>`exists (select ${itemOfYear(act, year)})`;
  const meant = found.value.where(sql<SqlBool>`${listable}`);
  const idsOf = (some: readonly { readonly id: string }[]) => sql`task.id = any(${some.map(({ id }) => id)}::uuid[])`;
  // One more than fits says that they do not fit.
  const fitting = await meant
    .select('task.id')
    .where(sql<SqlBool>`not ${isListed}`)
    .$if(!body.withOmitted, (query) => query.where(sql<SqlBool>`not ${isLeftOut(act, year)}`))
    .orderBy('task.position')
    .limit(mostItems + 1)
    .execute();
  const listed = await meant
    .select(['task.id', sql<number>`(count(*) over ())::int`.as('total')])
    .where(isListed)
    .orderBy('task.position')
    .limit(mostTold)
    .execute();
  const free = await listedTasks(act, year, idsOf(fitting));
  return add(act, list.value, [...free.keys()], free, {
    count: listed[0]?.total ?? 0,
    first: [...(await listedTasks(act, year, idsOf(listed))).values()],
  });
};

/** Tasks that stand in lists of the year, and are not put in again. */
interface Already {
  readonly count: number;
  readonly first: readonly ListedTask[];
}

async function add(act: Act, list: LockedList, taskIds: readonly string[], found: ReadonlyMap<string, ListedTask>, already: Already) {
  const told = {
    already: already.count,
    elsewhere: already.first.map(({ id, code, listed }) => ({ taskId: id, code, list: listed?.name ?? '' })),
  };
  if (taskIds.length === 0) {
    act.unchanged();
    return success({ revision: list.revision, added: 0, itemIds: [], ...told });
  }
  const room = await roomIn(act, list.id);
  if (taskIds.length > room) return failure('list-too-long', { limit: mostItems });
  const revision = await bumpList(act, list);
  const items = await putIn(act, list, revision, taskIds);
  await analyzeLists(act, items.length);
  act.audit({
    objects: [
      { type: 'annual_list', id: list.id, after: { added: taskIds.length } },
      ...items.map(({ id, taskId, isBack }) => ({
        type: 'list_item',
        id,
        after: { list: list.name, year: list.year, task: found.get(taskId)?.code ?? '', ...(isBack ? { back: true } : {}) },
      })),
    ],
  });
  return success({ revision, added: items.length, itemIds: items.map(({ id }) => id), ...told });
}

/** Tasks in printed order, each with the list of the year that it stands in. */
export async function listedTasks(act: Act, year: number, which: ReturnType<typeof sql>): Promise<ReadonlyMap<string, ListedTask>> {
  const { rows } = await sql<ListedTask>`
    select task.id, task.code, task.state, case when list.id is not null then json_build_object('id', list.id, 'name', list.name) end as listed
      from task
      left join list_item item on item.jurisdiction_id = task.jurisdiction_id and item.year = ${year} and item.task_id = task.id
        and item.parent_id is null and item.removed_at is null
      left join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
     where ${inJurisdiction(act, 'task')} and ${which}
     order by task.position`.execute(act.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Puts tasks in, those that were taken out of this list with what they said. Why the list left them out counts no more while they stand in it, and is
 * kept for whoever takes this back (remove-from-list.ts).
 */
export async function putIn(
  act: Act,
  list: LockedList,
  revision: number,
  taskIds: readonly string[],
): Promise<readonly { readonly id: string; readonly taskId: string; readonly isBack: boolean }[]> {
  const { rows: back } = await sql<{ id: string; taskId: string }>`
    update list_item set removed_at = null, removed_by = null, revision = ${revision}
     where ${inJurisdiction(act)} and list_id = ${list.id} and parent_id is null and removed_at is not null and task_id = any(${taskIds}::uuid[])
    returning id, task_id as "taskId"`.execute(act.db);
  const known = new Set(back.map(({ taskId }) => taskId));
  const made = taskIds.filter((id) => !known.has(id)).map((taskId) => ({ id: act.newId(), taskId, isBack: false }));
  await sql`
    insert into list_item (jurisdiction_id, id, list_id, year, task_id, work_id, revision, created_by, created_at)
    select ${act.jurisdictionId}, made.id, ${list.id}, ${list.year}, made.task_id, made.id, ${revision}, ${act.actor}, ${act.now}
      from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ taskId }) => taskId)}::uuid[]) made (id, task_id)`.execute(act.db);
  await foldIfMany(act, taskIds.length);
  return [...back.map((row) => ({ ...row, isBack: true })), ...made];
}

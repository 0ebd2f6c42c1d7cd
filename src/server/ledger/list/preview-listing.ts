/** What a filter of the ledger would put into a list, told before somebody does it. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/preview-endpoints.ts';
import { composedList, roomIn } from '#server/ledger/list/list-rows.ts';
import { leadFilterOn } from '#server/ledger/task/lead-on.ts';
import { allOf, readFilter } from '#server/ledger/task/task-filter.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler, InputOf } from '#server/platform/http/route.ts';

export const previewListing: Handler<typeof contract.previewListing> = async ({ params: { listId }, body }, act) => {
  const list = await composedList(act, listId);
  if (!list.ok) return list;
  const found = await foundBy(act, body);
  if (!found.ok) return found;
  const { year } = list.value;
  // Sets that are read once: a filter may mean the whole ledger, of which each task would be looked up three times.
  const isAmong = (ids: RawBuilder<unknown>) => sql<boolean>`task.id in (${ids})`;
  const inYear = sql`select item.task_id from list_item item where ${inJurisdiction(act, 'item')} and item.year = ${year} and item.task_id is not null
    and item.parent_id is null and item.removed_at is null`;
  const here = isAmong(sql`${inYear} and item.list_id = ${listId}`);
  const leftOut = sql`select own.task_id from list_omission own join annual_list list on ${inJurisdiction(act, 'list')} and list.id = own.list_id
    and list.year = ${year} where ${inJurisdiction(act, 'own')}`;
  const told = await act.db
    .selectFrom(
      found.value
        .where(sql<SqlBool>`task.state = 'open'`)
        .select(['task.role', here.as('here'), isAmong(inYear).as('listed'), isAmong(leftOut).as('omitted')])
        .as('meant'),
    )
    .select([
      sql<number>`(count(*) filter (where here))::int`.as('already'),
      sql<number>`(count(*) filter (where listed and not here))::int`.as('elsewhere'),
      sql<number>`(count(*) filter (where not listed and role = 'overall'))::int`.as('overall'),
      sql<number>`(count(*) filter (where not listed and role <> 'overall' and omitted))::int`.as('omitted'),
      sql<number>`(count(*) filter (where not listed and role <> 'overall' and not omitted))::int`.as('free'),
    ])
    .executeTakeFirstOrThrow();
  act.unchanged();
  return success({ ...told, room: await roomIn(act, listId) });
};

type ByFilter = InputOf<typeof contract.previewListing>['body'];

/** The tasks that are meant, as a statement. */
export async function foundBy(act: Act, { filter, taskIds }: ByFilter) {
  const read = await readFilter(act, await leadFilterOn(act, filter));
  if (!read.ok) return read;
  return success(
    act.db
      .selectFrom('task')
      .where(inJurisdiction(act, 'task'))
      .where(allOf(read.value))
      .$if(taskIds !== undefined, (query) => query.where(sql<SqlBool>`task.id = any(${taskIds ?? []}::uuid[])`)),
  );
}

/** The item of the task `task` in a list of the year. */
export function itemOfYear(act: Act, year: number): RawBuilder<unknown> {
  return sql`from list_item item where ${inJurisdiction(act, 'item')} and item.year = ${year}
    and item.task_id = task.id and item.parent_id is null and item.removed_at is null`;
}

/** What a filter of the ledger would put into a list, told before somebody does it. */
import { sql, type SqlBool } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/preview-endpoints.ts';
import { composedList, roomIn } from '#server/ledger/list/list-rows.ts';
import { isLeftOut, itemOfYear } from '#server/ledger/list/listed-tasks.ts';
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
  const told = await act.db
    .selectFrom(
      found.value
        .where(sql<SqlBool>`task.state = 'open'`)
        .select([
          'task.role',
          sql<string | null>`(select item.list_id ${itemOfYear(act, year)})`.as('list'),
          isLeftOut(act, year).as('omitted'),
        ])
        .as('meant'),
    )
    .select([
      sql<number>`(count(*) filter (where list = ${listId}))::int`.as('already'),
      sql<number>`(count(*) filter (where list <> ${listId}))::int`.as('elsewhere'),
      sql<number>`(count(*) filter (where list is null and role = 'overall'))::int`.as('overall'),
      sql<number>`(count(*) filter (where list is null and role <> 'overall' and omitted))::int`.as('omitted'),
      sql<number>`(count(*) filter (where list is null and role <> 'overall' and not omitted))::int`.as('free'),
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

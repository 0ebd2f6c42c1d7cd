/** A page of the ledger. */
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { labelOfTasks } from '#server/ledger/task/label-of-tasks.ts';
import { selectTasks } from '#server/ledger/task/select-tasks.ts';
import { readCursor, writeCursor } from '#server/ledger/task/task-cursor.ts';
import { readFilter } from '#server/ledger/task/task-filter.ts';
import { toTaskRows } from '#server/ledger/task/task-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listTasks: Handler<typeof contract.listTasks> = async ({ query }, act) => {
  const conditions = await readFilter(act, query);
  if (!conditions.ok) return conditions;
  const cursor = readCursor(query.cursor, query.sort);
  if (cursor === 'invalid') return failure('cursor-invalid');
  // One more than asked for says whether there is a next page.
  const found = await selectTasks(act, conditions.value, query, query.sort, cursor, query.limit + 1);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const [tasks, label] = await Promise.all([
    toTaskRows(act, page, query.unitId),
    labelOfTasks(act, new Set(page.map((task) => task.plan_id))),
  ]);
  return success({
    tasks,
    label,
    nextCursor: found.length > query.limit && last !== undefined ? writeCursor(last, query.sort) : null,
  });
};

/** A page of the ledger. */
import { sql, type SqlBool } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { labelUnder } from '#server/ledger/task/label-of-tasks.ts';
import { selectTasks } from '#server/ledger/task/select-tasks.ts';
import { isWholeLedger, readFilter, type Condition } from '#server/ledger/task/task-filter.ts';
import { toTaskRows } from '#server/ledger/task/task-rows.ts';
import { startBehindWaymark } from '#server/ledger/task/waymarks.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listTasks: Handler<typeof contract.listTasks> = async ({ query }, act) => {
  const { sort, offset, limit, taskId } = query;
  const read = await readFilter(act, query);
  if (!read.ok) return read;
  const conditions = taskId === undefined ? read.value : [...read.value, oneOf(taskId)];
  const start = isWholeLedger(conditions, query) ? await startBehindWaymark(act, sort, offset) : { after: null, offset };
  const [page, label] = await Promise.all([selectTasks(act, conditions, query, sort, start, limit), labelUnder(act, read.value)]);
  const tasks = await toTaskRows(act, page, query.unitId);
  return success({ tasks, label });
};

function oneOf(ids: readonly string[]): Condition {
  return { field: 'taskId', where: (task) => sql<SqlBool>`${task.ref('task.id')} = any(${ids}::uuid[])` };
}

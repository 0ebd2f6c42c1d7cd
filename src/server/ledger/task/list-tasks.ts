/** A page of the ledger. */
import { sql, type SqlBool } from 'kysely';
import { success } from '#core/failure.ts';
import type { Label } from '#core/platform/label.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { labelUnder } from '#server/ledger/task/label-of-tasks.ts';
import { leadFilterOn } from '#server/ledger/task/lead-on.ts';
import { tasksInOrder } from '#server/ledger/task/select-tasks.ts';
import { isWholeLedger, readFilter, type Condition } from '#server/ledger/task/task-filter.ts';
import { selectTaskRows, withUnitNames, type WrittenRows } from '#server/ledger/task/task-rows.ts';
import { withEnds } from '#server/ledger/task/task-ends.ts';
import { startBehindWaymark } from '#server/ledger/task/waymarks.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';

export const listTasks: SerializedHandler<typeof contract.listTasks> = async ({ query: asked }, act) => {
  const query = await leadFilterOn(act, asked);
  const { sort, offset, limit, taskId, unitId } = query;
  const read = await readFilter(act, query);
  if (!read.ok) return read;
  const conditions = taskId === undefined ? read.value : [...read.value, oneOf(taskId)];
  const start = isWholeLedger(conditions, query) ? await startBehindWaymark(act, sort, offset) : { after: null, offset };
  const page = await selectTaskRows(act, await tasksInOrder(act, conditions, query, sort, start, limit), unitId);
  const [named, label] = await Promise.all([withUnitNames(act, page.rows), labelOf(act, read.value, page, offset)]);
  const tasks = query.state === 'withdrawn' ? await withEnds(act, named) : named;
  return success(serialized(`{"tasks":[${tasks.join(',')}],"label":${JSON.stringify(label)}}`));
};

/** Of all that the filter finds. Most installations label all their plans alike. */
async function labelOf(act: Act, conditions: readonly Condition[], page: WrittenRows, offset: number): Promise<Label | null> {
  const [only, ...others] = page.labels;
  if (only !== undefined && others.length === 0) return only;
  return page.rows.length === 0 && offset === 0 ? null : labelUnder(act, conditions, page.planIds);
}

function oneOf(ids: readonly string[]): Condition {
  return { field: 'taskId', where: (task) => sql<SqlBool>`${task.ref('task.id')} = any(${ids}::uuid[])` };
}

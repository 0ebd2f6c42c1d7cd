/** Counts per facet: of the whole ledger as they are kept, under a filter or a reach by walking what it leaves. */
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { countLedger } from '#server/ledger/tally/count-ledger.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import { countFiltered } from '#server/ledger/task/count-filtered.ts';
import { readFilter, type Condition } from '#server/ledger/task/task-filter.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';

export const countTasks: SerializedHandler<typeof contract.countTasks> = async ({ query: filter }, act) => {
  const read = await readFilter(act, filter);
  if (!read.ok) return read;
  const counted = isWholeLedger(read.value, filter)
    ? await keptAnswer(act, 'facets', () => countLedger(act))
    : JSON.stringify(await countFiltered(act, read.value, filter));
  return success(serialized(counted));
};

/** All open tasks of the jurisdiction: no filter, and no reach that narrows it. */
function isWholeLedger(conditions: readonly Condition[], { state }: contract.TaskFilter): boolean {
  return state !== 'withdrawn' && conditions.every(({ field }) => field === 'state');
}

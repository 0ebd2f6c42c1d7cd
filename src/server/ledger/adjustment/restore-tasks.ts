/** 恢复事项 that were withdrawn by hand: all tasks of the request or none. */
import { success } from '#core/failure.ts';
import { restoreTasks as decide } from '#core/ledger/adjust/adjust-tasks.ts';
import type * as contract from '#contract/ledger/adjustment-endpoints.ts';
import {
  beginAdjustment,
  kindsOfEnds,
  lockAdjustable,
  overtakenAmong,
  toldOf,
  writeEffects,
} from '#server/ledger/adjustment/adjustment-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const restoreTasks: Handler<typeof contract.restoreTasks> = async ({ body: { tasks, reason } }, act) => {
  const ids = tasks.map(({ id }) => id);
  await shareJurisdiction(act);
  // In this order, in one go.
  const [found, kinds, overtaken] = await Promise.all([lockAdjustable(act, ids), kindsOfEnds(act, ids), overtakenAmong(act, ids)]);
  // What the plan no longer has would be dropped again by its next version, without a word; a part would stand beside its whole.
  const known = found.map((task) => (overtaken.has(task.id) ? { ...task, endedBy: null } : task));
  const decided = decide(known, tasks, (id) => kinds.get(id));
  if (!decided.ok) return decided;
  const adjusting = { id: act.newId(), kind: 'restore', reason, undoes: null } as const;
  await beginAdjustment(act, adjusting);
  await writeEffects(
    act,
    adjusting,
    decided.value.map(({ id }) => ({ taskId: id, effect: 'reopened', endedBy: null })),
  );
  act.audit({ detail: reason, objects: toldOf(decided.value, 'open', reason) });
  return success({ id: adjusting.id, changed: decided.value.length });
};

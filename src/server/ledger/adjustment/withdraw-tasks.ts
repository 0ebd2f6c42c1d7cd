/** 撤下事项 by hand: all tasks of the request or none. What hangs on them stays, and is there again when they are restored. */
import { success } from '#core/failure.ts';
import { endTasks } from '#core/ledger/adjust/adjust-tasks.ts';
import type * as contract from '#contract/ledger/adjustment-endpoints.ts';
import { beginAdjustment, lockAdjustable, toldOf, writeEffects } from '#server/ledger/adjustment/adjustment-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const withdrawTasks: Handler<typeof contract.withdrawTasks> = async ({ body: { tasks, reason } }, act) => {
  // The jurisdiction before the tasks, as whoever needs it alone does.
  await shareJurisdiction(act);
  const found = await lockAdjustable(
    act,
    tasks.map(({ id }) => id),
  );
  const decided = endTasks(found, tasks);
  if (!decided.ok) return decided;
  const adjusting = { id: act.newId(), kind: 'withdraw', reason, undoes: null } as const;
  await beginAdjustment(act, adjusting);
  await writeEffects(
    act,
    adjusting,
    decided.value.map(({ id }) => ({ taskId: id, effect: 'ended', endedBy: adjusting.id })),
  );
  act.audit({ detail: reason, objects: toldOf(decided.value, 'withdrawn', reason) });
  return success({ id: adjusting.id, changed: decided.value.length });
};

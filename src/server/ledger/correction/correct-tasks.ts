/** 更正事项: all tasks of the request or none. */
import { success } from '#core/failure.ts';
import { correctTasks as decide } from '#core/ledger/correct-tasks.ts';
import type * as contract from '#contract/ledger/correction-endpoints.ts';
import { lockCorrectable, standingCorrections, writeCorrections } from '#server/ledger/correction/correction-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const correctTasks: Handler<typeof contract.correctTasks> = async ({ body: { tasks, reason } }, act) => {
  const ids = tasks.map(({ id }) => id);
  // The jurisdiction before the tasks, as whoever needs it alone does.
  const [, found, standing] = await Promise.all([shareJurisdiction(act), lockCorrectable(act, ids), standingCorrections(act, ids)]);
  const decided = decide(found, standing, tasks);
  if (!decided.ok) return decided;
  if (decided.value.length === 0) {
    act.audit({ objects: [] });
    return success({ id: null, changed: 0 });
  }
  const id = act.newId();
  const objects = await writeCorrections(act, decided.value, { id, reason, undoes: null });
  act.audit({ detail: reason, objects });
  return success({ id, changed: objects.length });
};

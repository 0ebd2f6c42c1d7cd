/** 撤销调整: what one act ended stands again, what it made or brought back ends. */
import { failure, success } from '#core/failure.ts';
import { undoAdjustment as decide } from '#core/ledger/adjust/adjust-tasks.ts';
import type * as contract from '#contract/ledger/adjustment-endpoints.ts';
import {
  beginAdjustment,
  lockAdjustable,
  madeAdjustment,
  overtakenAmong,
  toldOf,
  writeEffects,
} from '#server/ledger/adjustment/adjustment-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const undoAdjustment: Handler<typeof contract.undoAdjustment> = async ({ params: { adjustmentId } }, act) => {
  await lockJurisdiction(act);
  const made = await madeAdjustment(act, adjustmentId);
  if (made === null) return failure('adjustment-not-found');
  const found = await lockAdjustable(
    act,
    made.effects.map(({ taskId }) => taskId),
  );
  // Where a split or merge is taken back, what it was made of comes or goes with it.
  const alone = made.kind === 'withdraw' || made.kind === 'restore' ? made.effects.filter(({ effect }) => effect === 'ended') : [];
  const overtaken = await overtakenAmong(
    act,
    alone.map(({ taskId }) => taskId),
  );
  const id = act.newId();
  const decided = decide(id, found, made.effects, new Set([...made.touched, ...overtaken]));
  // By what it was overtaken, and what is done instead, depends on the act; what took an act back has no name of its own.
  if (!decided.ok) return failure(decided.code, { ...decided.data, number: made.laterVersion, kind: made.isUndo ? 'undo' : made.kind });
  const adjusting = { id, kind: made.kind, reason: '', undoes: adjustmentId };
  await beginAdjustment(act, adjusting);
  await writeEffects(act, adjusting, decided.value);
  const did = Map.groupBy(found, (task) => decided.value.find(({ taskId }) => taskId === task.id)?.effect);
  const [back, gone] = [did.get('reopened') ?? [], did.get('ended') ?? []];
  const codes = (tasks: typeof found) => tasks.map(({ code }) => code);
  act.audit({
    objects: [
      ...toldOf(back, 'open', '', { undoes: made.kind, ...(gone.length === 0 ? {} : { outOf: codes(gone) }) }),
      ...toldOf(gone, 'withdrawn', '', { undoes: made.kind, ...(back.length === 0 ? {} : { into: codes(back) }) }),
    ],
  });
  return success({ id, changed: found.length });
};

/** 拆分事项: one task ends, and its parts stand in its place. */
import { success } from '#core/failure.ts';
import { endTask } from '#core/ledger/adjust/adjust-tasks.ts';
import { madeResponsibilities, type MadeResponsibility } from '#core/ledger/adjust/made-responsibilities.ts';
import type * as contract from '#contract/ledger/adjustment-endpoints.ts';
import { beginAdjustment, toldOf, writeEffects } from '#server/ledger/adjustment/adjustment-rows.ts';
import { beginTasks } from '#server/ledger/adjustment/begin-tasks.ts';
import { freePlaces } from '#server/ledger/adjustment/place-tasks.ts';
import { lockWhole, standingOf } from '#server/ledger/adjustment/whole-tasks.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const splitTask: Handler<typeof contract.splitTask> = async ({ params: { taskId }, body: { revision, parts, reason } }, act) => {
  await lockJurisdiction(act);
  const decided = endTask((await lockWhole(act, [taskId])).at(0), revision);
  if (!decided.ok) return decided;
  const whole = decided.value;
  const standing = await standingOf(act, [taskId]);
  const answering: (readonly MadeResponsibility[])[] = [];
  for (const { units } of parts) {
    const made = madeResponsibilities(units, standing);
    if (!made.ok) return made;
    answering.push(made.value);
  }
  const adjusting = { id: act.newId(), kind: 'split', reason, undoes: null } as const;
  await beginAdjustment(act, adjusting);
  const places = await freePlaces(act, whole.position, parts.length);
  const begun = await beginTasks(
    act,
    parts.map(({ title, text, due }, index) => ({
      ...whole,
      title,
      text,
      due,
      position: places[index] ?? whole.position,
      responsibilities: answering[index] ?? [],
    })),
    { adjustmentId: adjusting.id, from: [taskId], fromCodes: [whole.code], reason },
  );
  await writeEffects(act, adjusting, [
    { taskId, effect: 'ended', endedBy: adjusting.id },
    ...begun.map(({ id }) => ({ taskId: id, effect: 'begun', endedBy: null }) as const),
  ]);
  act.audit({
    detail: reason,
    objects: [...toldOf([whole], 'withdrawn', reason, { into: begun.map(({ code }) => code) }), ...begun.map(({ told }) => told)],
  });
  return success({ id: adjusting.id, tasks: begun.map(({ id, code }) => ({ taskId: id, code })) });
};

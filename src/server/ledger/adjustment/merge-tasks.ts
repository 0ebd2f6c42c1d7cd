/** 合并事项: several tasks of one plan end, and one stands in their place. */
import { success } from '#core/failure.ts';
import { mergeTasks as decide } from '#core/ledger/adjust/adjust-tasks.ts';
import { notTaken, proposedValues } from '#core/ledger/adjust/merged-fields.ts';
import { madeResponsibilities } from '#core/ledger/adjust/made-responsibilities.ts';
import type * as contract from '#contract/ledger/adjustment-endpoints.ts';
import { beginAdjustment, toldOf, writeEffects } from '#server/ledger/adjustment/adjustment-rows.ts';
import { beginTasks } from '#server/ledger/adjustment/begin-tasks.ts';
import { freePlaces } from '#server/ledger/adjustment/place-tasks.ts';
import { lockWhole, standingOf } from '#server/ledger/adjustment/whole-tasks.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const mergeTasks: Handler<typeof contract.mergeTasks> = async ({ body: { tasks, into, reason } }, act) => {
  await lockJurisdiction(act);
  const found = await lockWhole(
    act,
    tasks.map(({ id }) => id),
  );
  const decided = decide(found, tasks);
  if (!decided.ok) return decided;
  // In printed order: where they differ, it takes after the first one.
  const from = found.map(({ id }) => id);
  const [first] = found;
  if (first === undefined) throw new Error('the tasks to be merged are not there');
  const answering = madeResponsibilities(into.units, await standingOf(act, from));
  if (!answering.ok) return answering;
  const adjusting = { id: act.newId(), kind: 'merge', reason, undoes: null } as const;
  await beginAdjustment(act, adjusting);
  const proposed = proposedValues(first, found.slice(1));
  const said = {
    due: into.due,
    kind: into.kind ?? proposed.kind,
    commitment: into.commitment ?? proposed.commitment,
    nature: into.nature ?? proposed.nature,
    cityLeader: into.cityLeader === undefined ? proposed.cityLeader : into.cityLeader,
  };
  const left = notTaken(found, said);
  const printed = found.find(({ origin }) => origin === 'clause') ?? first;
  const [position = first.position + 1] = await freePlaces(act, first.position, 1);
  const [task] = await beginTasks(
    act,
    [
      {
        ...first,
        origin: printed.origin,
        versionId: printed.versionId,
        ...said,
        title: into.title,
        text: into.text,
        position,
        responsibilities: answering.value,
      },
    ],
    { adjustmentId: adjusting.id, from, fromCodes: found.map(({ code }) => code), reason },
  );
  if (task === undefined) throw new Error('no task was made');
  await writeEffects(act, adjusting, [
    ...from.map((taskId) => ({ taskId, effect: 'ended', endedBy: adjusting.id }) as const),
    { taskId: task.id, effect: 'begun', endedBy: null },
  ]);
  const told =
    left.length === 0
      ? task.told
      : { ...task.told, after: { ...task.told.after, notTaken: left.map(({ field, value }) => ({ field, value })) } };
  act.audit({ detail: reason, objects: [...toldOf(found, 'withdrawn', reason, { into: [task.code] }), told] });
  return success({ id: adjusting.id, taskId: task.id, code: task.code, notTaken: left.map((one) => ({ ...one, codes: [...one.codes] })) });
};

/** The published ledger of the walk: for each unit a task with an object, a theme and a principle of its own. */
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { searchText } from '#core/platform/search-text.ts';
import { keepEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { planText } from '#test/powers/plan.ts';
import { seedLists } from '#test/powers/walk/seed-lists.ts';
import { fill, seeded, sentence } from '#test/powers/walk/seed.ts';
import { counterparts, home, type Making, type Target } from '#test/powers/walk/target.ts';
import type { TestServer } from '#test/server.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target {
    readonly taskId: string;
    readonly openList: string;
    readonly objectId: string;
    readonly themeId: string;
    readonly clauseId: string;
    readonly correctionId: string;
    /** An act that cannot be taken back any more. */
    readonly adjustmentId: string;
  }
}

/** Names that only somebody who sees the unit's task may read. */
export const namesOf = (unit: string) => ({ theme: `机密专题 ${unit}`, object: `机密通道 ${unit}` });

/** Publishes the plans at home and abroad, shares one task of each, and uploads what stays a draft. */
export async function seedLedger(making: Making): Promise<void> {
  const { server, elsewhere, atHome, abroad, counterpartId, outsideAbroadId } = making;
  await publishFor(server, atHome);
  const [first] = atHome;
  const shared = atHome.find(({ unit }) => unit === home.shared);
  if (first === undefined || shared === undefined) throw new Error('no targets');
  await server.ok(sharing.setTaskShares, { body: { taskIds: [shared.taskId], add: [counterpartId], remove: [] } });
  fill(shared, { sharedWith: counterparts.sharing });
  await publishFor(elsewhere, [abroad]);
  await elsewhere.ok(sharing.setTaskShares, { body: { taskIds: [abroad.taskId], add: [outsideAbroadId], remove: [] } });
  await seedLists(server, atHome);
  await seedLists(elsewhere, [abroad]);
  fill(making, { plans: await plansOf(server, first) });
}

/** Publishes the plan of these targets, and gives the task of each an object, a theme, a principle. */
async function publishFor(server: TestServer, targets: readonly Target[]): Promise<void> {
  const [{ planId, versionId } = { planId: '', versionId: '' }] = targets;
  await publish(server, { planId, versionId });
  const { tasks } = await server.ok(ledger.listTasks, { query: {} });
  const { principles } = await server.ok(ledger.listPrinciples, { query: {} });
  for (const [index, target] of targets.entries()) {
    const { unit } = target;
    const task = tasks.find((one) => one.text.includes(sentence(unit)) && one.responsibilities.some((row) => row.unit === unit));
    const open = task?.responsibilities.find((row) => row.openList)?.unit;
    const clause = principles[index];
    if (task === undefined || open === undefined || clause === undefined) throw new Error(`the plan does not give ${unit} its task`);
    const theme = await server.ok(theming.addTheme, { body: { name: namesOf(unit).theme, note: null } });
    await server.ok(theming.setTaskThemes, { body: { taskIds: [task.id], add: [theme.id], remove: [] } });
    await server.ok(ledger.setTaskPrinciples, { params: { taskId: task.id }, body: { clauseIds: [clause.clauseId] } });
    const corrected = await server.ok(correcting.correctTasks, {
      body: { tasks: [{ id: task.id, revision: task.revision, values: { cityLeader: '王副市长' } }], reason: '常务会议' },
    });
    const seen = [{ id: task.id, revision: task.revision + 1 }];
    const withdrawn = await server.ok(adjusting.withdrawTasks, { body: { tasks: seen, reason: '常务会议' } });
    await server.ok(adjusting.restoreTasks, { body: { tasks: [{ id: task.id, revision: task.revision + 2 }], reason: '常务会议' } });
    const objectId = await seeded(server, (act) => makeObject(act, namesOf(unit).object, task.id));
    fill(target, {
      taskId: task.id,
      openList: open,
      objectId,
      themeId: theme.id,
      clauseId: clause.clauseId,
      correctionId: corrected.id ?? '',
      adjustmentId: withdrawn.id,
      issued: true,
    });
  }
}

async function makeObject(act: Act, name: string, taskId: string): Promise<string> {
  const id = act.newId();
  const tenant = { jurisdiction_id: act.jurisdictionId };
  await act.db
    .insertInto('monitored_object')
    .values({ ...tenant, id, kind: 'project', name, created_at: act.now })
    .execute();
  // The parser may have seen objects of its own in the sentence: only this one counts.
  await act.db.deleteFrom('task_object').where('jurisdiction_id', '=', act.jurisdictionId).where('task_id', '=', taskId).execute();
  await act.db
    .insertInto('task_object')
    .values({ ...tenant, task_id: taskId, object_id: id })
    .execute();
  await keepEntries(act, 'object', [{ id, text: searchText([name]) }], 'scope');
  return id;
}

async function plansOf(server: TestServer, published: Target): Promise<Target[]> {
  const { planId, versionId } = published;
  const { text } = await server.ok(drafts.getDraft, { params: { planId, versionId } });
  const draft = await upload(server, planText('泰和市机密草稿', [home.top]));
  const next = await upload(server, `${text}\n机密附记。\n`, planId);
  const of = (name: string, params: VersionParams, issued: boolean): Target => ({ ...published, ...params, name, issued });
  return [of('已印发', published, true), of('草稿', draft, false), of('已印发文件的新一版草稿', next, false)];
}

/** What the review of one version decided, as the draft of the next one has it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';
import { change, draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let first: VersionParams;
beforeEach(async () => {
  server = await startTestServer();
  first = await upload(server, smallPlan);
});
afterEach(() => server.stop());

async function anchorOf(words: string): Promise<TaskAnchor> {
  const { draft } = await draftOf(server, first);
  const task = draft.tasks.find(({ text }) => text.includes(words));
  if (task === undefined) throw new Error(`no task with ${words}`);
  return { ranges: task.ranges };
}

it('is not asked where the new text contains it, stays where it says nothing of it, and is asked where it says otherwise', async () => {
  const [road, tourism, harbour] = [await anchorOf('甲乙高速'), await anchorOf('丙丁'), await anchorOf('戊港')];
  await change(
    server,
    first,
    { type: 'set-deadline', task: road, deadline: { text: '2031年底前', from: null, to: '2031-12-31' } },
    { type: 'drop-unit', tasks: [tourism], unit: '市财政局' },
    { type: 'add-unit', tasks: [tourism], unit: '市公安局', role: 'responsible', ownPart: null },
    { type: 'set-lead', tasks: [harbour], unit: '市财政局' },
  );
  await publish(server, first);
  const contains = smallPlan
    .replace('加快建设甲乙高速公路。', '2031年底前加快建设甲乙高速公路。')
    .replace('责任单位：市财政局）\n（二）', '责任单位：市公安局）\n（二）');
  const next = await upload(server, contains, first.planId);
  const { draft } = await draftOf(server, next);
  expect(draft.doubts).toEqual([]);
  expect(draft.applied.map(({ operation }) => operation.type)).toEqual(['set-lead']);
  expect(
    draft.tasks.map((task) => [task.changed, task.deadlines.map(({ to }) => to), task.responsibilities.map(({ unit }) => unit)]),
  ).toEqual([
    [false, ['2031-12-31'], ['市交通运输局', '市发展改革委']],
    [false, [], ['市文化和旅游局', '市公安局']],
    [false, ['2030-12-31'], ['市文化和旅游局', '市公安局']],
    [true, [], ['市财政局', '市交通运输局']],
    [false, [], ['市商务局']],
  ]);
  await publish(server, next);

  const other = contains.replace('（责任单位：市交通运输局、市财政局）', '（牵头单位：市交通运输局；责任单位：市财政局）');
  const third = await draftOf(server, await upload(server, reissued(other), first.planId));
  expect(third.draft.doubts.map(({ code, message }) => [code, message])).toEqual([
    ['operation-lost', expect.stringContaining('把“市财政局”定为牵头单位（原来的事项已找不到或另有规定）')],
  ]);
});

/** Persons, places and other fields that a plan prints, in the ledger. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import { diffVersion, publishDraft } from '#contract/ledger/publish-endpoints.ts';
import { getTask, listTasks, type TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { publish, publishRequest, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let plans = 0;
const printed = (leader: string, number = plans) => `泰和市第${number}号水利工作方案

一、主要任务
1.加快建设甲乙水库。（市级责任领导：${leader}；责任单位：市水利局；建设地点：东湖区；联系人：赵六）
2.完善丙丁灌区体系。（责任单位：市财政局）
`;
async function published(leader = '张三') {
  plans += 1;
  const params = await upload(server, printed(leader));
  await publish(server, params);
  return { params, tasks: await tasksOf(params.planId) };
}
async function tasksOf(planId: string): Promise<TaskDetail[]> {
  const { tasks } = await server.ok(listTasks, { query: { planId: [planId] } });
  return Promise.all(tasks.map(({ id }) => server.ok(getTask, { params: { taskId: id } })));
}
const first = (tasks: readonly TaskDetail[]): TaskDetail => tasks[0] ?? expect.fail('no task');
const told = ({ fields }: TaskDetail) => fields.map(({ kind, label, values }) => `${kind} ${label} ${values.join('、')}`);
const asPrinted = (leader: string) => [`person 市级责任领导 ${leader}`, 'place 建设地点 东湖区', 'person 联系人 赵六'];

describe('what is printed beside a task', () => {
  it('stands in the ledger as printed, the leader of the city in the field of its own; no person is a unit', async () => {
    const { tasks } = await published('张三、李四');
    expect(tasks.map((task) => [task.cityLeader, told(task)])).toEqual([
      ['张三、李四', asPrinted('张三、李四')],
      [null, []],
    ]);
    expect(first(tasks).responsibilities.map(({ unit }) => unit)).toEqual(['市水利局']);
  });

  it('is what the next version prints', async () => {
    const { params } = await published();
    const next = await upload(server, printed('王五'), params.planId);
    await publish(server, next);
    expect((await tasksOf(params.planId)).map((task) => [task.cityLeader, told(task)])).toEqual([
      ['王五', asPrinted('王五')],
      [null, []],
    ]);
  });

  it('hangs on each part of a task that is split, once on one made of several', async () => {
    const { tasks } = await published();
    const [whole, other] = tasks;
    if (whole === undefined || other === undefined) expect.fail('too few tasks');
    const part = (title: string) => ({ title, text: `${title}。`, due: { text: null, from: null, to: null }, units: {} });
    const split = await server.ok(adjusting.splitTask, {
      params: { taskId: whole.id },
      body: { revision: whole.revision, parts: [part('甲'), part('乙')], reason: '依据' },
    });
    const parts = await Promise.all(split.tasks.map(({ taskId }) => server.ok(getTask, { params: { taskId } })));
    expect(parts.map((task) => [task.cityLeader, told(task)])).toEqual(parts.map(() => ['张三', asPrinted('张三')]));
    const merged = await server.ok(adjusting.mergeTasks, {
      body: { tasks: [...parts, other].map(({ id, revision }) => ({ id, revision })), into: part('合'), reason: '依据' },
    });
    expect(told(await server.ok(getTask, { params: { taskId: merged.taskId } }))).toEqual(asPrinted('张三'));
  });
});

describe('a corrected leader of the city', () => {
  it('stays while the plan prints what it printed, is over when it says it, and is asked about where it says a third', async () => {
    const { params, tasks } = await published();
    const { id, revision } = first(tasks);
    await server.ok(correcting.correctTasks, { body: { tasks: [{ id, revision, values: { cityLeader: '钱七' } }], reason: '分工调整' } });
    expect((await tasksOf(params.planId))[0]).toMatchObject({
      cityLeader: '钱七',
      corrections: [{ field: 'cityLeader', printed: '张三' }],
    });

    const same = await upload(server, `${printed('张三')}3.推进己港建设。（责任单位：市财政局）\n`, params.planId);
    await publish(server, same);
    expect(first(await tasksOf(params.planId)).cityLeader).toBe('钱七');

    const third = await upload(server, printed('孙八'), params.planId);
    const { clashes } = await server.ok(diffVersion, { params: third });
    expect(clashes).toMatchObject([{ field: 'cityLeader', before: '张三', printed: '孙八', value: '钱七' }]);
    const body = await publishRequest(server, third);
    expect((await server.call(publishDraft, { params: third, body })).problem?.code).toBe('corrections-undecided');
    const [clash] = clashes;
    if (clash === undefined) expect.fail('no clash');
    const corrections = [{ correctionId: clash.correctionId, taskId: id, field: 'cityLeader' as const, keep: 'plan' as const }];
    await server.ok(publishDraft, { params: third, body: { ...body, corrections } });
    expect(first(await tasksOf(params.planId))).toMatchObject({ cityLeader: '孙八', corrections: [] });
  });
});

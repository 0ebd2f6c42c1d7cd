/** What is told before a new version is published: leads and decisions that go on, and tasks that go with their corrections. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as openLists from '#contract/ledger/open-list-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let steps: LedgerSteps;
beforeAll(async () => {
  server = await startTestServer();
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

it('counts leads that were named in the ledger, as publication then keeps them', async () => {
  const { params, tasks } = await steps.published();
  const [road, port, path] = tasks;
  await server.ok(ledger.setLead, { body: { tasks: [{ id: road.id, revision: road.revision }], lead: '市公安局' } });
  await server.ok(ledger.setLead, { body: { tasks: [{ id: port.id, revision: port.revision }], lead: '市商务局' } });
  const next = await upload(server, steps.text({ more: '4.建设己港。（责任单位：市商务局）\n' }), params.planId);
  const told = (await server.ok(publishing.diffVersion, { params: next })).tasks;
  const leadOf = new Map(told.flatMap(({ taskId, lead }) => (taskId === null ? [] : [[taskId, lead] as const])));
  expect([road, port, path].map(({ id }) => leadOf.get(id))).toEqual(['市公安局', '市商务局', null]);
  expect(told.find(({ title }) => title.includes('己港'))).toMatchObject({ continues: false, lead: null });
  await publish(server, next);
  for (const { id } of tasks) expect((await steps.detail(id)).lead).toBe(leadOf.get(id) ?? null);
});

it('names the tasks that go, and tells those that were corrected; nothing of it once it is published', async () => {
  const { params, tasks } = await steps.published();
  const [road, , third] = tasks;
  const correct = (task: ledger.TaskDetail, title: string) =>
    server.ok(correcting.correctTasks, {
      body: { tasks: [{ id: task.id, revision: task.revision, values: { title } }], reason: '印刷有误' },
    });
  await correct(third, '丙丁旅游公路二期');
  await correct(road, '甲乙高速公路（含连接线）');
  const next = await upload(server, steps.text({ third: null }), params.planId);
  const { withdrawn } = await server.ok(publishing.diffVersion, { params: next });
  expect(withdrawn).toEqual([{ taskId: third.id, code: third.code, title: expect.any(String), corrected: true }]);
  expect(await publish(server, next)).toMatchObject({ withdrawn: 1, continued: 2, published: 0 });
  expect((await server.ok(publishing.diffVersion, { params: next })).withdrawn).toEqual([]);
});

it('does not ask again what was decided task by task, unless a new task prints it too', async () => {
  const { params } = await steps.published();
  const station = '4.建设庚站。（责任单位：市财政局，有关县市区）\n';
  await publish(server, await upload(server, steps.text({ more: station }), params.planId));
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId], text: '庚站' } });
  const { responsibilities } = await steps.detail(tasks[0]?.id ?? '');
  const row = responsibilities.find(({ unit }) => unit === '有关县市区') ?? expect.fail('no open list');
  const decision = { responsibilities: [{ taskId: tasks[0]?.id ?? '', unit: row.unit }], state: 'as-printed' as const, unitIds: [] };
  await server.ok(openLists.resolveResponsibilities, { body: decision });
  const told = async (more: string) => {
    const next = await upload(server, steps.text({ more }), params.planId);
    const { decidedTexts } = await server.ok(publishing.diffVersion, { params: next });
    await publish(server, next);
    return decidedTexts;
  };
  expect(await told(`${station}5.建设辛站。（责任单位：市水利局）\n`)).toEqual(['有关县市区']);
  expect(await told(`${station}5.建设辛站。（责任单位：有关县市区）\n`)).toEqual([]);
});

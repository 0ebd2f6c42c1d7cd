/** Tasks that are merged say different things: one of each is taken, and what is not is told. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
let steps: LedgerSteps;
beforeAll(async () => {
  server = await startTestServer();
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

const by = (to: string) => ({ text: null, from: null, to });

/** Two tasks that differ in all that a merged one can say once. */
async function different(): Promise<readonly [TaskDetail, TaskDetail]> {
  const { tasks } = await steps.published();
  const [first, second] = tasks;
  const values = [
    { due: by('2027-12-31'), kind: 'project', commitment: 'deliver', nature: 'once', cityLeader: '王副市长' },
    { due: by('2026-06-30'), kind: 'matter', commitment: 'advance', nature: 'recurring', cityLeader: '李副市长' },
  ] as const;
  await server.ok(correcting.correctTasks, {
    body: {
      tasks: [first, second].map(({ id, revision }, at) => ({ id, revision, values: values[at] ?? values[0] })),
      reason: '常务会议',
    },
  });
  return [await steps.detail(first.id), await steps.detail(second.id)];
}

const merge = (tasks: readonly TaskDetail[], more: object = {}) =>
  server.ok(adjusting.mergeTasks, {
    body: {
      tasks: tasks.map(({ id, revision }) => ({ id, revision })),
      into: { title: '一并推进', text: '一并推进。', due: by('2026-06-30'), units: { lead: '市交通运输局' }, ...more },
      reason: '领导小组会议',
    },
  });

it('take what is chosen, and tell what is not', async () => {
  const [first, second] = await different();
  const done = await merge([first, second], { kind: 'matter', commitment: 'deliver', nature: 'once', cityLeader: '李副市长' });
  const whole = await steps.detail(done.taskId);
  expect(whole).toMatchObject({ dueTo: '2026-06-30', kind: 'matter', commitment: 'deliver', nature: 'once', cityLeader: '李副市长' });
  expect(done.notTaken).toEqual([
    { field: 'due', value: by('2027-12-31'), codes: [first.code] },
    { field: 'cityLeader', value: '王副市长', codes: [first.code] },
    { field: 'kind', value: 'project', codes: [first.code] },
    { field: 'commitment', value: 'advance', codes: [second.code] },
    { field: 'nature', value: 'recurring', codes: [second.code] },
  ]);
  expect(JSON.parse(whole.history[0]?.after ?? '')).toMatchObject({
    notTaken: done.notTaken.map(({ field, value }) => ({ field, value })),
  });
});

it('take the first one’s where nothing is chosen, and tell the same', async () => {
  const [first, second] = await different();
  const done = await merge([second, first]);
  expect(await steps.detail(done.taskId)).toMatchObject({
    kind: 'project',
    commitment: 'deliver',
    nature: 'once',
    cityLeader: '王副市长',
  });
  expect(done.notTaken.map(({ field, codes }) => [field, codes])).toEqual([
    ['due', [first.code]],
    ['cityLeader', [second.code]],
    ['kind', [second.code]],
    ['commitment', [second.code]],
    ['nature', [second.code]],
  ]);
});

it('keep what a unit does in each of them', async () => {
  const { tasks } = await steps.published();
  const [first, second] = tasks;
  const part = (ownPart: string) => ({ units: { add: [{ unit: '市水利局', role: 'support' as const, ownPart }] } });
  await server.ok(correcting.correctTasks, {
    body: {
      tasks: [
        { id: first.id, revision: first.revision, values: part('路基排水') },
        { id: second.id, revision: second.revision, values: part('航道疏浚') },
      ],
      reason: '分工',
    },
  });
  const done = await merge([await steps.detail(first.id), await steps.detail(second.id)], {
    units: { lead: '市交通运输局', support: ['市水利局'] },
  });
  const { responsibilities } = await steps.detail(done.taskId);
  expect(responsibilities.find(({ unit }) => unit === '市水利局')).toMatchObject({ role: 'support', ownPart: '路基排水；航道疏浚' });
});

it('take the higher role of a unit as the plan’s, where one of the tasks prints it', async () => {
  const { tasks } = await steps.published();
  const [first, second] = tasks;
  await server.ok(correcting.correctTasks, {
    body: {
      tasks: [
        { id: first.id, revision: first.revision, values: { units: { add: [{ unit: '市商务局', role: 'support', ownPart: null }] } } },
      ],
      reason: '分工',
    },
  });
  const done = await merge([await steps.detail(first.id), second], { units: { lead: '市交通运输局', responsible: ['市商务局'] } });
  const { responsibilities } = await steps.detail(done.taskId);
  const printed = second.responsibilities.find(({ unit }) => unit === '市商务局');
  expect(responsibilities.find(({ unit }) => unit === '市商务局')).toMatchObject({ role: 'responsible', basis: printed?.basis });
});

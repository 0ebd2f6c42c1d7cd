/** The ledger says which lists have a task, and says it to nobody who may not see the list: rows, records, filters, counts and exports. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import { withdrawTasks } from '#contract/ledger/adjustment-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as previewing from '#contract/ledger/preview-endpoints.ts';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { systemActor } from '#server/platform/actor.ts';
import { runRead } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { recountLedger } from '#test/recount-ledger.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let steps: SignSteps;
let supervisor: Person;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  people = await signPeople(server);
  steps = signSteps(server);
  supervisor = await server.as('supervisor');
});
afterAll(() => server.stop());

type Caller = Pick<Person, 'ok' | 'call'>;

/** What somebody is told of lists, by each way that tells of them. */
async function told(caller: Caller, { year, planId }: { readonly year: number; readonly planId: string }, taskId: string) {
  const of = { planId: [planId] };
  const { tasks } = await caller.ok(ledger.listTasks, { query: of });
  const { listed } = await caller.ok(ledger.countTasks, { query: of });
  const { lists } = await caller.ok(ledger.getTask, { params: { taskId } });
  const { bytes } = await caller.call(exporting.exportTasks, {
    body: { format: 'csv', filter: of, sort: 'position', columns: ['code', 'lists'] },
  });
  const row = tasks.find(({ id }) => id === taskId);
  expect(row?.lists).toEqual(lists);
  return {
    marks: lists.map(({ state, code }) => [state, code]),
    counts: listed.filter((one) => one.year === year).map(({ value, count }) => [value, count]),
    exported: (bytes.toString().split('\r\n')[1] ?? '').split(',')[2],
  };
}

/** How many tasks of the plan each of these values finds; the counts under it say the same. */
async function found(caller: Caller, planId: string, values: readonly string[]) {
  const numbers: number[] = [];
  for (const listed of values) {
    const query = { planId: [planId], listed: [listed] };
    const { tasks } = await caller.ok(ledger.listTasks, { query });
    expect((await caller.ok(ledger.countTasks, { query })).total, listed).toBe(tasks.length);
    numbers.push(tasks.length);
  }
  return numbers;
}

it('tells the office of a draft, others when it is out, and each unit of its own items alone', async () => {
  const { year, listId, tasks, params } = await steps.ready();
  const [first, second] = tasks;
  if (first === undefined || second === undefined) throw new Error('the plan has too few tasks');
  const { planId } = params;
  const here = { year, planId };
  const values = [listId, `none:${year}`, `omitted:${year}`];
  const outside = people['市商务局'];

  // 草拟
  expect(await told(server, here, first.id)).toEqual({
    marks: [['drafting', null]],
    counts: [[listId, 2]],
    exported: `${year} 年 年度清单（草拟）`,
  });
  expect(await found(server, planId, values)).toEqual([2, 0, 0]);
  for (const caller of [supervisor, people['市财政局']]) {
    expect(await told(caller, here, first.id)).toEqual({ marks: [], counts: [], exported: '' });
    const all = (await caller.ok(ledger.listTasks, { query: { planId: [planId] } })).tasks.length;
    // Of a year of which nothing is known all are in no list.
    expect(await found(caller, planId, values)).toEqual([0, all, 0]);
  }

  // 征求意见
  await server.ok(listing.consultList, { params: { listId } });
  expect(await told(supervisor, here, first.id)).toMatchObject({ marks: [['consulting', null]], counts: [[listId, 2]] });
  expect(await told(people['市财政局'], here, first.id)).toMatchObject({ marks: [['consulting', null]], counts: [[listId, 1]] });
  expect(await found(people['市财政局'], planId, values)).toEqual([1, 0, 0]);
  expect((await outside.ok(ledger.countTasks, {})).listed).toEqual([]);

  // 下发
  await steps.issue(listId, (await steps.approve(listId)).revision);
  expect(await told(server, here, first.id)).toEqual({
    marks: [['issued', `${year}-1`]],
    counts: [[listId, 2]],
    exported: `${year} 年 年度清单（${year}-1）`,
  });
  expect(await told(people['市财政局'], here, first.id)).toMatchObject({ marks: [['issued', `${year}-1`]], counts: [[listId, 1]] });
  // Who answers for the task by now, and has no part of the item, sees the task.
  await server.ok(ledger.setLead, { body: { tasks: [{ id: second.id, revision: second.revision }], lead: '市商务局' } });
  const late = await outside.ok(ledger.getTask, { params: { taskId: second.id } });
  expect(late.lists).toEqual([]);
  expect(await told(outside, here, second.id)).toEqual({ marks: [], counts: [], exported: '' });
  expect(await found(outside, planId, values)).toEqual([0, 1, 0]);
  // Nor by a list that it knows for another item.
  const { revision } =
    (await server.ok(ledger.listTasks, { query: { planId: [planId] } })).tasks.find(({ id }) => id === second.id) ?? second;
  await server.ok(ledger.setLead, { body: { tasks: [{ id: second.id, revision }], lead: '市财政局' } });
  expect(await found(people['市财政局'], planId, values)).toEqual([1, 1, 0]);
});

it('tells the office alone what is left out, and nobody outside of any list', async () => {
  const { listId, year, first, tasks, params } = await steps.ready();
  const [task] = tasks;
  const taskId = task?.id ?? '';
  await server.ok(listing.removeFromList, { params: { listId }, body: { itemIds: [first.id] } });
  await server.ok(listing.omitTasks, { params: { listId }, body: { taskIds: [taskId], reason: '已办结' } });
  await server.ok(listing.consultList, { params: { listId } });
  const { planId } = params;
  const here = { year, planId };
  const values = [`none:${year}`, `omitted:${year}`];
  expect(await told(server, here, taskId)).toMatchObject({
    marks: [],
    counts: [
      [listId, 1],
      [`omitted:${year}`, 1],
    ],
  });
  expect(await found(server, planId, values)).toEqual([0, 1]);
  expect(await told(supervisor, here, taskId)).toMatchObject({
    counts: [
      [listId, 1],
      [`none:${year}`, 1],
    ],
  });
  expect(await found(supervisor, planId, values)).toEqual([1, 0]);
  const counterpart = await server.as('counterpart', { unit: '济南市' });
  const unitId = counterpart.unitId ?? '';
  await server.ok(sharing.setTaskShares, { body: { taskIds: tasks.map(({ id }) => id), add: [unitId], remove: [] } });
  expect(await told(counterpart, here, tasks[1]?.id ?? '')).toEqual({ marks: [], counts: [], exported: '' });
});

it('says before what would come in, puts in that, and says which items these are', async () => {
  const { listId, year, tasks, params } = await steps.ready();
  const { id: otherId } = await server.ok(listing.createList, { body: { year, name: '部门清单' } });
  const more = await steps.ready();
  const [first, second] = more.tasks.map(({ id }) => id);
  const omitted = [second ?? ''];
  await server.ok(listing.omitTasks, { params: { listId: otherId }, body: { taskIds: omitted, reason: '已办结' } });
  await server.database.pool.query("update task set role = 'overall' where id = $1", [tasks[0]?.id]);
  // What another year leaves out, this one may have.
  const { id: elsewhere } = await server.ok(listing.createList, { body: { year: 2099, name: '部门清单' } });
  await server.ok(listing.omitTasks, { params: { listId: elsewhere }, body: { taskIds: [first ?? ''], reason: '已办结' } });
  const filter = { planId: [params.planId, more.params.planId] };
  const preview = (of: string, taskIds?: string[]) =>
    server.ok(previewing.previewListing, { params: { listId: of }, body: { filter, ...(taskIds === undefined ? {} : { taskIds }) } });
  const none = { free: 0, already: 0, elsewhere: 0, omitted: 0, overall: 0 };
  expect(await preview(listId)).toEqual({ ...none, free: 1, already: 2, omitted: 1, room: 2998 });
  expect(await preview(otherId)).toEqual({ ...none, free: 1, elsewhere: 2, omitted: 1, room: 3000 });
  expect(await preview(otherId, omitted)).toEqual({ ...none, omitted: 1, room: 3000 });
  const { items } = await server.ok(listItems, { params: { listId } });
  const overall = items.find(({ task }) => task.id === tasks[0]?.id)?.id ?? '';
  await server.ok(listing.removeFromList, { params: { listId }, body: { itemIds: [overall] } });
  expect(await preview(listId)).toMatchObject({ already: 1, overall: 1 });
  // 总领 is not looked for in any list.
  expect(await found(server, params.planId, [listId, `none:${year}`])).toEqual([1, 0]);

  const add = (withOmitted?: boolean) =>
    server.ok(listing.addToList, {
      params: { listId: otherId },
      body: { by: 'filter', filter, ...(withOmitted === undefined ? {} : { withOmitted }) },
    });
  const added = await add(false);
  expect(added).toMatchObject({ added: 1, already: 1 });
  const now = async () => (await server.ok(listItems, { params: { listId: otherId } })).items;
  expect((await now()).map(({ id, task }) => [id, task.id])).toEqual([[added.itemIds[0], first]]);
  // Taken back at once.
  await server.ok(listing.removeFromList, { params: { listId: otherId }, body: { itemIds: added.itemIds } });
  expect(await now()).toEqual([]);
  expect(await add()).toMatchObject({ added: 2 });
  expect(await preview(otherId)).toMatchObject({ already: 2, omitted: 0 });
  expect(await add()).toMatchObject({ added: 0, itemIds: [] });

  const ask = (of: string, filtered: ledger.TaskFilter = filter) =>
    server.call(previewing.previewListing, { params: { listId: of }, body: { filter: filtered } });
  // What was withdrawn comes into no list, whatever the filter is for.
  const { task } = (await now())[0] ?? expect.fail('nothing there');
  const { revision } = await server.ok(ledger.getTask, { params: { taskId: task.id } });
  await server.ok(withdrawTasks, { body: { tasks: [{ id: task.id, revision }], reason: '会议撤下' } });
  expect((await ask(otherId, { ...filter, state: 'withdrawn' })).body).toEqual({ ...none, room: 2998 });
  const refused = [await ask(newId()), await ask(listId, { text: '路' }), await ask(listId, { chapter: '一' })];
  await steps.approve(listId);
  refused.push(await ask(listId));
  expect(refused.map(({ problem }) => problem?.code)).toEqual([
    'list-not-found',
    'search-too-short',
    'chapter-needs-plan',
    'list-not-composed',
  ]);
});

it('counts exactly, whatever came in, went or was left out, and under what name', async () => {
  const made = (name: string) => server.ok(listing.createList, { body: { year: 2026, name } });
  const [{ id: listId }, { id: otherId }] = [await made('重点任务清单'), await made('部门清单')];
  await steps.ready();
  const { tasks } = await server.ok(ledger.listTasks, { query: {} });
  const [first, second, third, fourth] = tasks.map(({ id }) => id);
  const ids = (...some: (string | undefined)[]) => some.map((id) => id ?? '');
  const [params, other] = [{ listId }, { listId: otherId }];
  const omit = (of: typeof params, ...some: (string | undefined)[]) =>
    server.ok(listing.omitTasks, { params: of, body: { taskIds: ids(...some), reason: '已办结' } });
  const acts: readonly (() => Promise<unknown>)[] = [
    () => server.ok(listing.addToList, { params, body: { by: 'ids', taskIds: ids(first, second) } }),
    async () => {
      await omit(other, fourth);
      // Left out twice is left out once.
      await omit(params, third, fourth);
    },
    // What one list leaves out another may have.
    () => server.ok(listing.addToList, { params: other, body: { by: 'ids', taskIds: ids(third) } }),
    async () => {
      const { items } = await server.ok(listItems, { params });
      await server.ok(listing.removeFromList, { params, body: { itemIds: ids(items[0]?.id) } });
    },
    async () => {
      const { items } = await server.ok(listItems, { params: other });
      await server.ok(listing.removeFromList, { params: other, body: { itemIds: ids(items[0]?.id) } });
    },
    () => server.ok(listing.takeBackOmissions, { params, body: { taskIds: ids(third) } }),
    () => server.ok(listing.renameList, { params, body: { name: '市级清单' } }),
    () => server.ok(listing.consultList, { params }),
  ];
  for (const act of acts) {
    const before = await server.ok(ledger.countTasks, {});
    await act();
    const after = await server.ok(ledger.countTasks, {});
    const { jurisdictionId } = server;
    const asking = { jurisdictionId, by: systemActor, subject: null, reach: 'jurisdiction' as const, requestId: newId() };
    expect(after).toEqual((await runRead(server.source, asking, recountLedger)).facets);
    expect(after).not.toEqual(before);
  }
});

/** Lists of a year over HTTP: what is put in, taken out, left out, carried over and ordered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { listSteps, type ListSteps } from '#test/list-steps.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: ListSteps;
let contact: Person;
beforeAll(async () => {
  server = await startTestServer();
  // Units of the tree that the plans mean.
  contact = await server.as('contact', { unit: '市交通运输局' });
  for (const unit of ['市商务局', '市财政局']) await server.as('contact', { unit });
  steps = listSteps(server);
});
afterAll(() => server.stop());

describe('a list', () => {
  it('is made once under its name in a year, renamed while it is composed, and told with its history', async () => {
    const list = await steps.made('市级清单');
    expect(list).toMatchObject({
      name: '市级清单',
      state: 'drafting',
      revision: 1,
      items: 0,
      approval: null,
      issuedOn: null,
      createdBy: '王敏',
    });
    const again = await server.call(listing.createList, { body: { year: list.year, name: '市级清单' } });
    expect(again.problem).toMatchObject({ code: 'list-name-taken', data: { year: String(list.year), name: '市级清单' } });
    const other = await steps.made('部门清单', list.year);
    const rename = (name: string, listId = other.id) => server.call(listing.renameList, { params: { listId }, body: { name } });
    expect((await rename('市级清单')).problem?.code).toBe('list-name-taken');
    expect((await rename('清单', nobody)).problem?.code).toBe('list-not-found');
    expect((await rename('县区清单')).body).toEqual({ revision: 2 });
    const { lists } = await server.ok(listing.listLists, { query: { year: list.year } });
    expect(lists.map(({ name }) => name)).toEqual(['市级清单', '县区清单']);
    expect(await server.ok(listing.getList, { params: { listId: list.id } })).toMatchObject({
      moves: ['consult', 'approve'],
      milestones: 0,
      units: 0,
      tiers: { 1: 0, 2: 0, 3: 0, 4: 0 },
    });
    const { events } = await server.ok(listing.getListHistory, { params: { listId: other.id } });
    expect(events.map(({ act }) => act)).toEqual(['renameList', 'createList']);
    const params = { listId: nobody };
    const missing = [
      await server.call(listing.getList, { params }),
      await server.call(listing.getListHistory, { params }),
      await server.call(listing.getListCoverage, { params }),
      await server.call(listing.takeBackOmissions, { params, body: { taskIds: [nobody] } }),
      await server.call(listing.omitTasks, { params, body: { taskIds: [nobody], reason: '已办结' } }),
      await server.call(listing.placeItems, { params, body: { itemIds: [nobody], before: null } }),
      await server.call(listing.removeFromList, { params, body: { itemIds: [nobody] } }),
      await server.call(listing.consultList, { params, body: {} }),
      await server.call(listing.returnList, { params, body: { reason: '再议' } }),
      await server.call(listing.approveList, { params, body: { as: 'meeting', by: '会议', on: '2026-01-01', way: 'paper', revision: 1 } }),
      await server.call(cells.listItems, { params }),
    ];
    expect(missing.map(({ problem }) => problem?.code)).toEqual(missing.map(() => 'list-not-found'));
    expect((await server.call(listing.listUnlisted, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
  });
});

describe('a task', () => {
  it('is listed once a year; the refusal says where it is', async () => {
    const { tasks } = await steps.published();
    const [first, second, third] = tasks;
    const list = await steps.made('甲清单');
    const other = await steps.made('乙清单', list.year);
    expect(await steps.add(list.id, first, second)).toMatchObject({ revision: 2, added: 2, already: 0, elsewhere: [] });
    const ask = (taskIds: readonly string[], listId = other.id) =>
      server.call(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: [...taskIds] } });
    expect((await ask([third.id, first.id])).problem).toMatchObject({ code: 'task-listed', data: { code: first.code, list: '甲清单' } });
    expect((await ask([first.id], list.id)).problem?.code).toBe('task-listed');
    expect((await ask([third.id, third.id])).problem?.code).toBe('task-asked-twice');
    expect((await ask([nobody])).problem?.code).toBe('task-not-found');
    expect((await ask([third.id], nobody)).problem?.code).toBe('list-not-found');
    // Another year's list may have it.
    expect(await steps.add((await steps.made()).id, first)).toMatchObject({ added: 1 });
    await server.ok(adjusting.withdrawTasks, { body: { tasks: [{ id: third.id, revision: third.revision }], reason: '会议撤下' } });
    expect((await ask([third.id])).problem).toMatchObject({ code: 'task-withdrawn', data: { code: third.code } });
    expect((await steps.itemsOf(other.id)).items).toEqual([]);
  });

  it('comes in by a filter, but for those that the year has already', async () => {
    const { params, tasks } = await steps.published();
    const list = await steps.made('甲清单');
    const other = await steps.made('乙清单', list.year);
    await steps.add(list.id, tasks[1]);
    const byFilter = (filter: ledger.TaskFilter) =>
      server.call(listing.addToList, { params: { listId: other.id }, body: { by: 'filter', filter } });
    expect((await byFilter({ planId: [params.planId] })).body).toMatchObject({
      revision: 2,
      added: 2,
      already: 1,
      elsewhere: [{ taskId: tasks[1].id, code: tasks[1].code, list: '甲清单' }],
    });
    expect((await byFilter({ planId: [params.planId] })).body).toMatchObject({ revision: 2, added: 0, already: 3 });
    expect((await byFilter({ chapter: '一' })).problem?.code).toBe('chapter-needs-plan');
    expect((await byFilter({ text: '路' })).problem?.code).toBe('search-too-short');
    const { items, units } = await steps.itemsOf(other.id);
    expect(items.map(({ task }) => task.code)).toEqual([tasks[0].code, tasks[2].code]);
    expect(items[0]).toMatchObject({ tier: 3, public: false, milestones: [], curve: 'milestones', preset: 'points', outcome: false });
    expect(items[0]?.task.answering).toEqual([{ text: '市交通运输局', role: 'responsible', units: units.map(({ id }) => id).slice(0, 1) }]);
  });

  it('is taken out with what it said, which is there again when it comes back', async () => {
    const { tasks } = await steps.published();
    const list = await steps.made();
    await steps.add(list.id, ...tasks);
    const [item] = (await steps.itemsOf(list.id)).items;
    const listId = list.id;
    await server.ok(cells.changeCells, {
      params: { listId },
      body: { revision: 2, changes: [{ item: item?.id ?? '', field: 'goal', value: '建成通车' }] },
    });
    const remove = (...itemIds: string[]) => server.call(listing.removeFromList, { params: { listId }, body: { itemIds } });
    expect((await remove(item?.id ?? '', nobody)).problem?.code).toBe('item-not-found');
    expect((await remove(item?.id ?? '')).body).toEqual({ revision: 4, changed: 1 });
    expect((await steps.itemsOf(listId)).items.map(({ task }) => task.id)).toEqual([tasks[1].id, tasks[2].id]);
    expect((await server.call(cells.getItem, { params: { itemId: item?.id ?? '' } })).problem?.code).toBe('item-not-found');
    expect((await remove(item?.id ?? '')).problem?.code).toBe('item-not-found');
    await steps.add(listId, tasks[0]);
    expect((await steps.itemsOf(listId)).items[0]).toMatchObject({ id: item?.id, goal: '建成通车' });
    const { history } = await server.ok(cells.getItem, { params: { itemId: item?.id ?? '' } });
    expect(history.map(({ act }) => act)).toEqual(['addToList', 'removeFromList', 'changeCells', 'addToList']);
  });

  it('stands where it is put, and else as it is printed', async () => {
    const { tasks } = await steps.published();
    const list = await steps.made();
    await steps.add(list.id, tasks[2], tasks[0]);
    const order = async () => (await steps.itemsOf(list.id)).items.map(({ task }) => tasks.findIndex(({ id }) => id === task.id));
    const idOf = async (at: number) => (await steps.itemsOf(list.id)).items.find(({ task }) => task.id === tasks[at]?.id)?.id ?? '';
    const place = (itemIds: readonly string[], before: string | null) =>
      server.call(listing.placeItems, { params: { listId: list.id }, body: { itemIds: [...itemIds], before } });
    expect(await order()).toEqual([0, 2]);
    await steps.add(list.id, tasks[1]);
    expect(await order()).toEqual([0, 1, 2]);
    expect((await place([await idOf(2), await idOf(1)], await idOf(0))).body).toMatchObject({ changed: 2 });
    expect(await order()).toEqual([2, 1, 0]);
    await place([await idOf(2)], null);
    expect(await order()).toEqual([1, 0, 2]);
    for (let time = 0; time < 20; time += 1) await place([await idOf([1, 2][time % 2] ?? 0)], await idOf(0));
    expect((await order()).at(-1)).toBe(0);
    expect((await place([await idOf(0)], await idOf(0))).body).toMatchObject({ changed: 0 });
    expect((await place([nobody], null)).problem?.code).toBe('item-not-found');
    expect((await place([nobody], nobody)).problem?.code).toBe('item-not-found');
  });

  it('stands there after a new version of the plan, too; what comes in later stands last', async () => {
    const { params, tasks } = await steps.published();
    const list = await steps.made();
    await steps.add(list.id, ...tasks);
    const order = async () => (await steps.itemsOf(list.id)).items.map(({ task }) => task.code);
    const [first, second, third] = (await steps.itemsOf(list.id)).items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('the list has too few items');
    await server.ok(listing.placeItems, { params: { listId: list.id }, body: { itemIds: [third.id], before: first.id } });
    expect(await order()).toEqual([third, first, second].map(({ task }) => task.code));
    await publish(server, await upload(server, steps.text({ more: '4.新建第四条公路。（责任单位：市财政局）\n' }), params.planId));
    expect(await order()).toEqual([third, first, second].map(({ task }) => task.code));
    const { tasks: later } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
    const fourth = later.find(({ id }) => tasks.every((one) => one.id !== id));
    if (fourth === undefined) throw new Error('no fourth task');
    await steps.add(list.id, fourth);
    expect(await order()).toEqual([third.task.code, first.task.code, second.task.code, fourth.code]);
    // The next year begins as printed.
    const next = await steps.made('次年清单');
    await server.ok(listing.carryOver, { params: { listId: next.id }, body: { from: list.id } });
    expect((await steps.itemsOf(next.id)).items.map(({ task }) => task.code)).toEqual(
      [first, second, third].map(({ task }) => task.code).concat(fourth.code),
    );
  });
});

describe('a list of the year before', () => {
  it('goes on in the new one, without goal and milestones, and without what is withdrawn or listed', async () => {
    const { tasks } = await steps.published();
    const before = await steps.made('上年清单');
    await steps.add(before.id, ...tasks);
    const { items } = await steps.itemsOf(before.id);
    await server.ok(cells.changeCells, {
      params: { listId: before.id },
      body: {
        revision: 2,
        changes: [
          { item: items[0]?.id ?? '', field: 'tier', value: '一级' },
          { item: items[0]?.id ?? '', field: 'goal', value: '开工' },
          { item: items[0]?.id ?? '', field: 'supervise', value: '市商务局' },
          { item: items[0]?.id ?? '', field: 'q2', value: '6-30 开工' },
        ],
      },
    });
    const list = await steps.made('新清单');
    await steps.add(list.id, tasks[1]);
    const [, , third] = tasks;
    await server.ok(adjusting.withdrawTasks, { body: { tasks: [{ id: third.id, revision: third.revision }], reason: '会议撤下' } });
    const carry = (body: { from: string; itemIds?: string[] }, listId = list.id) =>
      server.call(listing.carryOver, { params: { listId }, body });
    expect((await carry({ from: list.id })).problem?.code).toBe('list-not-earlier');
    expect((await carry({ from: nobody })).problem?.code).toBe('list-not-found');
    expect((await carry({ from: before.id, itemIds: [nobody] })).problem?.code).toBe('item-not-found');
    expect((await carry({ from: before.id, itemIds: [items[1]?.id ?? ''] })).body).toMatchObject({ added: 0, already: 1, withdrawn: 0 });
    expect((await carry({ from: before.id })).body).toMatchObject({ added: 1, already: 1, withdrawn: 1 });
    const carried = (await steps.itemsOf(list.id)).items.find(({ task }) => task.id === tasks[0].id);
    expect(carried).toMatchObject({ tier: 1, milestones: [], carriedFrom: items[0]?.id });
    expect(carried?.goal).toBeUndefined();
    const works = await server.database.pool.query('select distinct work_id from list_item where id = any($1::uuid[])', [
      [carried?.id, items[0]?.id],
    ]);
    expect(works.rows).toHaveLength(1);
    expect(carried?.supervise).toHaveLength(1);
    const detail = await server.ok(cells.getItem, { params: { itemId: carried?.id ?? '' } });
    expect(detail).toMatchObject({ carriedFrom: { itemId: items[0]?.id, year: before.year, list: '上年清单' }, list: { name: '新清单' } });
    expect(await server.ok(listing.getList, { params: { listId: list.id } })).toMatchObject({ items: 2, tiers: { 1: 1, 3: 1 } });
    // A unit does not hear of an earlier list that it does not see, nor how this one was composed.
    await server.ok(listing.consultList, { params: { listId: list.id }, body: {} });
    expect(await contact.ok(cells.getItem, { params: { itemId: carried?.id ?? '' } })).toMatchObject({
      carriedFrom: null,
      history: [],
      moreHistory: 0,
    });
    await server.ok(listing.returnList, { params: { listId: list.id }, body: { reason: '再议' } });
    // One that was in this list before comes back with what it said.
    await server.ok(cells.changeCells, {
      params: { listId: list.id },
      body: {
        revision: 3,
        changes: [
          { item: carried?.id ?? '', field: 'tier', value: '四级' },
          { item: carried?.id ?? '', field: 'supervise', value: '' },
        ],
      },
    });
    await server.ok(listing.removeFromList, { params: { listId: list.id }, body: { itemIds: [carried?.id ?? ''] } });
    expect((await carry({ from: before.id })).body).toMatchObject({ added: 1 });
    expect((await steps.itemsOf(list.id)).items.find(({ task }) => task.id === tasks[0].id)).toMatchObject({
      id: carried?.id,
      tier: 4,
      supervise: [],
      carriedFrom: items[0]?.id,
    });
    expect((await server.ok(listing.getList, { params: { listId: list.id } })).earlier.map(({ id }) => id)).toContain(before.id);
  });
});

it('a list holds three thousand items, however they come', async () => {
  const { tasks } = await steps.published();
  const before = await steps.made('上年清单');
  await steps.add(before.id, tasks[0]);
  const list = await steps.made('满清单');
  await steps.add(list.id, tasks[1]);
  await server.database.pool.query(
    `insert into list_item (jurisdiction_id, id, list_id, year, parent_id, part_unit_id, child_unit_id, weight, title, work_id, revision, created_by,
                            created_at)
     select item.jurisdiction_id, gen_random_uuid(), list_id, year, item.id, own.id, own.id, 1, '分解事项', gen_random_uuid(), 1, created_by, created_at
       from list_item item, generate_series(1, 2999), (select id from unit limit 1) own where list_id = $1`,
    [list.id],
  );
  const params = { listId: list.id };
  const full = [
    await server.call(listing.addToList, { params, body: { by: 'ids', taskIds: [tasks[2].id] } }),
    await server.call(listing.carryOver, { params, body: { from: before.id } }),
  ];
  expect(full.map(({ problem }) => [problem?.code, problem?.data['limit']])).toEqual(full.map(() => ['list-too-long', 3000]));
});

describe('the way of a list', () => {
  const approve = (listId: string, revision: number, on = '2026-01-01') =>
    server.call(listing.approveList, {
      params: { listId },
      body: { as: 'meeting', by: '市政府第 12 次常务会议', on, number: '泰政纪要〔2026〕12号', way: 'paper', revision },
    });

  it('leads through the units and an approval, whose list is changed no more, and back with a reason', async () => {
    const { tasks } = await steps.published();
    const list = await steps.made();
    const listId = list.id;
    const params = { listId };
    expect((await server.call(listing.consultList, { params, body: {} })).problem?.code).toBe('list-empty');
    expect((await approve(listId, 1)).problem?.code).toBe('list-empty');
    expect((await server.call(listing.returnList, { params, body: { reason: '再议' } })).problem).toMatchObject({
      code: 'list-state-wrong',
      data: { state: 'drafting', move: 'draft' },
    });
    await steps.add(listId, tasks[0], tasks[1]);
    expect((await server.ok(listing.consultList, { params, body: {} })).revision).toBe(3);
    expect((await server.call(listing.consultList, { params, body: {} })).problem?.code).toBe('list-state-wrong');
    // Who is asked sees what names them, and nothing else.
    expect((await contact.ok(listing.listLists)).lists).toMatchObject([{ id: listId, items: 1 }]);
    const seen = await contact.ok(cells.listItems, { params });
    expect(seen.items.map(({ task }) => task.id)).toEqual([tasks[0].id]);
    expect(await contact.ok(listing.getList, { params })).toMatchObject({ moves: [], earlier: [], units: 1 });
    // The office goes on meanwhile.
    await steps.add(listId, tasks[2]);
    expect((await approve(listId, 3)).problem).toMatchObject({ code: 'list-changed', data: { name: '年度清单' } });
    expect((await approve(listId, 4, '2030-01-01')).problem?.code).toBe('approval-in-future');
    expect((await approve(listId, 4)).body).toEqual({ revision: 5 });
    expect((await approve(listId, 5)).problem?.code).toBe('list-state-wrong');
    expect(await server.ok(listing.getList, { params })).toMatchObject({
      state: 'approved',
      moves: ['draft', 'issue'],
      approval: {
        as: 'meeting',
        by: '市政府第 12 次常务会议',
        on: '2026-01-01',
        number: '泰政纪要〔2026〕12号',
        way: 'paper',
        recordedBy: '王敏',
      },
    });
    expect((await contact.ok(listing.listLists)).lists).toEqual([]);
    const [item] = (await steps.itemsOf(listId)).items;
    const itemId = item?.id ?? '';
    const refused = [
      await server.call(listing.renameList, { params, body: { name: '改名' } }),
      await server.call(listing.addToList, { params, body: { by: 'ids', taskIds: [tasks[0].id] } }),
      await server.call(listing.removeFromList, { params, body: { itemIds: [itemId] } }),
      await server.call(listing.placeItems, { params, body: { itemIds: [itemId], before: null } }),
      await server.call(listing.omitTasks, { params, body: { taskIds: [tasks[0].id], reason: '已办结' } }),
      await server.call(listing.takeBackOmissions, { params, body: { taskIds: [tasks[0].id] } }),
      await server.call(listing.carryOver, { params, body: { from: listId } }),
      await server.call(cells.changeCells, { params, body: { revision: 5, changes: [{ item: itemId, field: 'goal', value: '甲' }] } }),
      await server.call(cells.undoCells, { params }),
      await server.call(cells.setMilestones, { params: { listId, itemId }, body: { revision: 5, milestones: [] } }),
    ];
    expect(refused.map(({ problem }) => [problem?.code, problem?.data['state']])).toEqual(
      refused.map(() => ['list-not-composed', 'approved']),
    );
    expect((await server.ok(listing.returnList, { params, body: { reason: '会议要求补充' } })).revision).toBe(6);
    expect(await server.ok(listing.getList, { params })).toMatchObject({ state: 'drafting', approval: null });
    const { events } = await server.ok(listing.getListHistory, { params });
    expect(events[0]).toMatchObject({ act: 'returnList', detail: '会议要求补充' });
    expect(events.find(({ act }) => act === 'approveList')?.after).toContain('泰政纪要〔2026〕12号');
  });
});

it('units see no list that the office still composes', async () => {
  const { tasks } = await steps.published();
  const list = await steps.made();
  await steps.add(list.id, tasks[0]);
  expect((await contact.ok(listing.listLists)).lists).toEqual([]);
  const [item] = (await steps.itemsOf(list.id)).items;
  expect((await contact.call(cells.listItems, { params: { listId: list.id } })).problem?.code).toBe('list-not-found');
  expect((await contact.call(cells.getItem, { params: { itemId: item?.id ?? '' } })).problem?.code).toBe('item-not-found');
});

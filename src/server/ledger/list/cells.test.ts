/** The grid of a list over HTTP: blocks of cells, two people in one grid, undo, and milestones with all that they say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import { correctTasks } from '#contract/ledger/correction-endpoints.ts';
import { getTask } from '#contract/ledger/task-endpoints.ts';
import * as units from '#contract/unit/batch-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import type { CellField } from '#core/ledger/list/item-cell.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: LedgerSteps;
beforeAll(async () => {
  server = await startTestServer();
  for (const unit of ['市交通运输局', '市商务局', '济南市']) await server.as('contact', { unit });
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

type Typed = readonly [item: string, field: CellField, value: string];

const wanted = (full: string) => ({
  names: { full, short: null, aliases: [] },
  kind: 'department' as const,
  parentId: null,
  parentAt: null,
});

/** A list of three tasks in a year of its own. */
let year = 2030;
async function grid() {
  const { tasks } = await steps.published();
  year += 1;
  const { id: listId } = await server.ok(listing.createList, { body: { year, name: '年度清单' } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const rows = async () => (await server.ok(cells.listItems, { params: { listId } })).items;
  const [first, second, third] = (await rows()).map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) throw new Error('the list has too few items');
  const type = async (revision: number, changes: readonly Typed[], who: Calls = server) =>
    who.call(cells.changeCells, {
      params: { listId },
      body: { revision, changes: changes.map(([item, field, value]) => ({ item, field, value })) },
    });
  const undo = (who: Calls = server) => who.call(cells.undoCells, { params: { listId } });
  const history = async (itemId: string) => (await server.ok(cells.getItem, { params: { itemId } })).history;
  return { listId, year, ids: [first, second, third] as const, rows, type, undo, history, tasks };
}

describe('a block of cells', () => {
  it('is stored as a whole, read as people write it, and told in the history', async () => {
    const { ids, type, rows, history } = await grid();
    const [first, second] = ids;
    const answer = await type(2, [
      [first, 'goal', ' 全线建成通车 '],
      [first, 'q2', '6月30日前取得批复\n5-31 完成可研'],
      [first, 'q4', `${year}/12/31：通车`],
      [first, 'tier', '一级'],
      [first, 'public', '公开'],
      [first, 'supervise', '市商务局'],
      [first, 'partner', '济南市'],
      [first, 'start', '3-1'],
      [first, 'plannedStart', '4月'],
      [first, 'curve', '按投资'],
      [first, 'preset', '比例'],
      [first, 'outcome', '是'],
      [first, 'cityLeader', '王副市长'],
      [second, 'tier', '3'],
    ]);
    expect(answer.body).toMatchObject({ stored: true, revision: 3, items: [{ id: first, revision: 3 }] });
    const [row] = await rows();
    expect(row).toMatchObject({
      goal: '全线建成通车',
      tier: 1,
      public: true,
      start: `${year}-03-01`,
      plannedStart: `${year}-04`,
      curve: 'investment',
      preset: 'ratio',
      outcome: true,
      cityLeader: '王副市长',
    });
    expect(row?.milestones.map(({ due, text }) => [due, text])).toEqual([
      [`${year}-05-31`, '完成可研'],
      [`${year}-06-30`, '取得批复'],
      [`${year}-12-31`, '通车'],
    ]);
    const [told] = await history(first);
    expect(JSON.parse(told?.after ?? '')).toMatchObject({
      'item.tier': '一级',
      'item.q2': '5-31 完成可研\n6-30 取得批复',
      'item.supervise': '市商务局',
    });
    expect(JSON.parse(told?.before ?? '')).toMatchObject({ 'item.tier': '三级', 'item.q2': '', 'item.public': '内部' });
  });

  it('is not stored at all when one cell of it cannot be read, and says which and why', async () => {
    const { ids, type, rows } = await grid();
    const [first, second] = ids;
    const { unitId: ended } = await server.as('contact', { unit: '市已撤局' });
    await server.database.pool.query("update unit set valid_to = '2020-01-01' where id = $1", [ended]);
    const answer = await type(2, [
      [first, 'goal', '建成通车'],
      [first, 'q1', '6-30 取得批复'],
      [second, 'q2', '取得批复\n2-30 开工\n6-30'],
      [second, 'tier', '五级'],
      [second, 'supervise', '市无此局'],
      [second, 'partner', '市已撤局'],
      [second, 'start', '2-30'],
      [second, 'plannedStart', '13月'],
      [second, 'goal', '长'.repeat(1001)],
      [second, 'goal', '短'],
      [nobody, 'goal', '没有'],
    ]);
    expect(answer.body).toMatchObject({ stored: false, revision: 2, conflicts: [] });
    expect(
      answer.body?.stored === false &&
        answer.body.problems.map(({ item, field, code, line, printed }) => [ids.indexOf(item), field, code, line, printed]),
    ).toEqual([
      [0, 'q1', 'other-quarter', 1, '6-30 取得批复'],
      [1, 'q2', 'no-day', 1, '取得批复'],
      [1, 'q2', 'no-such-day', 2, '2-30 开工'],
      [1, 'q2', 'no-text', 3, '6-30'],
      [1, 'tier', 'unreadable', undefined, '五级'],
      [1, 'supervise', 'unit-unknown', undefined, '市无此局'],
      [1, 'partner', 'unit-unknown', undefined, '市已撤局'],
      [1, 'start', 'no-such-day', undefined, '2-30'],
      [1, 'plannedStart', 'unreadable', undefined, '13月'],
      [1, 'goal', 'too-long', undefined, undefined],
      [1, 'goal', 'asked-twice', undefined, undefined],
      [-1, 'goal', 'item-gone', undefined, undefined],
    ]);
    expect((await rows()).map(({ goal }) => goal)).toEqual([undefined, undefined, undefined]);
    expect((await type(2, [[first, 'goal', '—']])).body).toMatchObject({ stored: true, revision: 2, batchId: null });
  });

  it('is refused of no list, and of one that is not composed any more', async () => {
    const { ids, type, listId } = await grid();
    const [first] = ids;
    const change = { revision: 1, changes: [{ item: first, field: 'goal' as const, value: '甲' }] };
    expect((await server.call(cells.changeCells, { params: { listId: nobody }, body: change })).problem?.code).toBe('list-not-found');
    expect((await server.call(cells.undoCells, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
    expect((await server.call(cells.undoCells, { params: { listId } })).problem?.code).toBe('nothing-to-undo');
    expect((await type(2, [[first, 'goal', '甲']])).status).toBe(200);
  });
});

describe('two people in one grid', () => {
  it('merge where their cells do not meet, and are asked where they do', async () => {
    const { ids, type, rows } = await grid();
    const other = await server.as('office', { displayName: '李强' });
    const [first, second] = ids;
    await type(2, [[first, 'goal', '甲的目标']]);
    expect(
      (
        await type(
          2,
          [
            [first, 'tier', '二级'],
            [second, 'goal', '乙的目标'],
          ],
          other,
        )
      ).body,
    ).toMatchObject({ stored: true, revision: 4 });
    const met = await type(
      2,
      [
        [second, 'tier', '一级'],
        [first, 'goal', '乙要的目标'],
      ],
      other,
    );
    expect(met.body).toMatchObject({
      stored: false,
      revision: 4,
      problems: [],
      conflicts: [{ item: first, field: 'goal', theirs: '甲的目标', yours: '乙要的目标' }],
    });
    expect((await rows()).map(({ goal, tier }) => [goal, tier])).toEqual([
      ['甲的目标', 2],
      ['乙的目标', 3],
      [undefined, 3],
    ]);
    // Who typed the same has nothing to decide; who has seen theirs may overwrite it.
    expect((await type(2, [[first, 'goal', '甲的目标']], other)).body).toMatchObject({ stored: true, batchId: null });
    expect((await type(4, [[first, 'goal', '乙要的目标']], other)).body).toMatchObject({ stored: true, revision: 5 });
  });

  it('at the same moment: one is stored, the other is asked', async () => {
    const { ids, type, rows } = await grid();
    const other = await server.as('office');
    const [first] = ids;
    const answers = await Promise.all([
      type(2, [[first, 'goal', '甲']]),
      type(2, [[first, 'goal', '乙']], other),
      type(2, [[first, 'q1', '3-1 丙']], other),
    ]);
    expect(answers.filter(({ body }) => body?.stored === true)).toHaveLength(2);
    expect((await rows())[0]).toMatchObject({ milestones: [{ text: '丙' }] });
  });
});

describe('undo', () => {
  it('takes back one’s own last batch, again and again, with all that milestones said', async () => {
    const { ids, type, rows, undo, listId } = await grid();
    const other = await server.as('office');
    const [first, second] = ids;
    await type(2, [
      [first, 'q2', '6-30 取得批复'],
      [second, 'goal', '乙'],
    ]);
    const [row] = await rows();
    const waiting = {
      body: '省发展改革委',
      submitted: `${year}-03-01`,
      number: '泰发改〔2031〕1号',
      pressings: [{ day: `${year}-04-01` }],
    };
    await server.ok(cells.setMilestones, {
      params: { listId, itemId: first },
      body: {
        revision: row?.revision ?? 0,
        milestones: [
          { id: row?.milestones[0]?.id ?? '', due: `${year}-06-30`, text: '取得批复', weight: 2, percent: 40, outcome: true, waiting },
        ],
      },
    });
    const full = (await rows())[0]?.milestones;
    expect(full).toEqual([
      { id: row?.milestones[0]?.id, due: `${year}-06-30`, text: '取得批复', weight: 2, percent: 40, outcome: true, waiting },
    ]);
    await type(4, [
      [first, 'q2', '—'],
      [first, 'goal', '甲'],
    ]);
    expect((await rows())[0]?.milestones).toEqual([]);
    await type(5, [[second, 'tier', '一级']], other);
    expect((await undo()).body).toMatchObject({ stored: true, revision: 7 });
    expect((await rows())[0]?.milestones).toEqual(full);
    // The weight and the body outside were said since: they are not taken along, and hold up nothing else of that batch.
    expect((await undo()).body).toMatchObject({ stored: true, revision: 8, left: { conflicts: [{ item: first, field: 'q2' }] } });
    expect((await rows())[0]?.milestones).toEqual(full);
    expect((await rows()).map(({ goal, tier, milestones }) => [goal, tier, milestones.length])).toEqual([
      [undefined, 3, 1],
      [undefined, 1, 0],
      [undefined, 3, 0],
    ]);
    expect((await undo()).problem?.code).toBe('nothing-to-undo');
    expect((await undo(other)).body).toMatchObject({ stored: true });
  });

  it('overwrites nobody, says whose cell it met, and takes back the rest', async () => {
    const { ids, type, rows, undo, listId } = await grid();
    const other = await server.as('office');
    const [first, second] = ids;
    await type(2, [
      [first, 'goal', '甲'],
      [first, 'tier', '一级'],
    ]);
    await type(3, [[first, 'cityLeader', '王副市长']]);
    await type(
      4,
      [
        [first, 'goal', '乙'],
        [first, 'cityLeader', '李副市长'],
      ],
      other,
    );
    // Nothing of it can be taken back, which holds up nothing before it.
    expect((await undo()).body).toMatchObject({ stored: false, revision: 5, conflicts: [{ field: 'cityLeader', theirs: '李副市长' }] });
    expect((await undo()).body).toMatchObject({
      stored: true,
      revision: 6,
      left: { problems: [], conflicts: [{ field: 'goal', theirs: '乙', yours: '' }] },
    });
    expect((await rows())[0]).toMatchObject({ goal: '乙', tier: 3 });
    expect((await undo()).problem?.code).toBe('nothing-to-undo');
    await type(6, [[second, 'goal', '丙']]);
    await server.ok(listing.removeFromList, { params: { listId }, body: { itemIds: [second] } });
    expect((await undo()).body).toMatchObject({ stored: false, problems: [{ item: second, code: 'item-gone' }] });
  });

  it('brings back units as they are by now: merged ones as what they became, without those that are gone, all by name in the history', async () => {
    const { ids, type, rows, undo, history } = await grid();
    const [first] = ids;
    const added = await server.ok(units.addUnits, {
      body: { units: ['临时甲局', '临时乙局', '临时丙局', '临时丁局'].map(wanted), source: '《测试方案》' },
    });
    const of = (name: string) => added.units.find((one) => one.name === name) ?? expect.fail(name);
    await type(2, [[first, 'supervise', '临时甲局、临时乙局']]);
    await type(3, [[first, 'supervise', '临时丙局']]);
    const { id, revision } = of('临时甲局');
    await server.ok(units.removeUnits, { body: { units: [{ id, revision }] } });
    const [from, into] = [of('临时乙局').id, of('临时丁局').id];
    await server.ok(unit.mergeUnits, { body: { from, into, reason: '重复' } });
    expect((await undo()).body).toMatchObject({
      stored: true,
      left: { problems: [{ item: first, field: 'supervise', code: 'unit-unknown' }], conflicts: [] },
    });
    expect((await rows())[0]?.supervise).toEqual([into]);
    const [told] = await history(first);
    expect([told?.before, told?.after]).toEqual([expect.stringContaining('临时丙局'), expect.stringContaining('临时丁局')]);
    expect((await undo()).body).toMatchObject({ stored: true });
    expect((await rows())[0]?.supervise).toEqual([]);
  });
});

it('cells, and a unit that is merged away at the same moment: both are done, and the item has the one that stands', async () => {
  const { ids, type, rows } = await grid();
  const [first] = ids;
  const added = await server.ok(units.addUnits, { body: { units: ['同时甲局', '同时乙局'].map(wanted), source: '《测试方案》' } });
  const [from, into] = added.units.map(({ id }) => id);
  const [typed, merged] = await Promise.all([
    type(2, [[first, 'supervise', '同时甲局']]),
    server.call(unit.mergeUnits, { body: { from: from ?? '', into: into ?? '', reason: '重复' } }),
  ]);
  expect([typed.status, merged.status]).toEqual([200, 200]);
  // Typed after it, the name is one of the unit that stands.
  expect((await rows())[0]?.supervise).toEqual([into]);
});

it('cells are refused that were typed over a list that nobody has read yet, and more milestones than one batch takes', async () => {
  const { ids, listId, rows } = await grid();
  const [item] = ids;
  const lines = '6-30 开工\n'.repeat(101);
  const ask = (revision: number, changes: { item: string; field: 'goal' | 'q2'; value: string }[]) =>
    server.call(cells.changeCells, { params: { listId }, body: { revision, changes } });
  expect((await ask(3, [{ item, field: 'goal', value: '甲' }])).problem).toMatchObject({ status: 409, code: 'list-changed' });
  expect((await rows())[0]?.goal).toBeUndefined();
  const many = Array.from({ length: 100 }, () => ({ item, field: 'q2' as const, value: lines }));
  expect((await ask(2, many)).problem).toMatchObject({ code: 'milestones-too-many-at-once', data: { count: 10_100, limit: 10_000 } });
});

describe('milestones', () => {
  it('keep what they say when their line is typed anew', async () => {
    const { ids, type, rows, listId } = await grid();
    const [first] = ids;
    await type(2, [[first, 'q2', '5-31 可研\n6-30 批复']]);
    const [row] = await rows();
    const milestones = (row?.milestones ?? []).map(({ id, due, text }, at) => ({ id, due, text, weight: at + 1 }));
    await server.ok(cells.setMilestones, { params: { listId, itemId: first }, body: { revision: row?.revision ?? 0, milestones } });
    await type(4, [[first, 'q2', '6-15 批复\n5-31 可行性研究']]);
    expect((await rows())[0]?.milestones).toEqual([
      { id: milestones[0]?.id, due: `${year}-05-31`, text: '可行性研究', weight: 1 },
      { id: milestones[1]?.id, due: `${year}-06-15`, text: '批复', weight: 2 },
    ]);
  });

  it('are refused of another year, unknown, of an item that changed or is gone', async () => {
    const { ids, listId, type } = await grid();
    const [first] = ids;
    const set = (body: { revision: number; milestones: { id?: string; due: string; text: string }[] }, itemId = first, list = listId) =>
      server.call(cells.setMilestones, { params: { listId: list, itemId }, body });
    expect((await set({ revision: 2, milestones: [{ due: '2020-01-01', text: '甲' }] })).problem?.code).toBe('milestone-of-other-year');
    const many = Array.from({ length: 31 }, (_, at) => ({ due: `${year}-05-${String(at + 1).padStart(2, '0')}`, text: `步骤${at}` }));
    expect((await set({ revision: 2, milestones: many })).problem).toMatchObject({
      code: 'milestones-too-many',
      title: expect.stringContaining('二季度的节点多于 30 个'),
    });
    expect((await set({ revision: 2, milestones: [{ id: nobody, due: `${year}-01-01`, text: '甲' }] })).problem?.code).toBe(
      'milestone-not-found',
    );
    await type(2, [[first, 'goal', '甲']]);
    // The goal is no milestone.
    expect((await set({ revision: 2, milestones: [] })).status).toBe(200);
    expect((await set({ revision: 1, milestones: [] }, nobody)).problem?.code).toBe('item-not-found');
    expect((await set({ revision: 1, milestones: [] }, first, nobody)).problem?.code).toBe('list-not-found');
    await set({ revision: 4, milestones: [{ due: `${year}-03-01`, text: '甲' }] });
    expect((await set({ revision: 4, milestones: [] })).problem?.code).toBe('item-changed');
    expect((await set({ revision: 6, milestones: [] })).problem?.code).toBe('item-changed');
    // Whoever has not seen it does not overwrite it.
    expect((await type(2, [[first, 'q1', '3-2 乙']])).body).toMatchObject({ conflicts: [{ theirs: '3-1 甲' }] });
    expect((await type(2, [[first, 'q2', '6-2 乙']])).body).toMatchObject({ stored: true });
  });
});

it('says all of a task’s words where its title is shortened, and nothing twice', async () => {
  const { rows, tasks } = await grid();
  const { id, revision, text } = await server.ok(getTask, { params: { taskId: tasks[0].id } });
  await server.ok(correctTasks, { body: { tasks: [{ id, revision, values: { title: `${text.slice(0, 4)}…` } }], reason: '测试' } });
  const [first, second] = (await rows()).map(({ task }) => task);
  expect(first?.text?.slice(0, 4)).toBe(first?.title.slice(0, 4));
  expect(second).not.toHaveProperty('text');
});

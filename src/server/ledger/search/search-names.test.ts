/** One search: by any name that a unit, an object or a plan has or had, one comes to it and to its tasks, as far as one may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import { searchNames } from '#contract/ledger/search-endpoints.ts';
import { setTaskShares } from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as batch from '#contract/unit/batch-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { upload, publish } from '#test/plan-steps.ts';
import { smallPlan } from '#test/small-plan.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';

let server: TestServer;
let roads: string;
let money: string;
beforeAll(async () => {
  server = await startTestServer();
  const named = (full: string, short: string) => ({
    names: { full, short, aliases: [] },
    kind: 'department' as const,
    parentId: null,
    parentAt: null,
  });
  const { units } = await server.ok(batch.addUnits, {
    body: {
      units: [named('泰和市交通运输局', '市交通运输局'), named('泰和市财政局', '市财政局'), named('泰和市旅游委', '市旅游委')],
      source: null,
    },
  });
  [roads = '', money = ''] = units.map(({ id }) => id);
  await publish(server, await upload(server, smallPlan));
  await publish(server, await upload(server, '泰和市水利要点\n\n一、任务\n1.加快建设壬癸铁路、子丑高速公路。（责任单位：市旅游委）\n'));
});
afterAll(() => server.stop());

const titles = async (text: string, who: Calls = server) =>
  (await who.ok(ledger.listTasks, { query: { text } })).tasks.map(({ code }) => code);
const total = async (text: string, who: Calls = server) => (await who.ok(ledger.countTasks, { query: { text } })).total;
const names = async (text: string, who: Calls = server) => (await who.ok(searchNames, { query: { text } })).names;
const of = async (id: string) => (await server.ok(ledger.listTasks, { query: { unitId: [id] } })).tasks.map(({ code }) => code);

describe('a unit', () => {
  it('is found by a part of any name, the nearest first, and its whole name finds its tasks', async () => {
    expect(await names('財政')).toEqual([{ kind: 'unit', id: money, name: '市财政局', foundBy: null, whole: false, draft: false }]);
    expect(await names('泰和市财政')).toMatchObject([{ id: money, name: '市财政局', foundBy: '泰和市财政局', whole: false }]);
    expect(await names('泰和市财政局')).toMatchObject([{ id: money, whole: true }]);
    expect((await of(money)).length).toBe(3);
    // The plan prints the short name alone.
    expect(await titles('泰和市财政局')).toEqual(await of(money));
    expect(await total('泰和市财政局')).toBe(3);
    // A part of a name is what a task must say itself.
    expect(await titles('泰和市财政')).toEqual([]);
    expect(await titles('泰和市财政局 公路')).toEqual(await titles('旅游公路'));
    expect(await titles('泰和市财政局 无此内容')).toEqual([]);
  });

  it('is found by the name that it had before it was renamed, and by that of what was merged into it', async () => {
    expect(await total('市运管局')).toBe(0);
    const before = (await server.ok(unit.listUnits)).units.find(({ id }) => id === roads);
    await server.ok(unit.editUnit, {
      params: { unitId: roads },
      body: { names: { full: '泰和市综合交通局', short: '市综交局', aliases: [] }, revision: before?.revision ?? 0 },
    });
    const [old] = (
      await server.ok(batch.addUnits, {
        body: {
          units: [{ names: { full: '泰和市运管局', short: '市运管局', aliases: [] }, kind: 'department', parentId: null, parentAt: null }],
          source: null,
        },
      })
    ).units;
    await server.ok(unit.mergeUnits, { body: { into: roads, from: old?.id ?? '', reason: '同一单位' } });
    const own = await of(roads);
    expect(own.length).toBe(2);
    for (const name of ['市交通运输局', '泰和市交通运输局', '市综交局', '泰和市综合交通局', '市运管局', '“泰和市运管局”']) {
      expect(await names(name), name).toMatchObject([{ kind: 'unit', id: roads, name: '市综交局', whole: true }]);
      expect(await titles(name), name).toEqual(own);
      expect(await total(name), name).toBe(own.length);
    }
  });

  it('is found by both names after two with tasks were merged, in the list, the count and by its id alike', async () => {
    const [first, second] = (
      await server.ok(batch.addUnits, {
        body: {
          units: ['中国银保监会', '中国人民银行'].map((full) => ({
            names: { full, short: full.slice(2), aliases: [] },
            kind: 'provincial-department' as const,
            parentId: null,
            parentAt: null,
          })),
          source: null,
        },
      })
    ).units;
    await publish(
      server,
      await upload(
        server,
        '金融工作要点\n\n一、任务\n1.完善存款保险制度。（银保监会负责）\n2.建设征信平台。（银保监会、人民银行负责）\n3.推广数字支付。（人民银行负责）\n',
      ),
    );
    const [one, other] = [first?.id ?? '', second?.id ?? ''];
    expect([(await of(one)).length, (await of(other)).length]).toEqual([2, 2]);
    await server.ok(unit.mergeUnits, { body: { into: other, from: one, reason: '机构改革' } });
    const all = await of(other);
    expect(all.length).toBe(3);
    expect(await of(one)).toEqual(all);
    for (const name of ['银保监会', '人民银行', '中国银保监会', '中国人民银行']) {
      expect(await titles(name), name).toEqual(all);
      expect(await total(name), name).toBe(3);
    }
    expect((await server.ok(ledger.countTasks, { query: {} })).unitId.find(({ value }) => value === other)?.count).toBe(3);
  });

  it('that has no tasks is proposed all the same; nobody is called by a name that was never given', async () => {
    expect(await names('旅游委')).toMatchObject([{ kind: 'unit', name: '市旅游委' }]);
    expect(await names('运管处')).toEqual([]);
    expect(await names('“”')).toEqual([]);
  });

  it('is found by a name from the act on that gives it, in counts that are kept too', async () => {
    expect(await total('市金库局')).toBe(0);
    await server.ok(unit.addUnitAlias, { params: { unitId: money }, body: { name: '市金库局', source: null } });
    expect(await total('市金库局')).toBe(3);
    expect((await server.ok(ledger.countTasks, { query: { text: '市金库局' } })).kind.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });
});

it('an object is found by its former names and by those that were merged into it', async () => {
  const { objects } = await server.ok(objectApi.listObjects);
  const [object, other] = objects;
  if (object === undefined || other === undefined) throw new Error('the plan names too few objects');
  await server.ok(objectApi.editObject, { params: { objectId: object.id }, body: { name: '甲乙高速', revision: object.revision } });
  expect(await names(object.name)).toMatchObject([{ kind: 'object', id: object.id, name: '甲乙高速', whole: true }]);
  await server.ok(objectApi.mergeObjects, { body: { into: object.id, from: [other.id] } });
  expect(await names(other.name)).toMatchObject([{ kind: 'object', id: object.id, foundBy: other.name }]);
});

it('a plan is found by its title and document number, before its publication by the office alone', async () => {
  const draft = await upload(server, smallPlan.replace('综合交通发展', '机密要务').replace('甲乙高速', '庚辛高速'));
  expect(await names('机密要务')).toMatchObject([{ kind: 'plan', id: draft.planId, draft: true }]);
  const contact = await server.as('contact', { unit: '泰和市财政局' });
  expect(await names('机密要务', contact)).toEqual([]);
  expect(await names('综合交通发展', contact)).toMatchObject([{ kind: 'plan', draft: false }]);
});

describe('a contact', () => {
  it('finds every unit, and of its tasks the own ones alone', async () => {
    const contact = await server.as('contact', { unit: '泰和市财政局' });
    const own = (await contact.ok(ledger.listTasks, { query: {} })).tasks.map(({ code }) => code);
    const shared = (await of(roads)).filter((code) => own.includes(code));
    expect(shared.length).toBe(1);
    expect(await names('市运管局', contact)).toMatchObject([{ id: roads }]);
    expect(await titles('市运管局', contact)).toEqual(shared);
    expect(await total('市运管局', contact)).toBe(1);
  });

  it('finds no object that only others’ tasks name', async () => {
    const contact = await server.as('contact', { unit: '泰和市财政局' });
    const theirs = (await contact.ok(objectApi.listObjects)).objects.map(({ id }) => id);
    for (const { id, name } of (await server.ok(objectApi.listObjects)).objects) {
      const found = (await names(name, contact)).filter(({ kind }) => kind === 'object').map((one) => one.id);
      expect(found.includes(id), name).toBe(theirs.includes(id));
    }
  });
});

it('a counterpart is told no names of units, not even by what its tasks are found with', async () => {
  const outside = await server.ok(batch.addUnits, {
    body: {
      units: [{ names: { full: '济南市', short: null, aliases: [] }, kind: 'other-city', parentId: null, parentAt: null }],
      source: null,
    },
  });
  expect(outside.units).toHaveLength(1);
  const counterpart = await server.as('counterpart', { unit: '济南市' });
  expect((await counterpart.call(searchNames, { query: { text: '市财政局' } })).problem?.code).toBe('not-allowed');
  const { tasks } = await server.ok(ledger.listTasks, { query: { unitId: [money] } });
  await server.ok(setTaskShares, { body: { taskIds: tasks.map(({ id }) => id), add: [counterpart.unitId ?? ''], remove: [] } });
  expect(await total('市财政局', counterpart)).toBe(3);
  expect(await total('市金库局', counterpart)).toBe(0);
});

describe('a task that ended', () => {
  const ended = async (text: string, who: Calls = server) => (await who.ok(searchNames, { query: { text } })).ended;
  const made = (title: string, text: string) => ({ title, text, due: { text: null, from: null, to: null }, units: { lead: '市财政局' } });
  const tasksOf = async (planId: string) => (await server.ok(ledger.listTasks, { query: { planId: [planId] } })).tasks;

  it('is found by its code, and what it was merged, split or put back into; of what is beyond reach nothing', async () => {
    const { planId } = await upload(
      server,
      '公路要点\n\n一、任务\n1.修一号路。（责任单位：市旅游委）\n2.修二号路。（责任单位：市旅游委）\n3.修三号路。（责任单位：市旅游委）\n',
    ).then(async (params) => {
      await publish(server, params);
      return params;
    });
    const [one, two, three] = await tasksOf(planId);
    if (one === undefined || two === undefined || three === undefined) throw new Error('the plan has too few tasks');
    const seen = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });
    expect(await ended(one.code)).toEqual([]);
    await server.ok(adjusting.mergeTasks, {
      body: { tasks: [seen(one), seen(two)], into: made('修一号、二号路', '修一号路、二号路。'), reason: '合并' },
    });
    const merged = (await tasksOf(planId)).find(({ title }) => title === '修一号、二号路');
    expect(await ended(one.code)).toMatchObject([
      { id: one.id, code: one.code, end: 'merged', into: [{ id: merged?.id, code: merged?.code }] },
    ]);
    expect(await ended(one.code.replace('-', '－'))).toHaveLength(1);
    const goneAs = async (who: Calls = server) =>
      (await who.ok(ledger.listTasks, { query: { planId: [planId], state: 'withdrawn' } })).tasks.map((task) => [
        task.id,
        task.ended?.end,
        task.ended?.into,
      ]);
    expect(await goneAs()).toEqual([
      [one.id, 'merged', [merged?.code]],
      [two.id, 'merged', [merged?.code]],
    ]);
    expect(await ended(one.code.slice(0, -1))).toEqual([]);
    await server.ok(adjusting.withdrawTasks, { body: { tasks: [seen(three)], reason: '撤下' } });
    expect(await ended(three.code)).toMatchObject([{ id: three.id, end: 'withdrawn', into: [] }]);

    // Who answered for a task that ended learns where it went only where it answers there too.
    const before = await server.as('contact', { unit: '泰和市旅游委' });
    expect(await ended(one.code, before)).toMatchObject([{ id: one.id, end: 'merged', into: [] }]);
    expect((await goneAs(before))[0]).toEqual([one.id, 'merged', []]);
    const after = await server.as('contact', { unit: '泰和市财政局' });
    expect(await ended(one.code, after)).toEqual([]);
    expect(await ended(three.code, after)).toEqual([]);
  });
});

/** From printed names to units, and who sees what of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import type { UnitTextState } from '#core/plan/unit-text.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import * as units from '#contract/ledger/open-list-endpoints.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { followMergedUnits } from '#server/ledger/responsibility-unit/follow-merged-units.ts';
import { change, draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { detailsOf } from '#test/task-details.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../test/corpus/000-taian-shenghui.txt'), 'utf8');

let server: TestServer;
let params: VersionParams;
/** Ids of the seeded units by any of their names. */
let unit: (name: string) => string;

beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  const names = await server.database.pool.query<{ unit_id: string; name: string }>('select unit_id, name from unit_name');
  const byName = new Map(names.rows.map((row) => [row.name, row.unit_id]));
  unit = (name) => {
    const id = byName.get(name);
    if (id === undefined) throw new Error(`no unit ${name}`);
    return id;
  };
  params = await upload(server, text);
});
afterAll(() => server.stop());

const planUnits = async () => (await server.ok(unitTexts.listPlanUnits, { params })).units;
async function planUnit(name: string) {
  const found = (await planUnits()).find((row) => row.text === name);
  if (found === undefined) throw new Error(`the plan does not print ${name}`);
  return found;
}
async function decide(name: string, state: UnitTextState, unitIds: string[] = []) {
  const { revision } = await planUnit(name);
  return server.call(unitTexts.decidePlanUnit, { params, body: { text: name, state, unitIds, revision } });
}
const tasksOf = async (query: Record<string, unknown> = {}) =>
  detailsOf(server, (await server.ok(ledger.listTasks, { query: { limit: 500, ...query } })).tasks);

describe('the texts of a draft', () => {
  it('matches equal names alone; open lists and everything else wait for a person', async () => {
    const rows = await planUnits();
    expect(rows.find((row) => row.text === '市交通运输局')).toMatchObject({
      state: 'matched',
      unitIds: [unit('市交通运输局')],
      confidence: 100,
      basis: 'name',
      decidedBy: '系统按名称',
    });
    const open = rows.filter((row) => row.openList);
    expect(open.map((row) => row.text)).toContain('有关县市区');
    expect(open.every((row) => row.state === 'open' && row.unitIds.length === 0 && row.decidedAt === null)).toBe(true);
    expect(rows.every((row) => row.tasks > 0)).toBe(true);
  });

  it('gives a new text of the draft its row, with proposals and no guess', async () => {
    const [task] = (await draftOf(server, params)).draft.tasks;
    if (task === undefined) throw new Error('no task');
    await change(server, params, {
      type: 'add-unit',
      tasks: [{ ranges: task.ranges }],
      unit: '发改委',
      role: 'support',
      ownPart: null,
    });
    const added = await planUnit('发改委');
    expect(added).toMatchObject({ state: 'open', unitIds: [], basis: null, tasks: 1 });
    expect(added.proposals[0]).toMatchObject({ unitId: unit('市发展改革委') });
    expect(added.proposals.every(({ confidence }) => confidence < 100)).toBe(true);
  });

  it('refuses what does not fit the text, and a decision on something older', async () => {
    const wrong = [
      await decide('有关县市区', 'named'),
      await decide('有关县市区', 'matched', [unit('泰山区')]),
      await decide('市交通运输局', 'named', [unit('市交通运输局')]),
      await decide('市交通运输局', 'matched', [unit('市交通运输局'), unit('市水利局')]),
      await decide('市交通运输局', 'as-printed', [unit('市水利局')]),
    ];
    expect(wrong.map(({ problem }) => problem?.code)).toEqual(wrong.map(() => 'unit-text-wrong-state'));
    expect((await decide('发改委', 'matched', ['00000000-0000-7000-8000-00000000abcd'])).problem?.code).toBe('unit-not-found');
    const { revision } = await planUnit('发改委');
    expect((await decide('发改委', 'matched', [unit('市发展改革委')])).body).toMatchObject({ state: 'matched', basis: 'person' });
    const late = await server.call(unitTexts.decidePlanUnit, {
      params,
      body: { text: '发改委', state: 'as-printed', unitIds: [], revision },
    });
    expect(late.problem?.code).toBe('unit-text-changed');
    const nowhere = await server.call(unitTexts.decidePlanUnit, {
      params,
      body: { text: '没有的局', state: 'as-printed', unitIds: [], revision: 1 },
    });
    expect(nowhere.problem?.code).toBe('unit-text-not-found');
  });

  it('takes a decision back, and does not match by name what a person left open', async () => {
    expect((await decide('市交通运输局', 'open')).body).toMatchObject({ state: 'open', decidedBy: null });
    const { revision } = await draftOf(server, params);
    await server.ok(drafts.parseAgain, { params, body: { revision } });
    const row = await planUnit('市交通运输局');
    expect(row.state).toBe('open');
    expect(row.proposals).toEqual([{ unitId: unit('市交通运输局'), confidence: 100, why: 'same-name', name: '市交通运输局' }]);
    expect((await decide('市交通运输局', 'matched', [unit('市交通运输局')])).body).toMatchObject({ confidence: 100 });
  });
});

describe('the ledger', () => {
  it('publishes what the texts mean, and takes an answer later', async () => {
    await publish(server, params);
    const before = await tasksOf({ openList: 'with' });
    const one = before.find((task) => task.responsibilities.some((row) => row.unit === '有关县市区'));
    expect(one?.responsibilities.find((row) => row.unit === '有关县市区')).toMatchObject({
      resolution: 'open',
      units: [],
      resolvedBy: null,
    });
    expect((await tasksOf()).flatMap((task) => task.responsibilities).find((row) => row.unit === '市交通运输局')).toMatchObject({
      resolution: 'matched',
      units: [{ id: unit('市交通运输局'), name: '市交通运输局' }],
    });

    const named = await decide('有关县市区', 'named', [unit('泰山区'), unit('肥城市')]);
    expect(named.body).toMatchObject({ state: 'named' });
    const detail = await server.ok(ledger.getTask, { params: { taskId: one?.id ?? '' } });
    expect(detail.responsibilities.find((row) => row.unit === '有关县市区')).toMatchObject({
      resolution: 'named',
      units: [
        { id: unit('泰山区'), name: '泰山区' },
        { id: unit('肥城市'), name: '肥城市' },
      ],
    });
    expect(detail.history[0]).toMatchObject({ act: 'decidePlanUnit' });
    expect(detail.history[0]?.after).toContain('肥城市');
  });

  it('filters and counts by the units that answer, by whatever name they are printed', async () => {
    const here = await tasksOf({ unitId: [unit('肥城市')] });
    expect(here.length).toBeGreaterThan(0);
    for (const task of here) expect(task.responsibilities.some((row) => row.units.some(({ id }) => id === unit('肥城市')))).toBe(true);
    const all = await tasksOf();
    const answered = all.filter((task) => task.responsibilities.some((row) => row.units.some(({ id }) => id === unit('肥城市'))));
    expect(here.map(({ id }) => id)).toEqual(answered.map(({ id }) => id));
    const counts = await server.ok(ledger.countTasks);
    expect(counts.unitId).toContainEqual({ value: unit('肥城市'), label: '肥城市', count: here.length });
    const [local, lead] = [
      await tasksOf({ unitId: [unit('肥城市')], unitRole: ['local'] }),
      await tasksOf({ unitId: [unit('肥城市')], unitRole: ['lead'] }),
    ];
    expect(local.length).toBe(here.length);
    expect(lead).toEqual([]);
    const roles = await server.ok(ledger.countTasks, { query: { unitId: [unit('肥城市')] } });
    expect(roles.unitRole).toEqual([{ value: 'local', label: 'local', count: here.length }]);
    const both = await tasksOf({ unitId: [unit('肥城市'), unit('市交通运输局')], sort: 'due' });
    expect(new Set(both.map(({ id }) => id)).size).toBe(both.length);
  });

  it('says in a row who the named members are, what is undecided, and where a unit answers that was asked for', async () => {
    const narrowed = await server.ok(ledger.listTasks, { query: { unitId: [unit('肥城市')], limit: 500 } });
    for (const { responsibilities } of narrowed.tasks)
      expect(responsibilities.filter((row) => row.wanted === true)).toEqual([
        { unit: '有关县市区', role: 'local', openList: true, members: ['泰山区', '肥城市'], wanted: true },
      ]);
    const { tasks } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    const records = await detailsOf(server, tasks);
    expect(tasks.flatMap(({ responsibilities }) => responsibilities.map((row) => row.undecided === true))).toEqual(
      records.flatMap(({ responsibilities }) => responsibilities.map(({ resolution }) => resolution === 'open')),
    );
    expect(JSON.stringify(tasks)).not.toContain('wanted');
  });

  it('names members for single tasks; the text does not change them any more until that is taken back', async () => {
    const [task] = await tasksOf({ unitId: [unit('肥城市')] });
    const row = task?.responsibilities.find((each) => each.unit === '有关县市区');
    if (task === undefined || row === undefined) throw new Error('no open list');
    const resolve = (state: 'named' | 'as-printed' | 'open', unitIds: string[]) =>
      server.call(units.resolveResponsibilities, {
        body: { responsibilities: [{ taskId: task.id, unit: row.unit }], state, unitIds, reason: '只涉及宁阳' },
      });
    expect((await resolve('named', [])).problem?.code).toBe('unit-text-wrong-state');
    expect((await resolve('named', [unit('宁阳县')])).body).toEqual({ changed: 1 });
    const unitsNow = async () =>
      (await server.ok(ledger.getTask, { params: { taskId: task.id } })).responsibilities
        .find((each) => each.id === row.id)
        ?.units.map(({ name }) => name);
    expect(await unitsNow()).toEqual(['宁阳县']);
    await decide('有关县市区', 'named', [unit('泰山区'), unit('东平县')]);
    expect(await unitsNow()).toEqual(['宁阳县']);
    expect((await tasksOf({ unitId: [unit('宁阳县')] })).map(({ id }) => id)).toEqual([task.id]);
    await resolve('open', []);
    expect(await unitsNow()).toEqual(['泰山区', '东平县']);
  });

  it('lists all open ones by text, and what was decided', async () => {
    const open = await server.ok(units.listOpenLists);
    // A task with two open lists is one task, as in the ledger's own filter.
    expect(open.counts.unnamed).toBe((await tasksOf({ openList: 'with' })).length);
    expect(open.counts.unnamed).toBeLessThan(open.lists.reduce((sum, list) => sum + list.total, 0));
    expect(open.lists.every((list) => list.openList && list.responsibilities.every(({ state }) => state === 'open'))).toBe(true);
    const named = await server.ok(units.listOpenLists, { query: { tab: 'named' } });
    expect(named.lists.map((list) => list.text)).toEqual(['有关县市区']);
    expect(named.counts.named).toBe(named.lists[0]?.total);
    for (const list of open.lists) {
      const { revision } = await planUnit(list.text);
      expect(list.revision).toBe(revision);
      await server.ok(unitTexts.decidePlanUnit, { params, body: { text: list.text, state: 'as-printed', unitIds: [], revision } });
    }
    expect((await server.ok(units.listOpenLists)).lists).toEqual([]);
    expect(await tasksOf({ openList: 'with' })).toEqual([]);
  });

  it('gives a new lead the unit of its name', async () => {
    const [task] = await tasksOf({ lead: 'without' });
    if (task === undefined) throw new Error('no task');
    await server.ok(ledger.setLead, { body: { tasks: [{ id: task.id, revision: task.revision }], lead: '市贸促会' } });
    expect((await tasksOf({ unitId: [unit('市贸促会')], unitRole: ['lead'] })).map(({ id }) => id)).toEqual([task.id]);
    await server.ok(ledger.setLead, {
      body: { tasks: [{ id: task.id, revision: task.revision + 1 }], lead: null, formerLeadBecomes: null },
    });
    expect(await tasksOf({ unitId: [unit('市贸促会')], unitRole: ['lead'] })).toEqual([]);
  });

  it('follows when two units become one', async () => {
    const before = await tasksOf({ unitId: [unit('东平县'), unit('泰山区')] });
    await server.act(async (act) => {
      await followMergedUnits(act, unit('东平县'), unit('泰山区'));
      act.audit({ act: 'test.merge', objects: [] });
      return success({});
    });
    expect(await tasksOf({ unitId: [unit('东平县')] })).toEqual([]);
    expect((await tasksOf({ unitId: [unit('泰山区')] })).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect((await planUnit('有关县市区')).unitIds).toEqual([unit('泰山区')]);
  });

  it('keeps what was decided, for a text and for a single task, in the next version', async () => {
    const tasks = await tasksOf({ unitId: [unit('泰山区')] });
    const chosen = tasks[1];
    const row = chosen?.responsibilities.find((each) => each.unit === '有关县市区');
    if (chosen === undefined || row === undefined) throw new Error('no task');
    await server.ok(units.resolveResponsibilities, {
      body: { responsibilities: [{ taskId: chosen.id, unit: row.unit }], state: 'named', unitIds: [unit('新泰市')], reason: '' },
    });
    const next = await upload(server, `${text}\n附记。`, params.planId);
    await publish(server, next);
    const after = await tasksOf({ unitId: [unit('泰山区'), unit('新泰市')] });
    expect(after.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id));
    expect((await tasksOf({ unitId: [unit('新泰市')] })).map(({ id }) => id)).toEqual([chosen.id]);
    expect(await tasksOf({ openList: 'with' })).toEqual([]);
  });
});

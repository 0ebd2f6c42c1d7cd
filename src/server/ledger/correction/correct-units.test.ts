/** The units of published tasks are corrected, over HTTP: who answers, who sees it, what is printed, taken back, and in the next version. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as openLists from '#contract/ledger/open-list-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as unitApi from '#contract/unit/endpoints.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { publish, publishRequest, upload, type VersionParams } from '#test/plan-steps.ts';
import { recountLedger } from '#test/recount-ledger.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

let plans = 0;
const items = (first: string, second = '责任单位：市商务局') => `泰和市第${plans}号交通工作方案

一、主要任务
1.建成甲乙高速公路。（${first}）
2.完善戊港集疏运体系。（${second}）
`;
const led = '牵头单位：市交通运输局；配合单位：市财政局、市水利局';

let server: TestServer;
let contact: Person;
beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  contact = await server.as('contact', { unit: '泰安市教育局' });
});
afterAll(() => server.stop());

interface Published {
  readonly params: VersionParams;
  readonly task: ledger.TaskDetail;
  readonly other: ledger.TaskDetail;
}

async function published(first = led): Promise<Published> {
  plans += 1;
  const params = await upload(server, items(first));
  await publish(server, params);
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
  const [task, other] = await Promise.all(tasks.map(({ id }) => detail(id)));
  if (task === undefined || other === undefined) throw new Error('the plan has too few tasks');
  return { params, task, other };
}

const detail = (id: string) => server.ok(ledger.getTask, { params: { taskId: id } });
type Units = NonNullable<correcting.TaskCorrection['units']>;
const asking = (tasks: readonly { id: string; revision: number }[], units: Units) => ({
  body: { tasks: tasks.map(({ id, revision }) => ({ id, revision, values: { units } })), reason: '市编办〔2026〕3号' },
});
const correct = async (id: string, units: Units) => server.ok(correcting.correctTasks, asking([await detail(id)], units));
const undo = (id: string | null) => server.call(correcting.undoCorrection, { params: { correctionId: id ?? '' } });
const lead = async (id: string, unit: string | null) =>
  server.ok(ledger.setLead, { body: { tasks: [{ id, revision: (await detail(id)).revision }], lead: unit } });

const told = (task: Pick<ledger.TaskDetail, 'responsibilities'>): string[] =>
  task.responsibilities.map(({ unit, role, ownPart, accountable, basis }) =>
    [unit, role, ...(accountable ? ['*'] : []), ...(ownPart === null ? [] : [ownPart]), basis].join(' '),
  );
const printedOf = (task: ledger.TaskDetail): unknown => task.corrections.find(({ field }) => field === 'units')?.printed;
const asPrinted = (...rows: string[]) =>
  rows.map((row) => {
    const [unit, role, accountable] = row.split(' ');
    return { unit, role, ownPart: null, accountable: accountable === '*' };
  });

async function countsAreKept(): Promise<void> {
  const counted = await server.act(async (act) => {
    const value = await recountLedger(act);
    act.audit({ act: 'test.count', objects: [] });
    return success(value);
  });
  if (!counted.ok) throw new Error(counted.code);
  expect(await server.ok(ledger.countTasks)).toEqual(counted.value.facets);
  expect(await server.ok(ledger.listUnitTexts)).toEqual(counted.value.unitTexts);
}

describe('corrected units', () => {
  it('answer at once, with the printed ones beside them and the change in the history', async () => {
    const { task } = await published();
    await countsAreKept();
    await correct(task.id, {
      change: [{ unit: '市财政局', to: { role: 'responsible', ownPart: '落实资金' } }],
      remove: ['市水利局'],
      add: [{ unit: '市教育局', role: 'responsible', ownPart: null }],
    });
    const now = await detail(task.id);
    expect(told(now)).toEqual(['市交通运输局 lead * printed', '市财政局 responsible 落实资金 changed', '市教育局 responsible changed']);
    expect(now).toMatchObject({ lead: '市交通运输局', revision: task.revision + 1 });
    expect(printedOf(now)).toEqual(asPrinted('市交通运输局 lead *', '市财政局 support', '市水利局 support'));
    expect(now.corrections[0]).toMatchObject({ field: 'units', reason: '市编办〔2026〕3号' });
    const [event] = now.history;
    expect(event).toMatchObject({ act: 'correctTasks', detail: '市编办〔2026〕3号' });
    expect(JSON.parse(event?.after ?? '')).toMatchObject({
      lead: '市交通运输局',
      units: [
        { unit: '市交通运输局', role: 'lead', ownPart: null },
        { unit: '市财政局', role: 'responsible', ownPart: '落实资金' },
        { unit: '市教育局', role: 'responsible', ownPart: null },
      ],
    });
    const planId = [task.planId];
    const found = async (query: object) => (await server.ok(ledger.listTasks, { query: { planId, ...query } })).tasks.length;
    expect([await found({ text: '教育局' }), await found({ text: '水利局' })]).toEqual([1, 0]);
    expect([await found({ unit: ['市教育局'] }), await found({ unit: ['市水利局'] })]).toEqual([1, 0]);
    expect(await found({ unit: ['市财政局'], unitRole: ['responsible'] })).toBe(1);
    await countsAreKept();
  });

  it('see the task, and who is out of it sees it no more', async () => {
    const { task } = await published();
    const sees = async () => (await contact.call(ledger.getTask, { params: { taskId: task.id } })).status === 200;
    expect(await sees()).toBe(false);
    const { id } = await correct(task.id, { change: [{ unit: '市水利局', to: { unit: '市教育局' } }] });
    expect(await sees()).toBe(true);
    expect((await undo(id)).status).toBe(200);
    expect(await sees()).toBe(false);
  });

  it('are followed when units become one', async () => {
    const { task } = await published();
    await correct(task.id, { add: [{ unit: '市科技局', role: 'support', ownPart: null }] });
    const unitOf = async () => (await detail(task.id)).responsibilities.find(({ unit }) => unit === '市科技局')?.units[0];
    const { tree } = { tree: (await server.ok(unitApi.listUnits)).units };
    const idOf = (name: string) => tree.find(({ names }) => names.some((each) => each.name === name))?.id ?? expect.fail(name);
    expect((await unitOf())?.id).toBe(idOf('市科技局'));
    await server.ok(unitApi.mergeUnits, { body: { from: idOf('市科技局'), into: idOf('市体育局'), reason: '机构改革' } });
    expect((await unitOf())?.id).toBe(idOf('市体育局'));
    expect((await server.ok(ledger.listTasks, { query: { unitId: [idOf('市体育局')], planId: [task.planId] } })).tasks).toHaveLength(1);
  });

  it('of many tasks are replaced in one act and are taken back as one, to the row', async () => {
    const { task, other } = await published();
    const before = [told(task), told(other)];
    const { id, changed } = await server.ok(
      correcting.correctTasks,
      asking([task, other], {
        change: [
          { unit: '市商务局', to: { unit: '市教育局' } },
          { unit: '市水利局', to: { unit: '市教育局' } },
        ],
      }),
    );
    expect(changed).toBe(2);
    expect([told(await detail(task.id)), told(await detail(other.id))]).toEqual([
      ['市交通运输局 lead * printed', '市财政局 support printed', '市教育局 support changed'],
      ['市教育局 responsible changed'],
    ]);
    expect((await undo(id)).status).toBe(200);
    expect([told(await detail(task.id)), told(await detail(other.id))]).toEqual(before);
    expect((await detail(task.id)).corrections).toEqual([]);
    await countsAreKept();
  });

  it('that nobody of the tasks is meant by change nothing', async () => {
    const { task, other } = await published();
    expect(await server.ok(correcting.correctTasks, asking([task, other], { remove: ['市外办'] }))).toEqual({ id: null, changed: 0 });
  });

  it('bring back what was decided for the task alone', async () => {
    const { task } = await published('责任单位：市财政局、有关县市区');
    const list = task.responsibilities.find(({ openList }) => openList) ?? expect.fail('no open list');
    const units = (await server.ok(unitApi.listUnits)).units;
    const county = units.find(({ names }) => names.some(({ name }) => name === '肥城市')) ?? expect.fail('no county');
    await server.ok(openLists.resolveResponsibilities, {
      body: { responsibilities: [{ taskId: task.id, unit: list.unit }], state: 'named', unitIds: [county.id], reason: '' },
    });
    const { id } = await correct(task.id, { remove: [list.unit] });
    expect((await detail(task.id)).responsibilities.map(({ unit }) => unit)).toEqual(['市财政局']);
    await undo(id);
    expect((await detail(task.id)).responsibilities.find(({ openList }) => openList)).toMatchObject({
      resolution: 'named',
      units: [{ id: county.id }],
    });
    await countsAreKept();
  });
});

describe('who leads', () => {
  it('is who is made 牵头, as if named so; nobody in particular can be', async () => {
    const { task } = await published(`${led}、有关县市区`);
    await correct(task.id, { change: [{ unit: '市水利局', to: { role: 'lead' } }] });
    const now = await detail(task.id);
    expect(now.lead).toBe('市水利局');
    expect(told(now)).toContain('市交通运输局 responsible changed');
    expect(JSON.parse(now.history[0]?.before ?? '')).toMatchObject({ lead: '市交通运输局' });
    const refused = await server.call(correcting.correctTasks, asking([now], { change: [{ unit: '有关县市区', to: { role: 'lead' } }] }));
    expect(refused.problem).toMatchObject({ code: 'lead-is-open-list', data: { unit: '有关县市区' } });
  });

  it('is nobody when the lead is out of it, or has another role', async () => {
    const { task } = await published();
    const { id } = await correct(task.id, { remove: ['市交通运输局'] });
    expect((await detail(task.id)).lead).toBeNull();
    await undo(id);
    expect((await detail(task.id)).lead).toBe('市交通运输局');
    await correct(task.id, { change: [{ unit: '市交通运输局', to: { role: 'support' } }] });
    expect((await detail(task.id)).lead).toBeNull();
    await countsAreKept();
  });

  it('can be named after a correction, which is then not taken back over it; the print is still the plan’s', async () => {
    const { task } = await published();
    await lead(task.id, '市水利局');
    const { id } = await correct(task.id, { remove: ['市财政局'] });
    expect((await detail(task.id)).lead).toBe('市水利局');
    await lead(task.id, '市教育局');
    expect(printedOf(await detail(task.id))).toEqual(asPrinted('市交通运输局 lead *', '市财政局 support', '市水利局 support'));
    expect((await undo(id)).problem).toMatchObject({ code: 'correction-overtaken', data: { code: task.code } });
  });
});

describe('a new version of the plan', () => {
  it('keeps corrected units, and who was named to lead since, where it prints what it printed', async () => {
    const { params, task } = await published();
    await correct(task.id, { add: [{ unit: '市教育局', role: 'support', ownPart: '选址' }], remove: ['市财政局'] });
    await lead(task.id, '市水利局');
    const before = told(await detail(task.id));
    for (const year of [1, 2]) {
      await publish(server, await upload(server, `${items(led)}\n${year}\n`, params.planId));
      const now = await detail(task.id);
      expect(told(now)).toEqual(before);
      expect(now.lead).toBe('市水利局');
      expect(printedOf(now)).toEqual(asPrinted('市交通运输局 lead *', '市财政局 support', '市水利局 support'));
    }
    await countsAreKept();
  });

  it('ends a correction that it has come to print', async () => {
    const { params, task } = await published();
    const { id } = await correct(task.id, { change: [{ unit: '市财政局', to: { unit: '市教育局' } }] });
    const said = '牵头单位：市交通运输局；配合单位：市水利局、市教育局';
    await publish(server, await upload(server, items(said), params.planId));
    const now = await detail(task.id);
    expect(told(now)).toEqual(['市交通运输局 lead * printed', '市水利局 support printed', '市教育局 support printed']);
    expect(now.corrections).toEqual([]);
    expect((await undo(id)).problem?.code).toBe('correction-overtaken');
  });

  it.each(['correction', 'plan'] as const)('asks where it prints something third: %s', async (keep) => {
    const { params, task } = await published();
    const { id } = await correct(task.id, { change: [{ unit: '市财政局', to: { unit: '市教育局' } }] });
    const version = await upload(server, items('责任单位：市交通运输局、市商务局'), params.planId);
    const { clashes } = await server.ok(publishing.diffVersion, { params: version });
    expect(clashes).toMatchObject([
      {
        correctionId: id,
        taskId: task.id,
        field: 'units',
        printed: asPrinted('市交通运输局 responsible', '市商务局 responsible'),
        value: asPrinted('市交通运输局 lead *', '市教育局 support', '市水利局 support'),
      },
    ]);
    const body = await publishRequest(server, version);
    expect((await server.call(publishing.publishDraft, { params: version, body })).problem?.code).toBe('corrections-undecided');
    await server.ok(publishing.publishDraft, {
      params: version,
      body: { ...body, corrections: [{ correctionId: id ?? '', taskId: task.id, field: 'units', keep }] },
    });
    const now = await detail(task.id);
    // Who leads stays where the plan names nobody and still prints that unit.
    expect(told(now)).toEqual(
      keep === 'plan'
        ? ['市交通运输局 lead * changed', '市商务局 responsible printed']
        : ['市交通运输局 lead * changed', '市教育局 support changed', '市水利局 support changed'],
    );
    expect(now.lead).toBe('市交通运输局');
    expect(printedOf(now)).toEqual(keep === 'plan' ? undefined : asPrinted('市交通运输局 responsible', '市商务局 responsible'));
    // What it would go back to is printed no more.
    expect((await undo(id)).problem?.code).toBe('correction-overtaken');
    await correct(task.id, { add: [{ unit: '市水利局', role: 'support', ownPart: null }], remove: ['市商务局'] });
    expect(printedOf(await detail(task.id))).toEqual(asPrinted('市交通运输局 responsible', '市商务局 responsible'));
    await countsAreKept();
  });

  it('does not ask about units that were taken back', async () => {
    const { params, task } = await published();
    const { id } = await correct(task.id, { remove: ['市财政局'] });
    await undo(id);
    const version = await upload(server, items('责任单位：市商务局'), params.planId);
    expect((await server.ok(publishing.diffVersion, { params: version })).clashes).toEqual([]);
    await publish(server, version);
    expect(told(await detail(task.id))).toContain('市商务局 responsible printed');
  });
});

/** Who sees what of the ledger: a contact what the units of the post answer for, a counterpart what was shared with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import * as units from '#contract/ledger/open-list-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as unitTexts from '#contract/plan/unit-text-endpoints.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';
import { detailsOf } from '#test/task-details.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../test/corpus/000-taian-shenghui.txt'), 'utf8');
const nowhere = '00000000-0000-7000-8000-00000000abcd';

let server: TestServer;
let params: VersionParams;
let contact: Person;
let counterpart: Person;
let all: ledger.TaskDetail[];

const tasksOf = async (who: Calls, query: Record<string, unknown> = {}) =>
  (await who.ok(ledger.listTasks, { query: { limit: 500, ...query } })).tasks;
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  params = await upload(server, text);
  await publish(server, params);
  contact = await server.as('contact', { unit: '泰安市交通运输局' });
  counterpart = await server.as('counterpart', { unit: '济南市' });
  all = await detailsOf(server, await tasksOf(server));
});
afterAll(() => server.stop());

const answers = (task: ledger.TaskDetail, unitId: string | null): boolean =>
  task.responsibilities.some((row) => row.units.some(({ id }) => id === unitId));

describe('a contact', () => {
  it('sees the tasks of the own unit, in every order, and counts no others', async () => {
    const own = all.filter((task) => answers(task, contact.unitId));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    expect(ids(await tasksOf(contact))).toEqual(ids(own));
    expect(new Set(ids(await tasksOf(contact, { sort: 'due' })))).toEqual(new Set(ids(own)));
    const first = await contact.ok(ledger.listTasks, { query: { limit: 1 } });
    const second = await contact.ok(ledger.listTasks, { query: { limit: 1, offset: 1 } });
    expect(ids([...first.tasks, ...second.tasks])).toEqual(ids(own.slice(0, 2)));

    const counts = await contact.ok(ledger.countTasks);
    expect(counts.total).toBe(own.length);
    expect(counts.kind.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
    const printed = new Set(own.flatMap((task) => task.responsibilities.map(({ unit }) => unit)));
    expect(new Set(counts.unit.map(({ value }) => value))).toEqual(printed);
    const lists = await contact.ok(ledger.listUnitTexts);
    expect(new Set(lists.units.map(({ unit }) => unit))).toEqual(printed);
    expect(Math.max(...lists.units.map(({ tasks }) => tasks))).toBe(own.length);
  });

  it('is told in every row which of its names means the own unit; whoever sees all is told of nobody', async () => {
    for (const { code, responsibilities } of await tasksOf(contact)) {
      const own = responsibilities.filter((row) => row.own !== undefined);
      expect(own.length, code).toBeGreaterThan(0);
      expect(new Set(own.flatMap((row) => row.own)), code).toEqual(new Set(['市交通运输局']));
    }
    const marked = (await tasksOf(server)).flatMap(({ responsibilities }) => responsibilities.filter((row) => row.own !== undefined));
    expect(marked).toEqual([]);
  });

  it('gets no further by filters than by none', async () => {
    const foreign = all.find((task) => !answers(task, contact.unitId));
    const [unit] = foreign?.responsibilities.flatMap((row) => row.units) ?? [];
    if (foreign === undefined || unit === undefined) throw new Error('every task is the own unit’s');
    const visible = new Set(ids(await tasksOf(contact)));
    for (const query of [
      { unitId: [unit.id] },
      { unit: [foreign.responsibilities[0]?.unit ?? ''] },
      { text: foreign.code },
      { unitId: [unit.id, contact.unitId ?? ''] },
    ]) {
      expect(ids(await tasksOf(contact, query)).filter((id) => !visible.has(id))).toEqual([]);
    }
    expect(await contact.call(ledger.getTask, { params: { taskId: foreign.id } })).toMatchObject({
      status: 404,
      problem: { code: 'task-not-found' },
    });
    const sheet = await contact.call(exporting.exportTasks, {
      body: { format: 'csv', filter: {}, sort: 'position', columns: ['code'] },
    });
    const exported = sheet.bytes.toString('utf8').trim().split('\n').length - 1;
    expect(exported).toBe(visible.size);
  });

  it('sees objects, themes and principles of the own tasks alone', async () => {
    const own = all.filter((task) => answers(task, contact.unitId));
    const foreign = all.filter((task) => !answers(task, contact.unitId));
    const theme = await server.ok(theming.addTheme, { body: { name: '济泰同城化', note: null } });
    const other = await server.ok(theming.addTheme, { body: { name: '文旅融合', note: null } });
    const [mine, theirs] = [own[0], foreign[0]];
    if (mine === undefined || theirs === undefined) throw new Error('no tasks');
    await server.ok(theming.setTaskThemes, { body: { taskIds: [mine.id, theirs.id], add: [theme.id], remove: [] } });
    await server.ok(theming.setTaskThemes, { body: { taskIds: [theirs.id], add: [other.id], remove: [] } });
    expect((await contact.ok(theming.listThemes)).themes).toMatchObject([{ id: theme.id, taskCount: 1 }]);
    expect((await server.ok(theming.listThemes)).themes).toMatchObject([
      { id: theme.id, taskCount: 2 },
      { id: other.id, taskCount: 1 },
    ]);

    const objects = await contact.ok(objectApi.listObjects, { query: { limit: 500 } });
    const named = new Set(own.flatMap((task) => ids(task.objects)));
    expect(new Set(ids(objects.objects))).toEqual(named);
    expect(Object.values(objects.counts).reduce((sum, count) => sum + count, 0)).toBe(named.size);
    const hidden = foreign.flatMap((task) => task.objects).find(({ id }) => !named.has(id));
    expect((await contact.call(objectApi.getObject, { params: { objectId: hidden?.id ?? '' } })).problem?.code).toBe('object-not-found');

    const principles = (await server.ok(ledger.listPrinciples, { query: {} })).principles;
    const [one, two] = principles;
    if (one === undefined || two === undefined) throw new Error('no principles');
    await server.ok(ledger.setTaskPrinciples, { params: { taskId: mine.id }, body: { clauseIds: [one.clauseId] } });
    await server.ok(ledger.setTaskPrinciples, { params: { taskId: theirs.id }, body: { clauseIds: [one.clauseId, two.clauseId] } });
    expect((await contact.ok(ledger.listPrinciples, { query: {} })).principles).toMatchObject([{ clauseId: one.clauseId, tasks: 1 }]);
  });

  it('of a whole tree of units sees what any of them answers for', async () => {
    const leader = await server.as('unit-leader', { unit: '泰安市人民政府' });
    const seen = await tasksOf(leader);
    expect(seen.length).toBeGreaterThan((await tasksOf(contact)).length);
    expect(new Set(ids(seen)).size).toBe(seen.length);
    expect(ids(await tasksOf(contact)).filter((id) => !ids(seen).includes(id))).toEqual([]);
  });

  it('begins to see a task when its unit is named', async () => {
    const county = await server.as('contact', { unit: '宁阳县' });
    expect(await tasksOf(county)).toEqual([]);
    expect((await county.ok(ledger.countTasks)).total).toBe(0);
    const open = (await server.ok(units.listOpenLists)).lists.find((list) => list.text === '有关县市区');
    const [row] = open?.responsibilities ?? [];
    await server.ok(units.resolveResponsibilities, {
      body: {
        responsibilities: [{ taskId: row?.taskId ?? '', unit: '有关县市区' }],
        state: 'named',
        unitIds: [county.unitId ?? ''],
        reason: '',
      },
    });
    expect(ids(await tasksOf(county))).toEqual([row?.taskId]);
  });
});

describe('a counterpart', () => {
  it('sees what is shared with it, as long as it is', async () => {
    expect(await tasksOf(counterpart)).toEqual([]);
    const [first, second] = all;
    if (first === undefined || second === undefined || counterpart.unitId === null) throw new Error('no tasks');
    const share = (taskIds: string[], add: string[], remove: string[] = []) =>
      server.call(sharing.setTaskShares, { body: { taskIds, add, remove } });
    expect((await share([first.id], [contact.unitId ?? ''])).problem?.code).toBe('unit-not-outside');
    expect((await share([first.id, nowhere], [counterpart.unitId])).problem?.code).toBe('task-not-found');
    expect((await share([first.id], [nowhere])).problem?.code).toBe('unit-not-found');
    expect((await share([first.id, second.id], [counterpart.unitId])).body).toEqual({ changed: 2 });
    expect((await share([first.id, second.id], [counterpart.unitId])).body).toEqual({ changed: 0 });
    expect(ids(await tasksOf(counterpart))).toEqual([first.id, second.id]);
    expect((await counterpart.ok(ledger.countTasks)).total).toBe(2);

    await server.database.pool.query("update responsibility set resolved_by = '王敏' where task_id = $1", [first.id]);
    const seen = await counterpart.ok(ledger.getTask, { params: { taskId: first.id } });
    expect(seen).toMatchObject({ shares: [], history: [] });
    const told = await server.ok(ledger.getTask, { params: { taskId: first.id } });
    const decidedBy = (task: ledger.TaskDetail) => new Set(task.responsibilities.map(({ resolvedBy }) => resolvedBy));
    expect([decidedBy(seen), decidedBy(told)]).toEqual([new Set([null]), new Set(['王敏'])]);
    expect(told.shares).toMatchObject([{ id: counterpart.unitId, name: '济南市', by: '王敏' }]);
    const after = JSON.stringify({ added: ['济南市'], parts: ['content', 'source'], removed: [] });
    expect(told.history[0]).toMatchObject({ act: 'setTaskShares', after });

    await share([first.id], [], [counterpart.unitId]);
    expect(ids(await tasksOf(counterpart))).toEqual([second.id]);
    expect((await counterpart.call(ledger.getTask, { params: { taskId: first.id } })).status).toBe(404);
  });
});

describe('plans', () => {
  it('are shown as issued, without drafts, to whoever is not the office', async () => {
    const draft = await upload(server, `${text}\n附记。`, params.planId);
    const alone = await upload(server, '泰安市另一个方案\n\n一、任务\n1.建设甲路。（责任单位：市交通运输局）\n');
    const { plans } = await contact.ok(plan.listPlans);
    expect(plans.map(({ versions }) => versions.map(({ id, state }) => [id, state]))).toEqual([[[params.versionId, 'published']]]);
    expect((await contact.call(plan.getPlan, { params: { planId: alone.planId } })).problem).toMatchObject({
      status: 404,
      code: 'plan-not-found',
    });
    expect((await contact.ok(plan.getPlan, { params: { planId: params.planId } })).versions).toHaveLength(1);
    expect((await contact.call(plan.downloadOriginal, { params: draft })).problem?.code).toBe('version-not-found');
    expect((await contact.call(plan.downloadOriginal, { params })).bytes.toString('utf8')).toBe(text);
    const trail = await server.database.pool.query<{ actor: string; outcome: string }>(
      `select outcome from audit_event where act in ('downloadOriginal', 'downloadOriginal') order by seq`,
    );
    expect(trail.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
  });

  it('and their unit texts are the office’s work', async () => {
    const refused: Endpoint[] = [unitTexts.listPlanUnits, units.listOpenLists, units.resolveResponsibilities, sharing.setTaskShares];
    for (const endpoint of refused) {
      const answer = await contact.call(endpoint, {
        params: { planId: params.planId },
        ...(endpoint.method === 'GET' ? {} : { body: {} }),
      });
      expect([endpoint.id, answer.status]).toEqual([endpoint.id, 403]);
    }
  });
});

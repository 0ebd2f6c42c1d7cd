/** 新增, 拆分 and 合并 of published tasks, over HTTP: done, taken back, followed, and what becomes of them in the next version of the plan. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as sharing from '#contract/ledger/share-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { publish, publishRequest, upload } from '#test/plan-steps.ts';
import { recountLedger } from '#test/recount-ledger.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';
const noDue = { text: null, from: null, to: null };

let server: TestServer;
let steps: LedgerSteps;
beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

const part = (title: string, more: Partial<adjusting.MadeTask> = {}): adjusting.MadeTask => ({
  title,
  text: `${title}。`,
  due: noDue,
  units: { lead: '市交通运输局', responsible: [], support: [], local: [], supervise: [] },
  ...more,
});
const split = (task: Pick<ledger.TaskRow, 'id' | 'revision'>, ...parts: adjusting.MadeTask[]) =>
  server.ok(adjusting.splitTask, { params: { taskId: task.id }, body: { revision: task.revision, parts, reason: '分段实施' } });
const merge = (tasks: readonly Pick<ledger.TaskRow, 'id' | 'revision'>[], into: adjusting.MadeTask) =>
  server.ok(adjusting.mergeTasks, { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), into, reason: '一并推进' } });
const undo = (id: string) => server.call(adjusting.undoAdjustment, { params: { adjustmentId: id } });
const added = (planId: string) =>
  server.ok(adjusting.addTask, {
    body: {
      ...part('建设数字港口'),
      planId,
      chapter: '一',
      origin: 'resolution',
      kind: 'project',
      commitment: 'deliver',
      nature: 'once',
      reason: '领导小组第3次会议',
    },
  });
const listed = async (planId: string, query: Partial<ledger.TaskFilter> = {}) =>
  (await server.ok(ledger.listTasks, { query: { planId: [planId], ...query } })).tasks;
const codesOf = async (planId: string) => (await listed(planId)).map(({ code }) => code);
const standing = (tasks: readonly { readonly taskId: string }[]) => Promise.all(tasks.map(({ taskId }) => steps.detail(taskId)));

/** The kept counts say what counting every row says. */
async function countsAreRight(): Promise<void> {
  const facets = await server.ok(ledger.countTasks);
  const recounted = await server.act(async (act) => {
    const counted = await recountLedger(act);
    act.unchanged();
    return success(counted);
  });
  if (!recounted.ok) throw new Error('not counted');
  expect({ total: facets.total, kind: facets.kind, lead: facets.lead, due: facets.due }).toEqual({
    total: recounted.value.facets.total,
    kind: recounted.value.facets.kind,
    lead: recounted.value.facets.lead,
    due: recounted.value.facets.due,
  });
}

describe('a task that is split', () => {
  it('ends and says what it became; its parts have its sources, links and own codes, and stand in its place', async () => {
    const { params, tasks } = await steps.published();
    const [task, second, third] = tasks;
    const theme = await server.ok(theming.addTheme, { body: { name: `路网 ${params.planId}`, note: null } });
    await server.ok(theming.setTaskThemes, { body: { taskIds: [task.id], add: [theme.id], remove: [] } });
    const east = part('建设甲乙高速东段', { due: { text: '2026年6月底前', from: null, to: '2026-06-30' } });
    const west = part('建设甲乙高速西段', { units: { lead: null, responsible: ['泰安市财政局'], support: [], local: [], supervise: [] } });
    const done = await split(task, east, west);
    const [one, other] = await standing(done.tasks);
    expect(await codesOf(params.planId)).toEqual([one?.code, other?.code, second.code, third.code]);
    expect(new Set([task.code, second.code, third.code, one?.code, other?.code]).size).toBe(5);
    expect(one).toMatchObject({
      title: '建设甲乙高速东段',
      dueTo: '2026-06-30',
      lead: '市交通运输局',
      origin: 'clause',
      madeBy: { kind: 'split', reason: '分段实施' },
      themes: [{ id: theme.id }],
      sources: [{ text: task.sources[0]?.text, clauseId: task.sources[0]?.clauseId }],
      lineage: [{ taskId: task.id, relation: 'split', direction: 'from', state: 'withdrawn' }],
      undo: { id: done.id, kind: 'split' },
    });
    expect(other?.responsibilities).toMatchObject([{ unit: '泰安市财政局', resolution: 'matched', basis: 'changed' }]);
    const whole = await steps.detail(task.id);
    expect(whole).toMatchObject({ state: 'withdrawn', code: task.code, endedBy: { kind: 'split', reason: '分段实施' } });
    expect(whole.lineage.map(({ direction }) => direction)).toEqual(['to', 'to']);
    expect(whole.lineage.map(({ code }) => code)).toEqual([one?.code, other?.code]);
    expect(JSON.parse(whole.history[0]?.after ?? '')).toMatchObject({ into: done.tasks.map(({ code }) => code), reason: '分段实施' });
    expect((await listed(params.planId, { text: '甲乙高速西段' })).map(({ id }) => id)).toEqual([other?.id]);
    await countsAreRight();
    // The unit that answers for one part sees that part, and of the whole only what it may.
    const finance = await server.as('contact', { unit: '泰安市财政局' });
    const seen = (await finance.ok(ledger.listTasks, { query: { planId: [params.planId] } })).tasks;
    expect(seen.map(({ id }) => id)).toContain(other?.id);
    expect(seen.map(({ id }) => id)).not.toContain(one?.id);
    const csv = await server.call(exporting.exportTasks, {
      body: { format: 'csv', filter: { planId: [params.planId] }, sort: 'position', columns: ['code', 'title'] },
    });
    const lines = csv.bytes.toString('utf8').split('\n');
    expect(lines.some((line) => line.includes(`${other?.code},建设甲乙高速西段`))).toBe(true);
    expect(lines.some((line) => line.includes(`${task.code},`))).toBe(false);
  });

  it('stands again when that is undone, and the link to a part leads back; the undo can be undone', async () => {
    const { params, tasks } = await steps.published();
    const [task] = tasks;
    const before = await codesOf(params.planId);
    const done = await split(task, part('东段'), part('西段'));
    const undone = await undo(done.id);
    expect(undone.status).toBe(200);
    expect(await codesOf(params.planId)).toEqual(before);
    const [gone] = await standing(done.tasks);
    expect(gone).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'split', isUndo: true } });
    expect(gone?.lineage).toContainEqual(expect.objectContaining({ taskId: task.id, relation: 'undone', direction: 'to' }));
    expect(await steps.detail(task.id)).toMatchObject({ state: 'open', endedBy: null, title: task.title });
    await server.ok(adjusting.undoAdjustment, { params: { adjustmentId: undone.body?.id ?? '' } });
    expect(await steps.detail(task.id)).toMatchObject({ state: 'withdrawn', endedBy: { id: done.id } });
    expect((await standing(done.tasks)).map(({ state }) => state)).toEqual(['open', 'open']);
    await countsAreRight();
  });

  it('is not undone once a part was changed', async () => {
    const { tasks } = await steps.published();
    const done = await split(tasks[0], part('东段'), part('西段'));
    const [one] = await standing(done.tasks);
    if (one === undefined) expect.fail();
    await server.ok(correcting.correctTasks, {
      body: { tasks: [{ id: one.id, revision: one.revision, values: { title: '东段一期' } }], reason: '依据' },
    });
    expect((await undo(done.id)).problem).toMatchObject({ code: 'adjustment-overtaken', data: { code: one.code } });
  });

  it('is refused of one that changed or is gone, and where nobody in particular leads', async () => {
    const { tasks } = await steps.published();
    const [task] = tasks;
    const ask = (taskId: string, revision: number, lead = '市交通运输局') =>
      server.call(adjusting.splitTask, {
        params: { taskId },
        body: { revision, parts: [part('甲', { units: { lead } }), part('乙')], reason: '依据' },
      });
    expect((await ask(nobody, 1)).problem?.code).toBe('task-not-found');
    expect((await ask(task.id, task.revision + 1)).problem).toMatchObject({ code: 'task-changed', data: { code: task.code } });
    expect((await ask(task.id, task.revision, '有关县市区')).problem).toMatchObject({
      code: 'lead-is-open-list',
      data: { unit: '有关县市区' },
    });
    expect(await steps.detail(task.id)).toEqual(task);
    await split(task, part('甲'), part('乙'));
    expect((await ask(task.id, task.revision + 1)).problem?.code).toBe('task-withdrawn');
  });

  it('stays split in a new version that prints the same, its parts standing where the version prints it', async () => {
    const { params, tasks } = await steps.published();
    const [task, second, third] = tasks;
    const done = await split(task, part('东段'), part('西段'));
    const next = await upload(server, steps.text({ more: '4.建设己港。（责任单位：市水利局）\n' }), params.planId);
    expect((await server.ok(publishing.diffVersion, { params: next })).adjusted).toEqual([]);
    await publish(server, next);
    const [one, other] = await standing(done.tasks);
    expect((await codesOf(params.planId)).slice(0, 4)).toEqual([one?.code, other?.code, second.code, third.code]);
    expect(one).toMatchObject({ state: 'open', title: '东段' });
    expect(one?.sources.map(({ versionNumber }) => versionNumber)).toEqual([2, 1]);
    // Lists of a unit go along the places of its responsibilities.
    expect((await listed(params.planId, { unit: ['市交通运输局'] })).map(({ id }) => id)).toEqual([one?.id, other?.id]);
    await countsAreRight();
  });

  it.each(['adjustment', 'plan'] as const)('is asked about in a version that prints another clause: %s', async (keep) => {
    const { params, tasks } = await steps.published();
    const [task] = tasks;
    const done = await split(task, part('东段'), part('西段'));
    const next = await upload(server, steps.text({ first: '2027年底前建成甲乙高速公路并通车。' }), params.planId);
    const { adjusted } = await server.ok(publishing.diffVersion, { params: next });
    expect(adjusted).toMatchObject([{ taskId: task.id, standing: done.tasks.map(({ code }) => ({ code })) }]);
    const body = await publishRequest(server, next);
    expect((await server.call(publishing.publishDraft, { params: next, body })).problem?.code).toBe('adjustments-undecided');
    await server.ok(publishing.publishDraft, {
      params: next,
      body: { ...body, adjustments: [{ taskId: task.id, adjustmentId: done.id, keep }] },
    });
    const [one] = await standing(done.tasks);
    const whole = await steps.detail(task.id);
    if (keep === 'adjustment') {
      expect(one).toMatchObject({ state: 'open' });
      expect(one?.sources[0]).toMatchObject({ versionNumber: 2, text: expect.stringContaining('并通车') });
      expect(whole.state).toBe('withdrawn');
    } else {
      expect(whole).toMatchObject({ state: 'open', endedBy: null, text: expect.stringContaining('并通车') });
      expect(one).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'publish' } });
      expect(one?.lineage).toContainEqual(expect.objectContaining({ taskId: task.id, relation: 'replaced', direction: 'to' }));
      expect(JSON.parse(one?.history[0]?.after ?? '')).toMatchObject({ version: 2, into: [task.code] });
    }
    await countsAreRight();
  });
});

describe('a part that was withdrawn', () => {
  it('is not restored once its whole stands again by a new version', async () => {
    const { params, tasks } = await steps.published();
    const [task] = tasks;
    const done = await split(task, part('东段'), part('西段'));
    const [one, other] = await standing(done.tasks);
    if (one === undefined || other === undefined) expect.fail();
    const asked = ({ id, revision }: ledger.TaskDetail) => ({ body: { tasks: [{ id, revision }], reason: '依据' } });
    await server.ok(adjusting.withdrawTasks, asked(one));
    await server.ok(adjusting.restoreTasks, asked(await steps.detail(one.id)));
    const again = await server.ok(adjusting.withdrawTasks, asked(await steps.detail(one.id)));
    const next = await upload(server, steps.text({ first: '2027年底前建成甲乙高速公路并通车。' }), params.planId);
    const body = await publishRequest(server, next);
    const ask = (adjustmentId: string) => {
      const adjustments = [{ taskId: task.id, adjustmentId, keep: 'plan' as const }];
      return server.call(publishing.publishDraft, { params: next, body: { ...body, adjustments } });
    };
    // A choice is of what was seen: what people did since is asked about again.
    expect((await ask(done.id)).problem).toMatchObject({ code: 'adjustments-undecided', data: { code: task.code } });
    expect((await ask(again.id)).status).toBe(200);
    expect((await server.call(adjusting.restoreTasks, asked(await steps.detail(one.id)))).problem).toMatchObject({
      code: 'task-not-restorable',
      data: { code: one.code },
    });
    expect((await undo(again.id)).problem).toMatchObject({ code: 'adjustment-overtaken', data: { code: one.code } });
    expect(await steps.detail(other.id)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('tasks that are merged', () => {
  it('end and say what they became, which has the sources, units and shares of all', async () => {
    const { params, tasks } = await steps.published();
    const [first, second, third] = tasks;
    const outside = await server.as('counterpart', { unit: '济南市' });
    const share = (...shared: readonly { readonly id: string }[]) =>
      server.ok(sharing.setTaskShares, { body: { taskIds: shared.map(({ id }) => id), add: [outside.unitId ?? ''], remove: [] } });
    await share(first, second);
    const done = await merge([second, first], part('统筹甲乙高速和戊港', { units: { lead: '市交通运输局', responsible: ['市商务局'] } }));
    const whole = await steps.detail(done.taskId);
    expect(await codesOf(params.planId)).toEqual([done.code, third.code]);
    expect(whole).toMatchObject({ madeBy: { kind: 'merge', reason: '一并推进' }, lead: '市交通运输局', origin: 'clause' });
    expect(whole.sources.map(({ text }) => text)).toEqual([first, second].map(({ sources }) => sources[0]?.text));
    expect(whole.responsibilities.map(({ unit, basis }) => [unit, basis])).toEqual([
      ['市交通运输局', 'changed'],
      ['市商务局', second.responsibilities[0]?.basis],
    ]);
    expect(whole.lineage.map(({ taskId }) => taskId)).toEqual([first.id, second.id]);
    expect(await steps.detail(first.id)).toMatchObject({ state: 'withdrawn', lineage: [{ taskId: done.taskId, relation: 'merged' }] });
    const shared = await outside.ok(ledger.getTask, { params: { taskId: done.taskId } });
    expect(shared).toMatchObject({ madeBy: null, endedBy: null, undo: null });
    expect((await undo(done.id)).status).toBe(200);
    expect(await codesOf(params.planId)).toEqual([first.code, second.code, third.code]);
    await countsAreRight();
  });

  it('show nobody who saw one of them the others', async () => {
    const { tasks } = await steps.published();
    const [first, second] = tasks;
    const outside = await server.as('counterpart', { unit: '济南市' });
    await server.ok(sharing.setTaskShares, { body: { taskIds: [second.id], add: [outside.unitId ?? ''], remove: [] } });
    const done = await merge([second, first], part('统筹甲乙高速和戊港'));
    expect((await outside.call(ledger.getTask, { params: { taskId: done.taskId } })).problem?.code).toBe('task-not-found');
  });

  it('are of one plan', async () => {
    const one = await steps.published();
    const other = await steps.published();
    const [a, b] = [one.tasks[0], other.tasks[0]];
    const ask = (tasks: readonly { id: string; revision: number }[], into = part('一并')) =>
      server.call(adjusting.mergeTasks, { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), into, reason: '依据' } });
    expect((await ask([a, b])).problem).toMatchObject({ code: 'merge-of-plans', data: { code: b.code, other: a.code } });
    expect((await ask([a, a])).problem?.code).toBe('task-asked-twice');
    expect((await ask([a, { id: nobody, revision: 1 }])).problem?.code).toBe('task-not-found');
    expect((await ask([a, { ...one.tasks[1], revision: 99 }])).problem?.code).toBe('task-changed');
    expect((await ask([a, one.tasks[1]], part('一并', { units: { lead: '各县市区' } }))).problem?.code).toBe('lead-is-open-list');
    await merge([a, one.tasks[1]], part('一并'));
    expect((await ask([await steps.detail(a.id), one.tasks[2]])).problem?.code).toBe('task-withdrawn');
  });

  it('stay one in a new version that prints the same, and are asked about where one of them is dropped', async () => {
    const { params, tasks } = await steps.published();
    const [first, , third] = tasks;
    const done = await merge([first, third], part('甲乙高速与旅游公路'));
    await publish(server, await upload(server, steps.text({ more: '4.建设己港。\n' }), params.planId));
    expect((await steps.detail(done.taskId)).sources.filter(({ versionNumber }) => versionNumber === 2)).toHaveLength(2);
    const next = await upload(server, steps.text({ third: null, more: '4.建设己港。\n' }), params.planId);
    const { adjusted } = await server.ok(publishing.diffVersion, { params: next });
    expect(adjusted).toMatchObject([{ taskId: first.id, printed: [{ code: first.code }, { code: third.code, after: null }] }]);
    const body = await publishRequest(server, next);
    await server.ok(publishing.publishDraft, {
      params: next,
      body: { ...body, adjustments: [{ taskId: first.id, adjustmentId: done.id, keep: 'plan' }] },
    });
    expect(await steps.detail(first.id)).toMatchObject({ state: 'open' });
    expect(await steps.detail(third.id)).toMatchObject({ state: 'withdrawn', endedBy: null });
    expect(await steps.detail(done.taskId)).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'publish' } });
    await countsAreRight();
  });
});

describe('a task that is added', () => {
  it('stands behind its chapter with its origin and reason, and no clause; undone, it is gone', async () => {
    const { params, tasks } = await steps.published();
    const done = await added(params.planId);
    const task = await steps.detail(done.taskId);
    expect(await codesOf(params.planId)).toEqual([...tasks.map(({ code }) => code), done.code]);
    expect(task).toMatchObject({
      origin: 'resolution',
      chapter: '主要任务',
      sources: [],
      kind: 'project',
      lead: '市交通运输局',
      madeBy: { kind: 'add', reason: '领导小组第3次会议' },
      history: [{ act: 'addTask', detail: '领导小组第3次会议' }],
    });
    expect((await listed(params.planId, { text: '数字港口' }))[0]).toMatchObject({ id: task.id, origin: 'resolution' });
    await countsAreRight();
    expect((await undo(done.id)).status).toBe(200);
    expect(await steps.detail(done.taskId)).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'add', isUndo: true } });
    expect((await added(params.planId)).code).not.toBe(done.code);
  });

  it('needs a plan and a chapter of the ledger, and a lead that is somebody', async () => {
    const { params } = await steps.published();
    const body = {
      ...part('甲'),
      planId: params.planId,
      chapter: '一',
      origin: 'instruction',
      kind: 'matter',
      commitment: 'advance',
    } as const;
    const ask = (more: object) => server.call(adjusting.addTask, { body: { ...body, nature: 'once', reason: '批示', ...more } });
    expect((await ask({ planId: nobody })).problem?.code).toBe('plan-not-found');
    expect((await ask({ chapter: '九' })).problem?.code).toBe('chapter-without-tasks');
    expect((await ask({ units: { lead: '有关部门' } })).problem?.code).toBe('lead-is-open-list');
  });

  it('stays in every new version, behind the tasks of its chapter, and can be split', async () => {
    const { params } = await steps.published();
    const done = await added(params.planId);
    await publish(server, await upload(server, steps.text({ more: '4.建设己港。（责任单位：市水利局）\n' }), params.planId));
    expect((await codesOf(params.planId)).at(-1)).toBe(done.code);
    const task = await steps.detail(done.taskId);
    expect(task).toMatchObject({ state: 'open', origin: 'resolution', sources: [] });
    const parts = await split(task, part('数字港口一期'), part('数字港口二期'));
    await publish(server, await upload(server, steps.text({ more: '4.建设己港。\n5.建设庚港。\n' }), params.planId));
    expect((await codesOf(params.planId)).slice(-2)).toEqual(parts.tasks.map(({ code }) => code));
    expect((await standing(parts.tasks)).map(({ origin, state }) => [origin, state])).toEqual([
      ['resolution', 'open'],
      ['resolution', 'open'],
    ]);
    expect(await steps.detail(done.taskId)).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'split' } });
    await countsAreRight();
  });

  it('goes with its chapter, and is there again when it is brought back after a new version', async () => {
    const { params, tasks } = await steps.published();
    const [kept, gone, whole] = await Promise.all([added(params.planId), added(params.planId), added(params.planId)]);
    const parts = await split(await steps.detail(whole.taskId), part('数字港口一期'), part('数字港口二期'));
    const { revision } = await steps.detail(gone.taskId);
    await server.ok(adjusting.withdrawTasks, { body: { tasks: [{ id: gone.taskId, revision }], reason: '暂缓' } });
    const text = steps.text().replace('一、主要任务', '一、保障能力\n1.保障航道畅通。（责任单位：市水利局）\n二、主要任务');
    const more = `${text}三、保障措施\n1.建立联席会议制度。（责任单位：市商务局）\n`;
    await publish(server, await upload(server, more, params.planId));
    const shown = async () => (await listed(params.planId)).map(({ id, path, chapter }) => [id, path.split('/')[0], chapter]);
    const [first, ...others] = await shown();
    const last = others.pop();
    expect([first?.[1], last?.[1]]).toEqual(['一', '三']);
    const standing = [...tasks.map(({ id }) => id), kept.taskId, ...parts.tasks.map(({ taskId }) => taskId)];
    expect(new Set(others.map(([id]) => id))).toEqual(new Set(standing));
    expect(others.slice(0, 3).map(([id]) => id)).toEqual(tasks.map(({ id }) => id));
    expect(new Set(others.slice(3).map(([, path, chapter]) => `${path} ${chapter}`))).toEqual(new Set(['二 主要任务']));
    const ended = await steps.detail(gone.taskId);
    expect(ended).toMatchObject({ state: 'withdrawn', revision: revision + 1 });
    await server.ok(adjusting.restoreTasks, { body: { tasks: [{ id: gone.taskId, revision: ended.revision }], reason: '重启' } });
    const back = await shown();
    expect(back).toHaveLength(standing.length + 3);
    expect(back[0]).toEqual(first);
    expect(back.find(([id]) => id === gone.taskId)).toEqual([gone.taskId, '二', '主要任务']);
    await countsAreRight();
  });
});

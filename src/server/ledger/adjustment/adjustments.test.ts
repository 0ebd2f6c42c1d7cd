/** 撤下 and 恢复 of published tasks, over HTTP: done, taken back, and what becomes of them in the next version of the plan. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { publish, publishRequest, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: LedgerSteps;
beforeAll(async () => {
  server = await startTestServer();
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

const withdraw = (...tasks: readonly ledger.TaskRow[] | readonly ledger.TaskDetail[]) =>
  server.ok(adjusting.withdrawTasks, { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), reason: '常务会议撤下' } });
const restore = (task: Pick<ledger.TaskRow, 'id' | 'revision'>) =>
  server.ok(adjusting.restoreTasks, { body: { tasks: [{ id: task.id, revision: task.revision }], reason: '常务会议恢复' } });
const undo = (id: string) => server.call(adjusting.undoAdjustment, { params: { adjustmentId: id } });

describe('a task that is withdrawn by hand', () => {
  it('leaves lists, counts and search at once, with its reason, and is back when restored', async () => {
    const { params, tasks } = await steps.published();
    const [task] = tasks;
    const counts = async (query: Partial<ledger.TaskFilter> = {}) => {
      const { total, withdrawn } = await server.ok(ledger.countTasks, { query: { planId: [params.planId], ...query } });
      return [total, withdrawn];
    };
    const { withdrawn: before } = await server.ok(ledger.countTasks);
    const listed = async (query: Partial<ledger.TaskFilter>) =>
      (await server.ok(ledger.listTasks, { query: { planId: [params.planId], ...query } })).tasks.map(({ code }) => code);
    expect(await counts()).toEqual([3, 0]);
    await withdraw(task);
    expect(await counts()).toEqual([2, 1]);
    // Counted under all filters but that of the state; of the whole ledger too.
    expect(await counts({ state: 'withdrawn' })).toEqual([1, 1]);
    expect(await counts({ due: 'dated', dueFrom: '2199-01-01' })).toEqual([0, 0]);
    expect(await server.ok(ledger.countTasks)).toMatchObject({ withdrawn: before + 1 });
    expect(await listed({})).not.toContain(task.code);
    expect(await listed({ text: '甲乙高速' })).toEqual([]);
    expect(await listed({ state: 'withdrawn' })).toEqual([task.code]);
    const gone = await steps.detail(task.id);
    expect(gone).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'withdraw', isUndo: false, reason: '常务会议撤下' } });
    expect(gone.history[0]).toMatchObject({ act: 'withdrawTasks', detail: '常务会议撤下' });
    await restore(gone);
    expect(await listed({})).toContain(task.code);
    expect(await counts()).toEqual([3, 0]);
    const back = await steps.detail(task.id);
    expect(back).toMatchObject({ state: 'open', endedBy: null, responsibilities: task.responsibilities, code: task.code });
    expect(back.history[0]).toMatchObject({ act: 'restoreTasks', detail: '常务会议恢复' });
  });

  it('is back when that is undone, gone when the undo is undone, and each is told', async () => {
    const { tasks } = await steps.published();
    const [task] = tasks;
    const act = await withdraw(task);
    const undone = await undo(act.id);
    expect(undone.status).toBe(200);
    expect(await steps.detail(task.id)).toMatchObject({ state: 'open', endedBy: null, history: [{ act: 'undoAdjustment' }, {}, {}] });
    const again = await server.ok(adjusting.undoAdjustment, { params: { adjustmentId: undone.body?.id ?? '' } });
    expect(await steps.detail(task.id)).toMatchObject({ state: 'withdrawn', endedBy: { id: act.id, reason: '常务会议撤下' } });
    expect(again.changed).toBe(1);
  });

  it('is not undone once something was changed since, whatever it was', async () => {
    const { tasks } = await steps.published();
    const [task, other] = tasks;
    const act = await withdraw(task, other);
    await restore(await steps.detail(other.id));
    expect((await undo(act.id)).problem).toMatchObject({
      code: 'adjustment-overtaken',
      data: { code: other.code, number: 0, kind: 'withdraw' },
    });
    expect(await steps.detail(task.id)).toMatchObject({ state: 'withdrawn' });
    const theme = await server.ok(theming.addTheme, { body: { name: '撤下前后', note: null } });
    const single = await restore(await steps.detail(task.id));
    await server.ok(theming.setTaskThemes, { body: { taskIds: [task.id], add: [theme.id], remove: [] } });
    expect((await undo(single.id)).problem).toMatchObject({ code: 'adjustment-overtaken', data: { code: task.code } });
    expect((await undo(nobody)).problem).toMatchObject({ code: 'adjustment-not-found' });
  });

  it('is refused of one that changed since, twice, unknown, or already gone; and restored only what a person withdrew', async () => {
    const { params, tasks } = await steps.published();
    const [task, other] = tasks;
    const acts = { withdrawTasks: adjusting.withdrawTasks, restoreTasks: adjusting.restoreTasks };
    const ask = (which: keyof typeof acts, ...asked: readonly { id: string; revision: number }[]) =>
      server.call(acts[which], { body: { tasks: asked.map(({ id, revision }) => ({ id, revision })), reason: '依据' } });
    for (const which of ['withdrawTasks', 'restoreTasks'] as const) {
      expect((await ask(which, { id: task.id, revision: task.revision + 1 })).problem).toMatchObject({
        code: 'task-changed',
        data: { code: task.code },
      });
      expect((await ask(which, task, task)).problem).toMatchObject({ code: 'task-asked-twice', data: { code: task.code } });
      expect((await ask(which, { id: nobody, revision: 1 })).problem?.code).toBe('task-not-found');
    }
    expect((await ask('restoreTasks', task)).problem).toMatchObject({ code: 'task-stands', data: { code: task.code } });
    await withdraw(task);
    expect((await ask('withdrawTasks', await steps.detail(task.id))).problem).toMatchObject({ code: 'task-withdrawn' });
    await publish(server, await upload(server, steps.text({ third: null }), params.planId));
    const dropped = tasks[2];
    expect(await steps.detail(dropped.id)).toMatchObject({ state: 'withdrawn', endedBy: null });
    const { tasks: gone } = await server.ok(ledger.listTasks, { query: { planId: [params.planId], state: 'withdrawn' } });
    const { plans } = await server.ok(listPlans);
    const published = plans.find(({ id }) => id === params.planId)?.versions.find(({ number }) => number === 2)?.publishedAt;
    expect(new Map(gone.map(({ id, ended }) => [id, ended]))).toEqual(
      new Map([
        [task.id, { end: 'withdrawn', at: (await steps.detail(task.id)).endedBy?.at, into: [] }],
        [dropped.id, { end: 'withdrawn', at: published, into: [] }],
      ]),
    );
    expect((await ask('restoreTasks', await steps.detail(dropped.id))).problem).toMatchObject({
      code: 'task-not-restorable',
      data: { code: dropped.code },
    });
    expect(await steps.detail(other.id)).toMatchObject({ state: 'open' });
  });
});

describe('a new version of the plan', () => {
  it('leaves withdrawn what a person withdrew, while its clause is unchanged; restored, it stands where it is printed now', async () => {
    const { params, tasks } = await steps.published();
    const [task, other] = tasks;
    await withdraw(task);
    const next = await upload(server, steps.text({ more: '4.建设己港。（责任单位：市水利局）\n' }), params.planId);
    expect((await server.ok(publishing.diffVersion, { params: next })).adjusted).toEqual([]);
    expect(await publish(server, next)).toMatchObject({ published: 1, withdrawn: 0 });
    const gone = await steps.detail(task.id);
    expect(gone).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'withdraw' }, code: task.code });
    expect(gone.sources.map(({ versionNumber }) => versionNumber)).toEqual([2, 1]);
    await restore(gone);
    const { tasks: now } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
    expect(now.map(({ id }) => id).slice(0, 2)).toEqual([task.id, other.id]);
  });

  it('counts what stays withdrawn apart from what goes on, and brings it back where undoing is too late', async () => {
    const { params, tasks } = await steps.published();
    const act = await withdraw(tasks[0]);
    const next = await upload(server, steps.text({ more: '4.建设庚港。\n' }), params.planId);
    const { tasks: rows } = await server.ok(publishing.diffVersion, { params: next });
    expect(rows.filter(({ rests }) => rests).map(({ taskId, relation }) => [taskId, relation])).toEqual([[tasks[0].id, 'same']]);
    expect(await publish(server, next)).toMatchObject({ published: 1, continued: 2, withdrawn: 0 });
    const { problem } = await undo(act.id);
    expect(problem).toMatchObject({ code: 'adjustment-overtaken', data: { code: tasks[0].code, number: 2, kind: 'withdraw' } });
    expect(problem?.title).toBe(
      `此后发布了第 2 版规划，事项 ${tasks[0].code} 已随它承接或改动，不能直接撤销。如要恢复该事项，请打开它，点“恢复”`,
    );
    await restore(await steps.detail(tasks[0].id));
  });

  it.each(['adjustment', 'plan'] as const)('asks where it prints another clause: %s', async (keep) => {
    const { params, tasks } = await steps.published();
    const [task] = tasks;
    const done = await withdraw(task);
    const next = await upload(server, steps.text({ first: '2027年底前建成甲乙高速公路并通车。' }), params.planId);
    const { adjusted } = await server.ok(publishing.diffVersion, { params: next });
    expect(adjusted).toMatchObject([
      { taskId: task.id, printed: [{ code: task.code, after: expect.stringContaining('并通车') }], standing: [] },
    ]);
    const body = await publishRequest(server, next);
    expect((await server.call(publishing.publishDraft, { params: next, body })).problem).toMatchObject({
      code: 'adjustments-undecided',
      data: { code: task.code, count: 1 },
    });
    await server.ok(publishing.publishDraft, {
      params: next,
      body: { ...body, adjustments: [{ taskId: task.id, adjustmentId: done.id, keep }] },
    });
    const now = await steps.detail(task.id);
    expect(now).toMatchObject({ code: task.code, state: keep === 'plan' ? 'open' : 'withdrawn' });
    if (keep === 'plan') expect(now).toMatchObject({ text: expect.stringContaining('并通车'), endedBy: null });
    else expect(now.endedBy).toMatchObject({ kind: 'withdraw' });
    // Withdrawn, too, it says what the plan prints now: restored, it does not bring words back that no version in force has.
    expect(now).toMatchObject({ text: expect.stringContaining('并通车'), dueTo: '2027-12-31' });
    // What was decided is not asked again.
    const third = await upload(server, steps.text({ first: '2027年底前建成甲乙高速公路并通车。', more: '4.建设庚港。\n' }), params.planId);
    expect((await server.ok(publishing.diffVersion, { params: third })).adjusted).toEqual([]);
  });

  it('does not bring back by hand what it no longer prints', async () => {
    const { params, tasks } = await steps.published();
    const [, other, dropped] = tasks;
    const done = await withdraw(other, dropped);
    const next = await upload(server, steps.text({ third: null }), params.planId);
    const body = await publishRequest(server, next);
    const adjustments = [{ taskId: dropped.id, adjustmentId: done.id, keep: 'adjustment' as const }];
    await server.ok(publishing.publishDraft, { params: next, body: { ...body, adjustments } });
    const gone = await steps.detail(dropped.id);
    expect(gone).toMatchObject({ state: 'withdrawn', endedBy: { kind: 'withdraw' } });
    const ask = { tasks: [{ id: gone.id, revision: gone.revision }], reason: '依据' };
    expect((await server.call(adjusting.restoreTasks, { body: ask })).problem).toMatchObject({
      code: 'task-not-restorable',
      data: { code: dropped.code },
    });
    // The other one of the same act is still printed.
    await restore(await steps.detail(other.id));
  });

  it('keeps what was corrected of a task that stays withdrawn, beside what it prints now', async () => {
    const { params, tasks } = await steps.published();
    const [task] = tasks;
    await server.ok(correcting.correctTasks, {
      body: {
        tasks: [{ id: task.id, revision: task.revision, values: { due: { text: null, from: null, to: '2028-06-30' } } }],
        reason: '依据',
      },
    });
    const corrected = await steps.detail(task.id);
    const correction = corrected.corrections[0] ?? expect.fail('it was not corrected');
    const done = await withdraw(corrected);
    const next = await upload(server, steps.text({ first: '2027年底前建成甲乙高速公路并通车。' }), params.planId);
    const body = await publishRequest(server, next);
    const adjustments = [{ taskId: task.id, adjustmentId: done.id, keep: 'adjustment' as const }];
    await server.ok(publishing.publishDraft, { params: next, body: { ...body, adjustments } });
    await restore(await steps.detail(task.id));
    const now = await steps.detail(task.id);
    expect(now).toMatchObject({ state: 'open', dueTo: '2028-06-30', text: expect.stringContaining('并通车') });
    expect(now.corrections).toMatchObject([{ field: 'due', printed: { to: '2027-12-31' } }]);
    const undone = await server.call(correcting.undoCorrection, { params: { correctionId: correction.id } });
    expect(undone.problem?.code).toBe('correction-overtaken');
  });

  it('asks once where it drops the clause of what a person withdrew', async () => {
    const { params, tasks } = await steps.published();
    const dropped = tasks[2];
    const done = await withdraw(dropped);
    const next = await upload(server, steps.text({ third: null }), params.planId);
    const { adjusted } = await server.ok(publishing.diffVersion, { params: next });
    expect(adjusted).toMatchObject([{ taskId: dropped.id, printed: [{ after: null }] }]);
    const body = await publishRequest(server, next);
    const choice = { taskId: dropped.id, adjustmentId: done.id, keep: 'plan' as const };
    await server.ok(publishing.publishDraft, { params: next, body: { ...body, adjustments: [choice] } });
    expect(await steps.detail(dropped.id)).toMatchObject({ state: 'withdrawn', endedBy: null });
  });
});

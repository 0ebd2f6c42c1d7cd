/** What a person says before publication of which task continues which, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import { publishDraft } from '#server/ledger/publish/publish-draft.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { publish, publishRequest, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: LedgerSteps;
beforeAll(async () => {
  server = await startTestServer();
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

const say = (params: VersionParams, key: string, taskId?: string | null) =>
  server.call(publishing.setContinuation, { params, body: { key, ...(taskId === undefined ? {} : { taskId }) } });
const diff = (params: VersionParams) => server.ok(publishing.diffVersion, { params });
const rowOf = async (params: VersionParams, words: string) =>
  (await diff(params)).tasks.find(({ key, title }) => key !== null && title.includes(words)) ?? expect.fail(words);

/** A version whose first task has other words altogether, so that the texts suggest a new one. */
async function reworded() {
  const { params, tasks } = await steps.published();
  const next = await upload(server, steps.text({ first: '打通济泰快速通道。' }), params.planId);
  const row = await rowOf(next, '济泰快速通道');
  return { first: params, tasks, next, key: row.key ?? '', row };
}

describe('which task a task of the new version continues', () => {
  it('is proposed, changed by a person, followed by publication, and still told afterwards', async () => {
    const { tasks, next, key, row } = await reworded();
    const [task] = tasks;
    expect(row).toMatchObject({ relation: 'added', taskId: null, continues: false, chosen: false });
    expect((await diff(next)).candidates.map(({ code }) => code)).toEqual(tasks.map(({ code }) => code));
    expect((await say(next, key, task.id)).status).toBe(200);
    expect(await rowOf(next, '济泰快速通道')).toMatchObject({
      relation: 'changed',
      taskId: task.id,
      code: task.code,
      continues: true,
      chosen: true,
    });
    expect((await diff(next)).tasks.filter(({ relation }) => relation === 'dropped')).toEqual([]);
    expect(await publish(server, next)).toMatchObject({ published: 0, continued: 3, withdrawn: 0 });
    expect(await steps.detail(task.id)).toMatchObject({ state: 'open', code: task.code, text: expect.stringContaining('济泰快速通道') });
    expect(await rowOf(next, '济泰快速通道')).toMatchObject({ taskId: task.id, chosen: true });
    expect((await diff(next)).candidates).toEqual([]);
    expect((await say(next, key, null)).problem?.code).toBe('version-not-draft');
  });

  it('may be none: the task is new, and the old one is withdrawn', async () => {
    const { params, tasks } = await steps.published();
    const next = await upload(server, steps.text({ more: '4.建设己港。\n' }), params.planId);
    const row = await rowOf(next, '戊港');
    expect(row).toMatchObject({ relation: 'same', continues: true });
    await say(next, row.key ?? '', null);
    expect(await rowOf(next, '戊港')).toMatchObject({ relation: 'added', taskId: null, chosen: true });
    expect((await diff(next)).tasks).toContainEqual(expect.objectContaining({ taskId: tasks[1].id, relation: 'dropped' }));
    expect(await publish(server, next)).toMatchObject({ published: 2, withdrawn: 1 });
    expect(await steps.detail(tasks[1].id)).toMatchObject({ state: 'withdrawn', endedBy: null });
  });

  it('is one task’s alone: who is said to continue it takes it from another; and is the proposed one again', async () => {
    const { tasks, next, key } = await reworded();
    const port = await rowOf(next, '戊港');
    await say(next, key, tasks[1].id);
    expect(await rowOf(next, '戊港')).toMatchObject({ relation: 'added', taskId: null, chosen: false });
    await say(next, port.key ?? '', tasks[1].id);
    expect(await rowOf(next, '戊港')).toMatchObject({ taskId: tasks[1].id, chosen: true });
    expect(await rowOf(next, '济泰快速通道')).toMatchObject({ taskId: null, chosen: false });
    await say(next, port.key ?? '');
    expect(await rowOf(next, '戊港')).toMatchObject({ taskId: tasks[1].id, relation: 'same', chosen: false });
  });

  it('is refused of a task that the plan did not give, and of a version that there is not', async () => {
    const { next, key, first } = await reworded();
    const other = await steps.published();
    for (const taskId of [nobody, other.tasks[0].id]) expect((await say(next, key, taskId)).problem?.code).toBe('task-not-found');
    expect((await say({ ...next, versionId: nobody }, key, null)).problem?.code).toBe('version-not-found');
    expect((await say(first, key, null)).problem?.code).toBe('version-not-draft');
    // What is said of a task that the draft has no more is passed over.
    expect((await say(next, 'p999999', null)).status).toBe(200);
    expect((await publish(server, next)).published).toBe(1);
  });
});

describe('what people do while a version is being published', () => {
  /** Publishes what was read before `meanwhile`. */
  async function publishAcross(params: VersionParams, meanwhile: () => Promise<unknown>) {
    const body = publishing.publishDraft.body.parse(await publishRequest(server, params));
    const loaded = await server.act(async (act) => {
      const answer = await publishDraft.load({ params, query: {}, body }, act, '');
      act.unchanged();
      return answer;
    });
    if (!loaded.ok) expect.fail(loaded.code);
    const made = await publishDraft.work(loaded.value, new AbortController().signal, () => Promise.resolve());
    if (!made.ok) expect.fail(made.code);
    await meanwhile();
    return server.act((act) => publishDraft.save(made.value, act));
  }

  it('stops it, where it would not be followed: who goes on, and tasks with codes that it gives out', async () => {
    const { tasks, next, key } = await reworded();
    const said = await publishAcross(next, () => say(next, key, tasks[0].id));
    expect(said).toMatchObject({ ok: false, code: 'draft-moved-on' });
    const made = { title: '甲', text: '甲。', due: { text: null, from: null, to: null }, units: {} };
    const split = { revision: tasks[1].revision, parts: [made, made], reason: '依据' };
    const across = await publishAcross(next, () => server.ok(adjusting.splitTask, { params: { taskId: tasks[1].id }, body: split }));
    expect(across).toMatchObject({ ok: false, code: 'draft-moved-on' });
    expect(await publish(server, next)).toMatchObject({ published: 0, withdrawn: 0 });
  });
});

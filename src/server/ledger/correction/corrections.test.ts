/** 更正 of published tasks, over HTTP: said, taken back, and what becomes of them in the next version of the plan. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { publish, publishRequest, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let plans = 0;
const items = (first: string) => `泰和市第${plans}号交通工作方案

一、主要任务
1.${first}（责任单位：市交通运输局）
2.完善戊港集疏运体系，2026年底前完成。（责任单位：市商务局）
3.推进丙丁旅游公路建设。（责任单位：市财政局）
`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function published(): Promise<{ params: VersionParams; tasks: ledger.TaskDetail[] }> {
  plans += 1;
  const params = await upload(server, items('2026年底前建成甲乙高速公路。'));
  await publish(server, params);
  return { params, tasks: await tasksOf(params.planId) };
}

async function tasksOf(planId: string): Promise<ledger.TaskDetail[]> {
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [planId] } });
  return Promise.all(tasks.map(({ id }) => detail(id)));
}

const one = (tasks: readonly ledger.TaskDetail[]): ledger.TaskDetail => {
  const [task] = tasks;
  if (task === undefined) throw new Error('the plan has too few tasks');
  return task;
};
const detail = (id: string) => server.ok(ledger.getTask, { params: { taskId: id } });
const correct = (task: Pick<ledger.TaskRow, 'id' | 'revision'>, values: correcting.TaskCorrection, reason = '印刷有误') =>
  server.ok(correcting.correctTasks, { body: { tasks: [{ id: task.id, revision: task.revision, values }], reason } });
const undo = (id: string | null) => server.call(correcting.undoCorrection, { params: { correctionId: id ?? '' } });

describe('a correction', () => {
  it('changes what stands, keeps what is printed beside it, and is found by search', async () => {
    const { tasks } = await published();
    const task = one(tasks);
    const due = { text: '2027年6月底前', from: null, to: '2027-06-30' };
    await correct(
      task,
      { title: '加快建设甲乙高速公路（含连接线）', due, kind: 'project', cityLeader: '王副市长' },
      '市政府第12次常务会议',
    );
    const now = await detail(task.id);
    expect(now).toMatchObject({
      title: '加快建设甲乙高速公路（含连接线）',
      dueText: due.text,
      dueTo: due.to,
      cityLeader: '王副市长',
      revision: task.revision + 1,
    });
    expect(now.corrections.map(({ field, printed, reason }) => [field, printed, reason])).toEqual(
      expect.arrayContaining([
        ['title', task.title, '市政府第12次常务会议'],
        ['due', { text: task.dueText, from: task.dueFrom, to: task.dueTo }, '市政府第12次常务会议'],
        ['cityLeader', null, '市政府第12次常务会议'],
      ]),
    );
    expect(now.history[0]).toMatchObject({ act: 'correctTasks', detail: '市政府第12次常务会议' });
    expect(JSON.parse(now.history[0]?.after ?? '')).toMatchObject({ due: '2027年6月底前 2027-06-30' });
    const { tasks: found } = await server.ok(ledger.listTasks, { query: { text: '连接线' } });
    expect(found.map(({ id }) => id)).toEqual([task.id]);
  });

  it('that says what stands already is none', async () => {
    const { tasks } = await published();
    expect(await correct(one(tasks), { title: one(tasks).title })).toEqual({ id: null, changed: 0 });
    expect((await detail(one(tasks).id)).revision).toBe(one(tasks).revision);
  });

  it('of many tasks is made and taken back as one', async () => {
    const { tasks } = await published();
    const due = { text: null, from: null, to: '2028-12-31' };
    const { id, changed } = await server.ok(correcting.correctTasks, {
      body: { tasks: tasks.map(({ id: task, revision }) => ({ id: task, revision, values: { due } })), reason: '统一顺延' },
    });
    expect(changed).toBe(tasks.length);
    expect((await undo(id)).status).toBe(200);
    expect(JSON.parse((await detail(one(tasks).id)).history[0]?.after ?? '')).toMatchObject({ undone: '统一顺延' });
    const after = await tasksOf(one(tasks).planId);
    expect(after.map(({ dueText, dueFrom, dueTo }) => [dueText, dueFrom, dueTo])).toEqual(
      tasks.map(({ dueText, dueFrom, dueTo }) => [dueText, dueFrom, dueTo]),
    );
    expect((await detail(one(tasks).id)).corrections).toEqual([]);
  });

  it('is refused of a task that changed since, twice in one request, or unknown', async () => {
    const { tasks } = await published();
    const task = one(tasks);
    const ask = (...asked: { id: string; revision: number }[]) =>
      server.call(correcting.correctTasks, {
        body: { tasks: asked.map((each) => ({ ...each, values: { title: '新题' } })), reason: '依据' },
      });
    expect((await ask({ id: task.id, revision: task.revision + 1 })).problem).toMatchObject({
      code: 'task-changed',
      data: { code: task.code },
    });
    expect((await ask(task, task)).problem).toMatchObject({ code: 'task-asked-twice', data: { code: task.code } });
    expect((await ask({ id: '01930000-0000-7000-8000-00000000ffff', revision: 1 })).problem?.code).toBe('task-not-found');
    expect((await detail(task.id)).title).toBe(task.title);
  });

  it('is not taken back once the field was corrected again', async () => {
    const { tasks } = await published();
    const first = await correct(one(tasks), { title: '甲' });
    await correct(await detail(one(tasks).id), { title: '乙' });
    expect((await undo(first.id)).problem).toMatchObject({ code: 'correction-overtaken', data: { code: one(tasks).code } });
    expect((await undo('01930000-0000-7000-8000-00000000ffff')).problem?.code).toBe('correction-not-found');
  });

  it('is neither made nor taken back of a task that a version withdrew', async () => {
    const { params, tasks } = await published();
    const gone = tasks.find(({ text }) => text.includes('戊港'));
    if (gone === undefined) throw new Error('the plan says nothing of the harbour');
    const { id } = await correct(gone, { title: '完善戊港集疏运' });
    const text = items('2026年底前建成甲乙高速公路。');
    await publish(server, await upload(server, text.replace(/2\.完善戊港.*\n/u, ''), params.planId));
    const now = await detail(gone.id);
    expect(now).toMatchObject({ state: 'withdrawn', title: '完善戊港集疏运' });
    const refused = { code: 'task-withdrawn', data: { code: gone.code } };
    const body = { tasks: [{ id: gone.id, revision: now.revision, values: { title: '又一题' } }], reason: '依据' };
    expect((await server.call(correcting.correctTasks, { body })).problem).toMatchObject(refused);
    expect((await undo(id)).problem).toMatchObject(refused);
  });
});

describe('a new version of the plan', () => {
  it('keeps a correction of what it prints as before, and tells tasks apart by what is printed', async () => {
    const { params, tasks } = await published();
    await correct(one(tasks), { text: '完全不同的说法，连词都不一样', title: '另一个题目' });
    await publish(
      server,
      await upload(server, `${items('2026年底前建成甲乙高速公路。')}4.建设己港。（责任单位：市水利局）\n`, params.planId),
    );
    const now = await detail(one(tasks).id);
    expect(now).toMatchObject({ state: 'open', text: '完全不同的说法，连词都不一样', title: '另一个题目' });
    expect(now.corrections.map(({ field }) => field).toSorted()).toEqual(['text', 'title']);
  });

  it('ends a correction that it has come to print', async () => {
    const { params, tasks } = await published();
    await correct(one(tasks), { due: { text: '2027年底前', from: null, to: '2027-12-31' } });
    const next = items('2027年底前建成甲乙高速公路。');
    await publish(server, await upload(server, next, params.planId));
    const now = await detail(one(tasks).id);
    expect(now).toMatchObject({ dueText: '2027年底前', dueTo: '2027-12-31', corrections: [] });
  });

  it.each(['correction', 'plan'] as const)('asks where it prints something third: %s', async (keep) => {
    const { params, tasks } = await published();
    const task = one(tasks);
    const { id } = await correct(task, { due: { text: '2027年底前', from: null, to: '2027-12-31' } });
    const version = await upload(server, items('2028年底前建成甲乙高速公路。'), params.planId);
    const { clashes } = await server.ok(publishing.diffVersion, { params: version });
    expect(clashes).toMatchObject([
      {
        taskId: task.id,
        field: 'due',
        code: task.code,
        title: expect.stringContaining('甲乙高速公路'),
        reason: '印刷有误',
        by: expect.stringMatching(/./),
        printed: { to: '2028-12-31' },
        value: { to: '2027-12-31' },
      },
    ]);
    const body = await publishRequest(server, version);
    expect((await server.call(publishing.publishDraft, { params: version, body })).problem).toMatchObject({
      code: 'corrections-undecided',
      data: { code: task.code, count: 1 },
    });
    await server.ok(publishing.publishDraft, {
      params: version,
      body: { ...body, corrections: [{ correctionId: id ?? '', taskId: task.id, field: 'due', keep }] },
    });
    const now = await detail(task.id);
    expect(now.dueTo).toBe(keep === 'plan' ? '2028-12-31' : '2027-12-31');
    expect(JSON.parse(now.history[0]?.after ?? '')).toMatchObject({
      keptCorrections: keep === 'plan' ? [] : ['due'],
      overCorrections: keep === 'plan' ? ['due'] : [],
    });
    expect(now.corrections.map(({ printed }) => printed)).toEqual(
      keep === 'plan' ? [] : [{ text: '2028年底前', from: null, to: '2028-12-31' }],
    );
  });

  it('asks again of what was corrected since somebody chose', async () => {
    const { params, tasks } = await published();
    const task = one(tasks);
    const seen = await correct(task, { due: { text: '2027年底前', from: null, to: '2027-12-31' } });
    const version = await upload(server, items('2028年底前建成甲乙高速公路。'), params.planId);
    const body = await publishRequest(server, version);
    await correct(await detail(task.id), { due: { text: '2029年底前', from: null, to: '2029-12-31' } }, '又改');
    const publishNow = (correctionId: string | null) =>
      server.call(publishing.publishDraft, {
        params: version,
        body: { ...body, corrections: [{ correctionId: correctionId ?? '', taskId: task.id, field: 'due', keep: 'plan' }] },
      });
    expect((await publishNow(seen.id)).problem).toMatchObject({ code: 'corrections-undecided', data: { code: task.code, count: 1 } });
    expect((await detail(task.id)).dueTo).toBe('2029-12-31');
  });

  it('does not ask about what was taken back', async () => {
    const { params, tasks } = await published();
    const { id } = await correct(one(tasks), { due: { text: '2027年底前', from: null, to: '2027-12-31' } });
    expect((await undo(id)).status).toBe(200);
    const version = await upload(server, items('2028年底前建成甲乙高速公路。'), params.planId);
    expect((await server.ok(publishing.diffVersion, { params: version })).clashes).toEqual([]);
    await publish(server, version);
    expect((await detail(one(tasks).id)).dueTo).toBe('2028-12-31');
  });

  it('that prints something third leaves nothing to go back to', async () => {
    const { params, tasks } = await published();
    const task = one(tasks);
    const { id } = await correct(task, { due: { text: '2027年底前', from: null, to: '2027-12-31' } });
    const version = await upload(server, items('2028年底前建成甲乙高速公路。'), params.planId);
    await server.ok(publishing.publishDraft, {
      params: version,
      body: {
        ...(await publishRequest(server, version)),
        corrections: [{ correctionId: id ?? '', taskId: task.id, field: 'due', keep: 'correction' }],
      },
    });
    expect((await undo(id)).problem?.code).toBe('correction-overtaken');
    // Nor over what is corrected after it.
    const next = await correct(await detail(task.id), { due: { text: null, from: null, to: '2029-01-01' } });
    expect((await undo(next.id)).status).toBe(200);
    expect((await detail(task.id)).dueTo).toBe('2027-12-31');
    expect((await undo(id)).problem?.code).toBe('correction-overtaken');
  });
});

describe('corrections that follow each other', () => {
  it('are taken back newest first, and a taking back too', async () => {
    const { tasks } = await published();
    const title = async () => (await detail(one(tasks).id)).title;
    const first = await correct(one(tasks), { title: '甲' });
    const second = await correct(await detail(one(tasks).id), { title: '乙' });
    expect((await undo(first.id)).problem?.code).toBe('correction-overtaken');
    const undone = await undo(second.id);
    expect(await title()).toBe('甲');
    // With the reason that it was said with.
    expect((await detail(one(tasks).id)).corrections).toMatchObject([{ field: 'title', reason: '印刷有误' }]);
    expect((await undo(undone.body?.id ?? '')).status).toBe(200);
    expect(await title()).toBe('乙');
    expect((await undo(second.id)).status).toBe(200);
    expect((await undo(second.id)).problem?.code).toBe('correction-overtaken');
    expect((await undo(first.id)).status).toBe(200);
    expect(await title()).toBe(one(tasks).title);
  });

  it('to the same words are not taken back by the first', async () => {
    const { tasks } = await published();
    const first = await correct(one(tasks), { title: '甲' });
    await correct(await detail(one(tasks).id), { title: '乙' });
    await correct(await detail(one(tasks).id), { title: '甲' }, '第13次常务会议');
    expect((await undo(first.id)).problem?.code).toBe('correction-overtaken');
    expect((await detail(one(tasks).id)).title).toBe('甲');
  });

  it('at the same moment: one is said, the others are told why not; an undo is made once', async () => {
    const { tasks } = await published();
    const { id, revision } = one(tasks);
    const asked = ['甲', '乙', '丙'].map((title) =>
      server.call(correcting.correctTasks, { body: { tasks: [{ id, revision, values: { title } }], reason: '依据' } }),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['done', 'task-changed', 'task-changed']);
    const said = answers.find(({ status }) => status === 200)?.body?.id ?? '';
    const undone = await Promise.all([undo(said), undo(said)]);
    expect(undone.map(({ problem }) => problem?.code ?? 'done').toSorted()).toEqual(['correction-overtaken', 'done']);
    expect((await detail(id)).title).toBe(one(tasks).title);
  });

  it('while a version is published: either is before the other, and nothing is lost', async () => {
    const { params, tasks } = await published();
    const task = one(tasks);
    for (const round of [1, 2, 3]) {
      const version = await upload(server, `${items('2026年底前建成甲乙高速公路。')}\n${round}\n`, params.planId);
      const body = await publishRequest(server, version);
      const { id, revision, title } = await detail(task.id);
      const [issued, corrected] = await Promise.all([
        server.call(publishing.publishDraft, { params: version, body }),
        server.call(correcting.correctTasks, {
          body: {
            tasks: [
              {
                id,
                revision,
                values: { title: `第${round}次`, units: { add: [{ unit: `市${round}局`, role: 'support', ownPart: null }] } },
              },
            ],
            reason: '依据',
          },
        }),
      ]);
      expect(issued.status).toBe(200);
      const now = await detail(id);
      if (corrected.status === 200) {
        expect(now.title).toBe(`第${round}次`);
        expect(now.responsibilities.map(({ unit }) => unit)).toContain(`市${round}局`);
      } else {
        expect(corrected.problem?.code).toBe('task-changed');
        expect(now.title).toBe(title);
      }
    }
  });

  it.each(['\u0000', '\ud800', '\u202e'])('of hostile words (%j) are kept as they are, or refused in words', async (words) => {
    const { tasks } = await published();
    const { id, revision } = one(tasks);
    const answer = await server.call(correcting.correctTasks, {
      body: {
        tasks: [
          {
            id,
            revision,
            values: { title: `甲${words}`, units: { add: [{ unit: `市${words}局`, role: 'support', ownPart: words + words }] } },
          },
        ],
        reason: `依据${words}`,
      },
    });
    expect(answer.status).toBeLessThan(500);
    if (answer.status === 200) expect((await detail(id)).title).toBe(`甲${words}`);
  });
});

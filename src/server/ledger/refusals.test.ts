/** What the ledger refuses, over HTTP, where no other test meets it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { change, draftOf, publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const params = await upload(server, smallPlan);
  const { ranges } = (await draftOf(server, params)).draft.tasks[0] ?? {};
  const objects = ['甲站', '乙站'].map((name) => ({ name, kind: 'project' as const }));
  await change(server, params, { type: 'set-objects', task: { ranges: ranges ?? [] }, objects });
  await publish(server, params);
});
afterAll(() => server.stop());

const exportOf = (filter: ledger.TaskFilter) => ({ format: 'csv' as const, filter, sort: 'position' as const, columns: ['code' as const] });

describe('a draft that is not ready', () => {
  it.each([
    ['draft-empty', '关于开会的说明\n\n会议很好。\n'],
    ['draft-not-covered', `${smallPlan}\n这一句没有人认领\n`],
  ])('is not published: %s', async (code, text) => {
    const params = await upload(server, text);
    const { revision } = await draftOf(server, params);
    const answer = await server.call(publishing.publishDraft, { params, body: { revision, acceptances: [] } });
    expect(answer.problem).toMatchObject({ code, status: 422 });
  });
});

describe('a filter that nobody can follow', () => {
  it.each<[string, ledger.TaskFilter]>([
    ['search-too-short', { text: '港' }],
    ['chapter-needs-plan', { chapter: '二/（一）' }],
  ])('is refused wherever it comes: %s', async (code, filter) => {
    const answers = [
      await server.call(ledger.listTasks, { query: filter }),
      await server.call(ledger.countTasks, { query: filter }),
      await server.call(exporting.exportTasks, { body: exportOf(filter) }),
    ];
    expect(answers.map(({ problem }) => problem?.code)).toEqual([code, code, code]);
  });

  it('is one that continues a list from nowhere', async () => {
    const answer = await server.call(objectApi.listObjects, { query: { cursor: 'x' } });
    expect(answer.problem).toMatchObject({ code: 'cursor-invalid', status: 422 });
  });
});

it('a name that is as long as a plan may print it leads, and answers for the parts of its task', async () => {
  const unit = `市${'联合'.repeat(60)}专班`;
  await publish(server, await upload(server, `长名方案\n\n一、主要任务\n1.建设丙站。（责任单位：${unit}、市财政局）\n`));
  const [task] = (await server.ok(ledger.listTasks, { query: { text: '丙站' } })).tasks;
  const seen = { id: task?.id ?? '', revision: task?.revision ?? 0 };
  expect(task?.responsibilities.map((row) => row.unit)).toContain(unit);
  await server.ok(ledger.setLead, { body: { tasks: [seen], lead: unit } });
  const part = (title: string) => ({ title, text: title, due: { text: null, from: null, to: null }, units: { lead: unit } });
  const body = { revision: seen.revision + 1, parts: [part('丙站一期'), part('丙站二期')], reason: '分期' };
  await server.ok(adjusting.splitTask, { params: { taskId: seen.id }, body });
});

it('a key that no task of a draft can have continues nothing', async () => {
  const params = await upload(server, `另一方案\n\n一、主要任务\n1.建设丁站。（责任单位：市财政局）\n`);
  for (const key of ['junk', ' ', '__proto__', 'p1e3', 'o1'])
    expect((await server.call(publishing.setContinuation, { params, body: { key, taskId: null } })).problem?.code).toBe('request.invalid');
});

describe('a name that another has', () => {
  it('is refused to an object, as its name and as a former one', async () => {
    const { objects } = await server.ok(objectApi.listObjects);
    const [first, second] = objects;
    if (first === undefined || second === undefined) throw new Error('the plan names no two objects');
    const rename = (revision: number, name: string) =>
      server.call(objectApi.editObject, { params: { objectId: second.id }, body: { revision, name } });
    expect((await rename(second.revision, first.name)).problem).toMatchObject({ code: 'object-name-taken', data: { name: first.name } });
    await server.ok(objectApi.editObject, { params: { objectId: first.id }, body: { revision: first.revision, name: '另一条路' } });
    expect((await rename(second.revision, first.name)).problem?.code).toBe('object-name-taken');
  });

  it('is refused to a theme', async () => {
    await server.ok(theming.addTheme, { body: { name: '同城化', note: null } });
    const { id, revision } = await server.ok(theming.addTheme, { body: { name: '一体化', note: null } });
    const answer = await server.call(theming.editTheme, { params: { themeId: id }, body: { name: '同城化', note: null, revision } });
    expect(answer.problem).toMatchObject({ code: 'theme-name-taken', status: 409 });
  });
});

it('an export of more tasks than a person reads is refused', async () => {
  // As many more as one export takes: copies of one task, each with a place and a code of its own.
  await server.database.pool.query(`
    insert into task
    select copy.* from (select * from task limit 1) as one, generate_series(1, 20000) as number,
      jsonb_populate_record(one::task, jsonb_build_object('id', gen_random_uuid(), 'code', one.code || '-' || number,
        'position', one.position + 1000000000000 + number)) as copy`);
  const answer = await server.call(exporting.exportTasks, { body: exportOf({}) });
  expect(answer.problem).toMatchObject({ code: 'export-too-large', status: 413, data: { limit: 20_000 } });
});

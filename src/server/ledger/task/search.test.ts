/** What search looks through is written when it changed, and then alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as tasks from '#contract/ledger/task-endpoints.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const found = async (text: string): Promise<number> => (await server.ok(tasks.listTasks, { query: { text } })).tasks.length;

it('a unit that answers already is named the lead without touching the index of search; a new one is found by its name', async () => {
  await publish(server, await upload(server, '分工方案\n\n一、任务\n1.新建机场高速公路。（责任单位：市甲局、市乙局、市丙局）\n'));
  const written = async (): Promise<unknown> =>
    (await server.database.pool.query("select ctid::text, text from search_entry where kind = 'task'")).rows;
  const name = async (lead: string): Promise<void> => {
    const [task] = (await server.ok(tasks.listTasks, { query: {} })).tasks;
    if (task === undefined) throw new Error('no task was published');
    await server.ok(tasks.setLead, { body: { tasks: [{ id: task.id, revision: task.revision }], lead, reason: '' } });
  };
  const before = await written();
  await name('市丙局');
  await name('市乙局');
  expect(await written()).toEqual(before);
  expect(await found('市丙局')).toBe(1);

  expect(await found('市丁局')).toBe(0);
  await name('市丁局');
  expect(await found('市丁局')).toBe(1);
  expect(await found('机场高速')).toBe(1);
});

it('finds a task by what its plan prints, however it is typed', async () => {
  await publish(
    server,
    await upload(server, '要点\n\n一、任务\n1.落实“十四五”规划纲要（鲁政发〔2021〕5号），发展济南—泰安⼀体化。（责任单位：市戊局）\n'),
  );
  const forms = [
    '“十四五”规划',
    '"十四五"規劃',
    '「十四五」规划',
    '十四五规划',
    '鲁政发[2021]5号',
    '魯政發（2021）5号',
    '济南-泰安',
    '济南——泰安一体化',
    '泰安⼀体化',
    '泰安一體化',
  ];
  expect(await Promise.all(forms.map(found))).toEqual(forms.map(() => 1));
});

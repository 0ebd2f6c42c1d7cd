/** A new version of a long plan costs no statement for each of its tasks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStatements } from '#test/count-statements.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** `count` tasks, of which each tenth is worded otherwise in a later edition. */
const plan = (name: string, count: number, edition: number): string => {
  const tasks = Array.from(
    { length: count },
    (_, each) =>
      `${each + 1}.完善${name}第${each + 1}号工作机制${edition > 1 && each % 10 === 3 ? '并抓好落实' : ''}。（责任单位：${name}${each}局）`,
  );
  return `${name}分工方案\n\n一、主要任务\n${tasks.join('\n')}\n`;
};

async function secondVersion(name: string, count: number) {
  const first = await upload(server, plan(name, count, 1));
  await publish(server, first);
  const next = await upload(server, plan(name, count, 2), first.planId);
  return countStatements(server.app.writing.pool, () => publish(server, next));
}

describe('publishing a second version', () => {
  it('sends as many statements for two hundred tasks as for ten', async () => {
    const few = await secondVersion('甲', 10);
    const many = await secondVersion('乙', 200);
    expect(few.value).toMatchObject({ continued: 10, published: 0, withdrawn: 0 });
    expect(many.value).toMatchObject({ continued: 200, published: 0, withdrawn: 0 });
    // A few more, since rows are written in batches.
    expect(many.statements - few.statements).toBeLessThan(10);
    const { tasks } = await server.ok(ledger.listTasks, { query: { text: '第4号工作机制并抓好' } });
    expect(tasks.map(({ revision, text }) => [revision, text.includes('落实')])).toEqual([
      [2, true],
      [2, true],
    ]);
  });
});

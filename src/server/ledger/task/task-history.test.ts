/** What the record of a task tells of tasks that it was split or merged into, to people who may not see these. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { ledgerSteps } from '#test/ledger-steps.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
});
afterAll(() => server.stop());

const part = (title: string, lead: string): adjusting.MadeTask => ({
  title,
  text: `${title}。`,
  due: { text: null, from: null, to: null },
  units: { lead, responsible: [], support: [], local: [], supervise: [] },
});

async function newest(who: Calls, taskId: string): Promise<{ lineage: string[]; told: unknown; text: string }> {
  const { history, lineage } = await who.ok(ledger.getTask, { params: { taskId } });
  const [event] = history;
  const { into, outOf, unseenInto, unseenOutOf } = JSON.parse(event?.after ?? '{}') as Record<string, unknown>;
  return { lineage: lineage.map(({ code }) => code), told: { into, outOf, unseenInto, unseenOutOf }, text: JSON.stringify(history) };
}

it('no codes of tasks in other units, but how many there are', async () => {
  const { tasks } = await ledgerSteps(server).published();
  const [whole] = tasks;
  const { tasks: parts } = await server.ok(adjusting.splitTask, {
    params: { taskId: whole.id },
    body: {
      revision: whole.revision,
      parts: [part('建设甲乙高速东段', '市交通运输局'), part('筹措建设资金', '市财政局')],
      reason: '分段实施',
    },
  });
  const [road, money] = parts;
  if (road === undefined || money === undefined) throw new Error('two parts');
  const [traffic, finance] = await Promise.all([
    server.as('contact', { unit: '泰安市交通运输局' }),
    server.as('contact', { unit: '泰安市财政局' }),
  ]);

  expect(await newest(server, whole.id)).toMatchObject({ lineage: [road.code, money.code], told: { into: [road.code, money.code] } });
  const seen = await newest(traffic, whole.id);
  expect(seen).toMatchObject({ lineage: [road.code], told: { into: [road.code], unseenInto: 1 } });
  expect(seen.text).not.toContain(money.code);
  expect(await newest(traffic, road.taskId)).toMatchObject({ lineage: [whole.code], told: { outOf: [whole.code] } });

  const hidden = await newest(finance, money.taskId);
  expect(hidden).toMatchObject({ lineage: [], told: { outOf: [], unseenOutOf: 1 } });
  expect(hidden.text).not.toContain(whole.code);
});

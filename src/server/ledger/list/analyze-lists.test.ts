/** After many rows of lists were written the planner knows them at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';

const tables = ['list_item', 'item_part', 'milestone', 'sign_for', 'duty', 'item_version'];
const most = 260;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await signPeople(server);
  // Nobody looks by himself meanwhile, and so far there was nothing to be seen.
  for (const table of tables) await server.database.pool.query(`alter table ${table} set (autovacuum_enabled = false); analyze ${table}`);
});
afterAll(() => server.stop());

/** What the planner takes each table for. */
async function known(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await server.database.pool.query<{ name: string; rows: number }>(
    'select relname as name, reltuples::int as rows from pg_class where relnamespace = $1::regnamespace and relname = any($2)',
    ['public', tables],
  );
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

it('a list that is filled, filled in, issued and carried over', async () => {
  const lines = Array.from(
    { length: most },
    (_, each) => `${each + 1}.加快建设第${each + 1}号公路。（牵头单位：市交通运输局；责任单位：市财政局）`,
  );
  const params = await upload(server, `泰和市公路分工方案\n\n一、主要任务\n${lines.join('\n')}\n`);
  await publish(server, params);
  const year = 2040;
  const { id: listId } = await server.ok(listing.createList, { body: { year, name: '年度清单' } });
  expect(await known()).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'filter', filter: { planId: [params.planId] } } });
  expect(await known()).toMatchObject({ list_item: most, milestone: 0 });

  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const typed = async (field: 'q2' | 'tier', value: string) => {
    const { revision } = await server.ok(listing.getList, { params: { listId } });
    const changes = items.map(({ id }) => ({ item: id, field, value }));
    expect(await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } })).toMatchObject({ stored: true });
  };
  await typed('q2', '6-30 开工');
  expect(await known()).toMatchObject({ milestone: most });

  // As many as one unit can bear.
  await typed('q2', '');
  await typed('tier', '四级');
  const steps = signSteps(server);
  const { problem } = await steps.issue(listId, (await steps.approve(listId)).revision);
  expect(problem).toBeUndefined();
  expect(await known()).toMatchObject({ item_part: 2 * most, sign_for: 2 * most, duty: 2 * most, item_version: most });

  const { id: next } = await server.ok(listing.createList, { body: { year: year + 1, name: '年度清单' } });
  await server.ok(listing.carryOver, { params: { listId: next }, body: { from: listId } });
  expect(await known()).toMatchObject({ list_item: 2 * most });
});

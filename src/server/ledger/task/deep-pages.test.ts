/** Pages far down in a ledger that is long enough for waymarks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { listTasks, setLead, taskSorts, type TaskRow } from '#contract/ledger/task-endpoints.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const count = 2400;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await seedTasks(server.database.pool, homeJurisdiction.id, count);
  // Enough with a day and with a lead that waymarks stand among them, too, and not only among those at the end that have none.
  await server.database.pool.query(`update task set due_to = date '2027-01-01' + (position % 400)::int, lead = '牵头' || position % 7
    where position % 3 > 0`);
});
afterAll(() => server.stop());

const orders = {
  position: 'position',
  due: 'due_to nulls last, position',
  lead: 'lead nulls last, position',
} as const;

async function inOrder(sort: keyof typeof orders): Promise<string[]> {
  const { rows } = await server.database.pool.query<{ id: string }>(`select id from task where state = 'open' order by ${orders[sort]}`);
  return rows.map(({ id }) => id);
}

async function read(offset: number, limit: number, query: Partial<z.input<typeof listTasks.query>> = {}) {
  return (await server.ok(listTasks, { query: { ...query, offset, limit } })).tasks;
}

const ids = (tasks: readonly TaskRow[]): string[] => tasks.map(({ id }) => id);

describe.each(taskSorts)('in the order of %s', (sort) => {
  it('a page is what stands there, wherever that is', async () => {
    const all = await inOrder(sort);
    for (const offset of [0, 480, 990, 999, 1000, 1001, 1999, 2000, 2399])
      expect(ids(await read(offset, 50, { sort })), String(offset)).toEqual(all.slice(offset, offset + 50));
    expect(ids(await read(700, 500, { sort }))).toEqual(all.slice(700, 1200));
    for (const offset of [2400, 2401, 3000, 5000, 10_000_000]) expect(await read(offset, 50, { sort })).toEqual([]);
  });

  it('also right after a task found another place', async () => {
    const [task] = await read(1500, 1, { sort });
    if (task === undefined) throw new Error('no task');
    await server.ok(setLead, { body: { tasks: [{ id: task.id, revision: task.revision }], lead: '一个新的牵头单位' } });
    const all = await inOrder(sort);
    expect(ids(await read(1000, 500, { sort }))).toEqual(all.slice(1000, 1500));
  });
});

it.each([
  ['day', 'due', "due_to = '2031-01-01'"],
  ['place in print', 'position', 'position = 1000000'],
] as const)('also right after a %s alone changed', async (_name, sort, change) => {
  await read(2000, 1, { sort });
  const [task] = await read(100, 1, { sort });
  await server.database.pool.query(`update task set ${change} where id = $1`, [task?.id]);
  const all = await inOrder(sort);
  expect(ids(await read(1000, 500, { sort }))).toEqual(all.slice(1000, 1500));
});

it('under a filter too, and of these tasks alone', async () => {
  const found: TaskRow[] = [];
  for (let offset = 0; offset < count; offset += 500) found.push(...(await read(offset, 500, { kind: ['project'] })));
  const { rows } = await server.database.pool.query<{ id: string }>("select id from task where kind = 'project' order by position");
  expect(ids(found)).toEqual(rows.map(({ id }) => id));
  const few = found.slice(0, 3).map(({ id }) => id);
  expect(ids(await read(0, 10, { taskId: few.toReversed() }))).toEqual(few);
  expect(await read(0, 10, { taskId: few, kind: ['policy'] })).toEqual([]);
});

it('a page tells the label of all that the list has, also of what is not in sight', async () => {
  await server.database.pool.query(`update plan_version set label = 'internal' where state = 'published'`);
  const label = async (query: Partial<z.input<typeof listTasks.query>>) =>
    (await server.ok(listTasks, { query: { limit: 1, ...query } })).label;
  expect(await label({})).toBe('internal');
  expect(await label({ text: '不会有的词' })).toBeNull();
  const { rows } = await server.database.pool.query<{ plan_id: string }>(
    `with another as (
       insert into plan select (jsonb_populate_record(plan, jsonb_build_object('id', gen_random_uuid(), 'number', 99))).* from plan limit 1 returning *),
     published as (
       insert into plan_version select (jsonb_populate_record(version, jsonb_build_object('id', gen_random_uuid(), 'plan_id', another.id, 'label', 'public'))).*
         from plan_version version, another where version.state = 'published' limit 1 returning *)
     update task set plan_id = published.plan_id from published where task.position = (select min(position) from task) returning task.plan_id`,
  );
  expect(await label({ limit: 1 })).toBe('internal');
  expect(await label({ planId: [rows[0]?.plan_id ?? ''] })).toBe('public');
});

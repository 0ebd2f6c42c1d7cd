/** Taking 列入 back leaves a list as it was, with the reasons for what it leaves out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { signSteps, type SignSteps } from '#test/sign-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let steps: SignSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  steps = signSteps(server);
});
afterAll(() => server.stop());

it('what a list left out with a reason, it leaves out again when putting it in is undone; taken out later, it is to be accounted for', async () => {
  const { params: plan, tasks } = await steps.ready();
  const { id: listId } = await server.ok(listing.createList, { body: { year: 2090, name: '补充清单' } });
  const params = { listId };
  await server.ok(listing.omitTasks, { params, body: { taskIds: tasks.map(({ id }) => id), reason: '上年已完成' } });
  const reasons = async () => {
    const unlisted = await server.ok(listing.listUnlisted, { params, query: {} });
    return unlisted.tasks.filter(({ planId }) => planId === plan.planId).map(({ omitted }) => omitted?.reason ?? null);
  };
  const put = () => server.ok(listing.addToList, { params, body: { by: 'filter', filter: { planId: [plan.planId] }, withOmitted: true } });
  const { itemIds } = await put();
  expect(await reasons()).toEqual([]);
  await server.ok(listing.removeFromList, { params, body: { itemIds: [...itemIds], undoes: true } });
  expect(await reasons()).toEqual(['上年已完成', '上年已完成']);
  await put();
  const { rows } = await server.database.pool.query<{ back: boolean | null }>(
    "select (after::jsonb -> 'back')::boolean as back from audit_object where object_type = 'list_item' and object_id = any($1::uuid[]) and after is not null order by event_id",
    [itemIds],
  );
  // Put in, and put in again.
  expect(rows.map(({ back }) => back)).toEqual([null, null, true, true]);
  await server.ok(listing.removeFromList, { params, body: { itemIds: [itemIds[0] ?? ''] } });
  expect(await reasons()).toEqual([null]);
  await server.ok(listing.removeFromList, { params, body: { itemIds: [itemIds[1] ?? ''], undoes: true } });
  expect(await reasons()).toEqual([null, '上年已完成']);
});

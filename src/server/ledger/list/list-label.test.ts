/** How far a list may go is said to everybody who reads or prints it, also to units that see none of the tasks which it is from. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { breakSteps, type BreakSteps } from '#test/break-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let steps: BreakSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  steps = await breakSteps(server);
});
afterAll(() => server.stop());

it('a list is labelled as the strictest of its plans, for a sub-unit and for who took a part over too', async () => {
  const { lead, road, support } = steps.people;
  const { listId, itemId, of } = await steps.issued();
  await steps.added(lead, itemId, [{ title: '路基工程', unitId: road.unitId }]);
  await steps.give(lead, itemId);
  const trade = await server.as('contact', { unit: '市商务局' });
  const objected = of(itemId, '市财政局').id;
  await steps.signing.object(support, objected);
  expect((await steps.signing.decide(objected, 'uphold', trade.unitId)).status).toBe(200);
  for (const label of ['internal', 'sensitive', 'public'] as const) {
    await server.database.pool.query('update plan_version set label = $1', [label]);
    for (const who of [server, lead, road, trade]) expect(await who.ok(listing.getList, { params: { listId } })).toMatchObject({ label });
  }
  expect((await road.ok(listTasks, { query: { listed: [listId] } })).tasks).toEqual([]);
});

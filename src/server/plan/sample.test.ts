/** The sample that a new installation opens with is the plan of a city: another city does not begin with it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { systemActor } from '#server/platform/actor.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { createLog } from '#server/platform/log.ts';
import { domain } from '#server/plan/domain.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it.each([
  ['济宁市', 0],
  ['泰安市', 1],
])('%s opens with %i plans', async (name, count) => {
  await server.database.pool.query('update jurisdiction set name = $1 where id = $2', [name, homeJurisdiction.id]);
  const context = {
    jurisdictionId: homeJurisdiction.id,
    by: systemActor,
    subject: null,
    reach: 'jurisdiction',
    requestId: newId(),
  } as const;
  await domain.welcome?.(server.source, context, createLog('silent'));
  expect((await server.ok(listPlans)).plans).toHaveLength(count);
});

/** Accounts that nobody uses are listed for the administrators. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAccounts } from '#contract/account/endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const clock = testClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

it('is whoever did not come for 90 days, by a page or by a token', async () => {
  const quiet = await server.as('contact');
  const { secret } = await server.ok(addToken, { body: { label: '测试', scopes: ['plan.read'], days: 365 } });
  clock.ahead = 91 * 86_400_000;
  const used = await server.anonymous.call(listPlans, { headers: { authorization: `Bearer ${secret}` } });
  expect(used.status).toBe(200);
  const admin = await server.as('system-admin');
  const { accounts } = await admin.ok(listAccounts, { query: {} });
  const unused = accounts.filter((one) => one.unused).map(({ id }) => id);
  expect(unused).toEqual([quiet.accountId]);
});

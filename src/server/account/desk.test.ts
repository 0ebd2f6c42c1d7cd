/** What accounts put on 工作台: whom somebody let in, and who has not come yet. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.stop());

it('whoever has a first password and never used it is invited still', async () => {
  const system = await server.as('system-admin');
  const person = await server.as('contact', { unit: '示例市水利局' });
  const waits = async () => (await system.ok(getHome)).awaited;
  const set = (columns: string) => server.database.pool.query(`update account set ${columns} where id = $1`, [person.accountId]);
  expect(await waits()).toEqual([]);
  await set('password_initial = true, last_login_at = null');
  expect(await waits()).toEqual([{ name: 'invited', count: 1, due: null, link: '/people?state=invited' }]);
  // Who came once, and has to choose another password, was here.
  await set('last_login_at = now()');
  expect(await waits()).toEqual([]);
});

/** A person with a login in one city joins another in a real browser, and changes between the two. */
import { afterAll, afterEach, beforeAll, expect, it, type TestContext } from 'vitest';
import { grantPost, listAccounts } from '#contract/account/endpoints.ts';
import { addJurisdiction } from '#server/session/add-jurisdiction.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import { systemActor } from '#server/platform/actor.ts';
import { checkPage, desktop, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import type { Person } from '#test/server.ts';
import { enterPassword } from '#test/journeys/sign-in-steps.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';

let journey: Journey;
let system: Visitor;
let security: Person;
let person: Visitor;
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await addJurisdiction({ ...server.source, database: inOnePool(server.database) }, '济南市', systemActor);
  await server.database.pool.query("update jurisdiction set set_up_at = now() where name <> '平台'");
  const { rows } = await server.database.pool.query<{ id: string }>("select id from jurisdiction where name = '济南市'");
  const jurisdictionId = rows[0]?.id ?? '';
  system = await journey.visit(desktop, await server.as('system-admin', { jurisdictionId }));
  security = await server.as('security-admin', { jurisdictionId });
  await server.as('contact', { loginName: 'li.qiang', passwordHash: await hashOf(password), unit: '市交通运输局', displayName: '李强' });
  person = await journey.visit(phone, null);
}, 60_000);
afterAll(() => journey.stop());
afterEach(async ({ task }: TestContext) => {
  for (const visitor of [system, person]) await checkPage(visitor, task);
});

it('is invited by the login name, and comes back to the invitation after logging in', async () => {
  const { page } = system;
  await page.goto('/people');
  await page.getByRole('button', { name: '新建人员' }).first().click();
  await page.getByLabel('姓名', { exact: true }).fill('李强');
  await page.getByLabel('登录名', { exact: true }).fill('li.qiang');
  await page.getByRole('button', { name: '建立账号' }).click();
  await page.getByText('登录名“li.qiang”已被使用').waitFor();
  await page.getByRole('radio', { name: /用已有的登录加入/ }).check();
  expect(await page.getByLabel('已有的登录名', { exact: true }).inputValue()).toBe('li.qiang');
  await page.getByRole('button', { name: '生成加入链接' }).click();
  const link = (await page.locator('.people-result code').textContent()) ?? '';
  await page.getByRole('button', { name: '我已交付或记下' }).click();

  const hand = person.page;
  await hand.goto(link);
  await hand.getByRole('heading', { name: '加入济南市' }).waitFor();
  expect(await horizontalOverflow(hand)).toBeNull();
  await hand.getByRole('button', { name: '先登录' }).click();
  await enterPassword(hand, 'li.qiang', password);
  await hand.getByRole('button', { name: '加入', exact: true }).click();
  await hand.getByText('已加入济南市').waitFor();
  await hand.waitForURL('/me');
});

it('acts there in a post of its own, and changes back', async () => {
  const { accounts } = await security.ok(listAccounts, { query: { text: 'li.qiang' } });
  const accountId = accounts[0]?.id ?? '';
  const body = { role: 'reader' as const, unitId: null, scope: { kind: 'jurisdiction' as const, unitId: null } };
  await security.ok(grantPost, { params: { accountId }, body });
  const { page } = person;
  await page.reload();
  await page.getByText('济南市 · 全辖区').waitFor();
  await page.getByRole('button', { name: '切换到此岗位' }).click();
  // The page begins anew in the other jurisdiction.
  await page.waitForURL('/');
  await page.getByRole('button', { name: /^李强/ }).click();
  await page.getByRole('menuitem', { name: /济南市/ }).waitFor();
  await page.getByRole('menuitem', { name: /泰安市 · 市交通运输局/ }).click();
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /联络员/ }).waitFor();
});

/** A device remembers the second factor for some days where the person wants it; changes of the login still ask. */
import { afterAll, afterEach, beforeAll, expect, it, type TestContext } from 'vitest';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { codeOf, enterPassword, movableClock } from '#test/journeys/sign-in-steps.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
const loginName = 'li.qiang';
const clock = movableClock();

let journey: Journey;
let hand: Visitor;
let secret: string;
beforeAll(async () => {
  journey = await startJourney({ clock });
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now()');
  await server.as('contact', { loginName, displayName: '李强', passwordHash: await hashOf(password), unit: '市交通运输局' });
  const first = server.with(cookieOf(await server.anonymous.call(session.logIn, { body: { loginName, password } })));
  ({ secret } = await first.ok(own.beginTotp));
  await first.ok(own.confirmTotp, { body: { secret, code: code() } });
  const security = await server.as('security-admin');
  const body = { preset: 'asvs' as const, factorFrom: null, changes: { rememberedDeviceDays: 7 }, reason: '试行', revision: 0 };
  await security.ok(settings.changeSecuritySettings, { body });
  hand = await journey.visit(phone, null);
}, 60_000);
afterAll(() => journey.stop());
afterEach(async ({ task }: TestContext) => {
  await checkPage(hand, task);
});

/** A code that was not used yet. */
function code(): string {
  clock.forward(1);
  return codeOf(secret, clock.now());
}

it('asks once, then for the password alone, and for the factor again before the login is changed', async () => {
  const { page } = hand;
  await page.goto('/login');
  await enterPassword(page, loginName, password);
  const choice = page.getByRole('checkbox', { name: '在这台设备上 7 天内不再验证第二因素' });
  await choice.waitFor();
  expect(await choice.isChecked()).toBe(false);
  await choice.check();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByLabel('动态口令').fill(code());
  await page.waitForURL('/');

  await page.goto('/me');
  await page.getByRole('heading', { name: '记住的设备' }).waitFor();
  await page.context().clearCookies({ name: 'taizhang' });
  await page.goto('/login');
  await enterPassword(page, loginName, password);
  await page.waitForURL('/');

  await page.goto('/me');
  await page.getByRole('button', { name: '不再记住' }).click();
  const dialog = page.getByRole('dialog', { name: '再次验证身份' });
  await dialog.getByText('这台设备记住了第二因素').waitFor();
  expect(await dialog.getByLabel('密码', { exact: true }).count()).toBe(0);
  await page.keyboard.type(code());
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('没有记住的设备').waitFor();
  expect(await horizontalOverflow(page)).toBeNull();

  await page.context().clearCookies({ name: 'taizhang' });
  await page.goto('/login');
  await enterPassword(page, loginName, password);
  await choice.waitFor();
});

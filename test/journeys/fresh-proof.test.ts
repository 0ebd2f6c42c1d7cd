/** Before something about the login is changed, the page asks once more who it is, and goes on with what was asked. */
import { afterAll, afterEach, beforeAll, expect, it, type TestContext } from 'vitest';
import { checkPage, desktop, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { enterPassword, movableClock } from '#test/journeys/sign-in-steps.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
const clock = movableClock();

let journey: Journey;
let desk: Visitor;
let hand: Visitor;
beforeAll(async () => {
  journey = await startJourney({ clock });
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now()');
  await server.as('contact', { loginName: 'li.qiang', displayName: '李强', passwordHash: await hashOf(password), unit: '市交通运输局' });
  desk = await journey.visit(desktop, null);
  hand = await journey.visit(phone, null);
}, 60_000);
afterAll(() => journey.stop());
afterEach(async ({ task }: TestContext) => {
  for (const visitor of [desk, hand]) await checkPage(visitor, task);
});

async function logIn({ page }: Visitor): Promise<void> {
  await page.goto('/login');
  await enterPassword(page, 'li.qiang', password);
  await page.waitForURL('/');
  await page.goto('/me');
}

it('asks by the keyboard alone, keeps what was typed, and can be left', async () => {
  await logIn(desk);
  const { page } = desk;
  await page.getByRole('button', { name: '新建令牌' }).click();
  await page.getByLabel('用途', { exact: true }).fill('月报程序');
  await page.getByRole('checkbox').first().check();
  clock.forward(11);
  await page.getByRole('button', { name: '生成令牌' }).click();
  const dialog = page.getByRole('dialog', { name: '再次验证身份' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('请先再次验证身份').first().waitFor();
  expect(await page.getByLabel('用途', { exact: true }).inputValue()).toBe('月报程序');
  await page.getByRole('button', { name: '生成令牌' }).click();
  await dialog.waitFor();
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await dialog.getByText(/现在的密码不对/).waitFor();
  await dialog.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('只显示这一次').first().waitFor();
});

it('fits a phone, and the person is told there of what was done elsewhere', async () => {
  await logIn(hand);
  const { page } = hand;
  await page.getByText('您的登录方式有变动').waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByText('您的登录方式有变动').waitFor({ state: 'detached' });
  await page.getByText(/新建了接口令牌（127/).waitFor();
  clock.forward(11);
  await page.getByRole('button', { name: '绑定', exact: true }).click();
  await page.getByRole('dialog', { name: '再次验证身份' }).waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('.totp-scan code').waitFor();
});

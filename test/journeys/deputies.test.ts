/** 代理: a leader who goes away for a week names a colleague, who acts in the post, under both names, until the week is over. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { dayInShanghai, systemClock } from '#server/platform/clock.ts';
import { checkPage, desktop, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';

const inDays = (days: number): string => dayInShanghai(new Date(Date.parse(systemClock.now()) + days * 86_400_000).toISOString());

let journey: Journey;
let leader: Visitor;
let deputy: Visitor;
let security: Visitor;
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  const unit = '市水利局';
  leader = await journey.visit(desktop, await server.as('unit-leader', { unit, displayName: '王五' }));
  deputy = await journey.visit(phone, await server.as('contact', { unit, displayName: '李四' }));
  await server.as('contact', { unit, displayName: '赵六' });
  security = await journey.visit(desktop, await server.as('security-admin', { displayName: '安全甲' }));
}, 60_000);
afterAll(() => journey.stop());
afterEach(async ({ task }) => {
  for (const visitor of [leader, deputy, security]) await checkPage(visitor, task);
});

const menu = ({ page }: Visitor) => page.getByRole('button', { name: /账号菜单/ });

it('a leader names a colleague for a week, by keys', async () => {
  const { page } = leader;
  await page.goto('/');
  await menu(leader).click();
  await page.getByRole('menuitem', { name: '岗位与代理' }).click();
  await page.getByRole('heading', { name: '岗位与代理' }).waitFor();
  await page.getByText('现在没有请您代理的岗位').waitFor();
  await page.getByRole('button', { name: /指定.*的代理/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('市水利局在用的账号').waitFor();
  await dialog.getByLabel('截止日').fill(inDays(6));
  await page.keyboard.press('Enter');
  await dialog.getByText('请选择由谁代理').waitFor();
  await dialog.getByLabel('由谁代理').focus();
  await page.keyboard.type('李四');
  await page.keyboard.press('Enter');
  // A day before the first is told before it is sent.
  await dialog.getByLabel('截止日').fill(inDays(-1));
  await page.keyboard.press('Enter');
  await dialog.getByText(/代理期限不对/).waitFor();
  await dialog.getByLabel('截止日').fill(inDays(6));
  await page.keyboard.press('Enter');
  await page.getByText('已指定李四代理').waitFor();
  await page.getByText(`李四代理，${inDays(0)}至${inDays(6)}`).waitFor();
  await page.getByText('代理中').waitFor();
});

it('the colleague is told, and goes over to the post', async () => {
  const { page } = deputy;
  await page.goto('/');
  await page.getByText('您的岗位代理有变动').waitFor();
  await page.getByText(/王五指定岗位代理：李四代理王五的分管负责人岗位（市水利局/).waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await menu(deputy).click();
  await page.getByRole('menuitem', { name: /分管负责人（代王五）/ }).click();
  await soon(() => menu(deputy).getAttribute('aria-label')).toContain('分管负责人（代王五）');
  await page.goto('/deputies');
  await page.getByText('正在使用').waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
});

it('the security administrator sees both, and may name one as well', async () => {
  const { page } = security;
  await page.goto('/people?find=王五');
  await page.getByRole('button', { name: /^王五/ }).click();
  const drawer = page.getByRole('complementary', { name: '人员详情' });
  await drawer.getByText(/由李四代理/).waitFor();
  await drawer.getByRole('button', { name: /^指定代理/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('由谁代理').fill('赵六');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('截止日').fill(inDays(3));
  await page.keyboard.press('Enter');
  // One at a time.
  await dialog.getByText(/已由李四代理/).waitFor();
  await dialog.getByLabel('起始日').fill(inDays(7));
  await dialog.getByLabel('截止日').fill(inDays(8));
  await page.keyboard.press('Enter');
  await drawer.getByText(/由赵六代理/).waitFor();
  await page.goto('/people?find=李四');
  await page.getByRole('button', { name: /^李四/ }).click();
  await drawer.getByText(/代理王五/).waitFor();
});

it('the day over, the post is over, and the colleague goes on in the own one', async () => {
  const { page } = deputy;
  await journey.server.database.pool.query(
    'update post set valid_from = $1, last_day = $2 where for_post is not null and valid_from = $3',
    [inDays(-7), inDays(-1), inDays(0)],
  );
  await page.goto('/');
  await page.getByRole('heading', { name: '这个岗位已到期或已收回' }).waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByRole('button', { name: /联络员/ }).click();
  await soon(() => menu(deputy).getAttribute('aria-label')).toContain('联络员');
  await page.goto('/deputies');
  await page.getByText('现在没有请您代理的岗位').waitFor();
});

it('the leader sees who stood in, and takes back what is to come', async () => {
  const { page } = leader;
  await page.goto('/deputies');
  await page.getByText('以前的代理 1 次').waitFor();
  await page.getByRole('button', { name: '提前结束赵六的代理' }).click();
  await page.getByLabel('理由').fill('已返岗');
  await page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
  await page.getByText('以前的代理 2 次').waitFor();
});

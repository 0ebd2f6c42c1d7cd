/** People and powers in a real browser: the system administrator makes an account, the security administrator gives it a post and takes it back. */
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { success } from '#core/failure.ts';
import { insertAccount } from '#server/session/insert-account.ts';
import { desktop, checkPage, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import type { Person } from '#test/server.ts';

let journey: Journey;
let system: Visitor;
let security: Visitor;

const enter = (person: Person, size = desktop): Promise<Visitor> => journey.visit(size, person);

beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.act(async (act) => {
    for (let at = 0; at < 500; at++) {
      await insertAccount(act, {
        loginName: `many-${at}`,
        displayName: `人员${at}`,
        powerClass: 'business',
        unitId: null,
        state: 'active',
      });
    }
    act.audit({ act: 'test.people', objects: [] });
    return success(undefined);
  });
  await server.as('contact', { displayName: '陈静', unit: '市水利局' });
  system = await enter(await server.as('system-admin', { displayName: '系统甲' }));
  security = await enter(await server.as('security-admin', { displayName: '安全乙' }));
}, 60_000);
afterAll(() => journey.stop());
afterEach(async ({ task }: TestContext) => {
  for (const visitor of [system, security]) await checkPage(visitor, task);
});

describe('a new colleague', () => {
  it('gets an account and a link that is shown once', async () => {
    const { page } = system;
    await page.goto('/people');
    await page.getByText(/^50\d 人$/).waitFor();
    await page.getByRole('button', { name: '新建人员' }).click();
    await page.getByLabel('姓名', { exact: true }).fill('王晓敏');
    await page.getByLabel('登录名', { exact: true }).focus();
    await expect.poll(() => page.getByLabel('登录名', { exact: true }).inputValue()).toBe('wangxiaomin');
    await page.getByRole('button', { name: '建立账号' }).dblclick();
    const link = page.locator('.people-result code');
    await link.waitFor();
    expect(await link.textContent()).toMatch(new RegExp(`^${journey.server.origin}/link#[\\w-]{43}$`));
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(true);
    await page.getByRole('button', { name: '我已交付或记下' }).click();
    await page.getByRole('complementary', { name: '人员详情' }).getByText('待激活').waitFor();
    expect(await page.getByRole('button', { name: '授予岗位' }).count()).toBe(0);
    await page.getByRole('tab', { name: '操作记录' }).click();
    await page.locator('.trail').getByText('建立账号').waitFor();
    expect(await page.locator('.trail').textContent()).toContain('将登录名定为“wangxiaomin”');
  });

  it('is found among five hundred and given a post, which ends with a reason', async () => {
    const { page } = security;
    await page.goto('/people');
    await page.getByText(/^50\d 人$/).waitFor();
    expect(await page.getByRole('button', { name: '新建人员' }).count()).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('王晓');
    await page.getByRole('button', { name: /王晓敏/ }).click();
    await expect.poll(() => page.url()).toMatch(/find=%E7%8E%8B%E6%99%93&person=/);
    await page.getByRole('button', { name: '授予岗位' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '授予岗位' }).click();
    await dialog.getByText('请选择此人代表的本地单位').waitFor();
    await dialog.getByLabel('代表的单位').fill('水利');
    await page.getByTitle('市水利局').click();
    await dialog.getByRole('button', { name: '授予岗位' }).dblclick();
    const drawer = page.getByRole('complementary', { name: '人员详情' });
    await drawer.getByText('联络员 · 市水利局及下属').first().waitFor();
    await drawer.getByRole('button', { name: /收回/ }).click();
    await page.getByLabel('理由').fill('调离');
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
    await drawer.getByText(/收回$/).first().waitFor();
    await drawer.getByRole('tab', { name: '操作记录' }).click();
    await drawer.getByText('理由：调离').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => drawer.count()).toBe(0);
  });
});

describe('the rules of logging in', () => {
  it('change with a reason, within the standard, and say whom they touch', async () => {
    const { page } = security;
    await page.goto('/security');
    const save = page.getByRole('button', { name: '保存设置' });
    const idle = page.getByLabel('无操作多久后退出（分钟）');
    await idle.fill('90');
    await page.getByText('请填 5 至 30 之间的整数').waitFor();
    await page.getByLabel('理由').fill('领导要求');
    expect(await save.isEnabled()).toBe(false);
    await idle.fill('15');
    await page.getByText(/现有 \d+ 处登录按原来的时限/).waitFor();
    // 等保三级 wants a day from which everybody proves a second factor.
    await page.getByText('须填日期，最晚').waitFor();
    expect(await save.isEnabled()).toBe(false);
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('从这一天起也须验证第二因素').fill(day);
    await page.keyboard.press('Enter');
    await page.getByText(/现有 \d+ 人还没有第二因素/).waitFor();
    await save.dblclick();
    await page.getByText(/由安全乙修改/).waitFor();
    expect(await page.getByLabel('从这一天起也须验证第二因素').inputValue()).toBe(day);
    expect(await page.getByLabel('无操作多久后退出（分钟）').inputValue()).toBe('15');
  });

  it('stand before where to complain, which must be somewhere', async () => {
    const { page } = system;
    await page.goto('/security');
    const text = page.getByLabel('意见与投诉');
    await text.fill('javascript:alert(1)');
    await page.keyboard.press('Tab');
    await page.getByText(/请填以 http:\/\/ 或 https:\/\/ 开头的网址/).waitFor();
    const card = page.locator('.page-card').last();
    expect(await card.getByRole('button', { name: '保存' }).isEnabled()).toBe(false);
    expect(await card.getByRole('heading').textContent()).toBe('意见与投诉');
    await text.fill('市推进办 0538-6991234');
    await card.getByRole('button', { name: '保存' }).click();
    await page.getByRole('contentinfo').getByText('意见与投诉：市推进办 0538-6991234').waitFor();
  });

  it('are read by the system administrator alone', async () => {
    const { page } = system;
    await page.goto('/security');
    await page.getByText('只有安全管理员可以修改').waitFor();
    expect(await page.getByRole('button', { name: '保存设置' }).count()).toBe(0);
  });
});

it('fits a phone and a desk', async () => {
  const { server } = journey;
  const hand = await enter(await server.as('security-admin', { displayName: '安全丙' }), phone);
  for (const { page } of [hand, security]) {
    for (const path of ['/people', '/people?find=陈静', '/security']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await horizontalOverflow(page)).toBeNull();
      // The frame scrolls by itself: what hangs out of it is no wider page.
      expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    }
  }
  await hand.page.goto('/people?find=陈静');
  await hand.page.getByRole('button', { name: /陈静/ }).click();
  await hand.page.getByRole('complementary', { name: '人员详情' }).waitFor();
  expect(await horizontalOverflow(hand.page)).toBeNull();
});

/** The way from page to page: the bar, the views of the ledger, the person's menu; by keyboard, on a phone, and from the addresses of before. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Role } from '#core/access/subject.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { checkPage, corpusText, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon, tabTo } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

let journey: Journey;
let office: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  await journey.server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  await publish(journey.server, await upload(journey.server, corpusText('000-taian-shenghui.txt')));
  office = await journey.visit();
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(office, task));

const bar = (page: Page) => page.getByRole('navigation', { name: '主导航' }).getByRole('link');
const views = (page: Page) => page.getByRole('navigation', { name: '台账的视图' });
const menuButton = (page: Page) => page.getByRole('button', { name: /账号菜单/ });
const pathOf = (page: Page) => async () => new URL(page.url()).pathname;

/** It, or what is in it. */
const hasFocus = (control: Locator) => async () => control.evaluate((element) => element.contains(document.activeElement));

async function picture({ page }: Visitor, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${folder}/nav-${name}.png`, caret: 'initial' });
}

describe('by keyboard alone', () => {
  it('goes from view to view of the ledger, and the focus stays where it was', async () => {
    const { page } = office;
    await page.goto('/plans');
    await soon(() => bar(page).count()).toBe(5);
    expect(await bar(page).allInnerTexts()).toEqual(['工作台', '规划', '台账', '清单', '调度']);
    await tabTo(page, bar(page).filter({ hasText: '台账' }));
    await page.keyboard.press('Enter');
    await ledgerPage(page).grid().waitFor();
    const view = (name: string) => views(page).getByRole('link', { name, exact: true });
    expect(await views(page).getByRole('link').allInnerTexts()).toEqual(['事项', '监测对象', '专题', '未明确']);
    expect(await view('事项').getAttribute('aria-current')).toBe('page');
    await picture(office, 'ledger');
    for (const [name, address, heading] of [
      ['监测对象', '/ledger/objects', '监测对象'],
      ['专题', '/ledger/themes', '专题'],
      ['未明确', '/ledger/open-lists', '未明确的责任'],
    ] as const) {
      await tabTo(page, view(name));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      expect(await pathOf(page)()).toBe(address);
      expect(await view(name).getAttribute('aria-current')).toBe('page');
      expect(await hasFocus(view(name))()).toBe(true);
      expect(await bar(page).filter({ hasText: '台账' }).getAttribute('aria-current')).toBe('page');
      await picture(office, address.replaceAll('/', '-').slice(1));
    }
  });

  it('divides a view further, with the number beside each part', async () => {
    const { page } = office;
    const part = (name: RegExp) => page.getByRole('navigation', { name: '处理情况' }).getByRole('link', { name });
    await tabTo(page, part(/^未对应/));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.search === '?tab=unmatched');
    await soon(() => part(/^未对应/).getAttribute('aria-current')).toBe('true');
    await page.goto('/ledger/objects');
    const kind = page.getByRole('navigation', { name: '四类清单' }).getByRole('link', { name: /^重大平台/ });
    await tabTo(page, kind);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.search === '?kind=platform');
    await soon(() => kind.innerText()).toMatch(/[1-9]/);
    const said = Number(/\d+/.exec(await kind.innerText())?.[0]);
    expect(said).toBeGreaterThan(0);
    await soon(() => page.getByRole('main').locator('.object-name').count()).toBe(said);
    await page.locator('.object-name').first().click();
    await page.locator('.drawer').waitFor();
    await picture(office, 'object');
  });

  it('finds in the menu what is looked up or set, and is told where it stands', async () => {
    const { page } = office;
    await page.goto('/ledger/themes');
    await tabTo(page, menuButton(page));
    await page.keyboard.press('Enter');
    const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
    await soon(hasFocus(item('单位'))).toBe(true);
    await picture(office, 'menu');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '单位', level: 1, exact: true }).waitFor();
    await picture(office, 'units');
    await tabTo(page, menuButton(page));
    await page.keyboard.press('Enter');
    await soon(hasFocus(item('单位'))).toBe(true);
    expect(await item('单位').getAttribute('aria-current')).toBe('page');
    await picture(office, 'menu-here');
    await page.keyboard.press('ArrowDown');
    await soon(hasFocus(item('规则与日历'))).toBe(true);
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: '规则与日历', level: 1 }).waitFor();
    await page.goto('/settings/calendar');
    await tabTo(page, menuButton(page));
    await page.keyboard.press('Space');
    await soon(hasFocus(item('单位'))).toBe(true);
    expect(await item('规则与日历').getAttribute('aria-current')).toBe('page');
    await page.keyboard.press('Escape');
    await soon(hasFocus(menuButton(page))).toBe(true);
  });

  it('opens a page of the menu beside the one in sight, as one of the bar', async () => {
    const { page, context } = office;
    await page.goto('/ledger/themes');
    await menuButton(page).click();
    const opened = context.waitForEvent('page');
    await page.getByRole('menuitem', { name: '单位', exact: true }).click({ modifiers: ['ControlOrMeta'] });
    const beside = await opened;
    await beside.getByRole('heading', { name: '单位', level: 1, exact: true }).waitFor();
    expect(await pathOf(page)()).toBe('/ledger/themes');
    await beside.close();
  });
});

describe('on a phone', () => {
  it('has the views above the page, wherever it was scrolled to', async () => {
    const hand = await journey.visit(phone);
    const { page } = hand;
    await page.goto('/ledger');
    for (const [name, heading] of [
      ['监测对象', '监测对象'],
      ['专题', '专题'],
      ['未明确', '未明确的责任'],
      ['事项', '全部事项'],
    ] as const) {
      await views(page).getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await horizontalOverflow(page)).toBeNull();
      await picture(hand, `phone-${(await pathOf(page)()).replaceAll('/', '-').slice(1)}`);
      await page.getByRole('main').evaluate((main) => main.scrollTo({ top: 100_000 }));
      const box = await views(page).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(60);
    }
    await page.getByRole('button', { name: '筛选' }).click();
    await picture(hand, 'phone-facets');
    await page
      .getByRole('navigation', { name: '筛选' })
      .getByRole('link', { name: /^重大项目/ })
      .click();
    await page.getByRole('heading', { name: '重大项目', level: 1 }).waitFor();
    await menuButton(page).click();
    await picture(hand, 'phone-menu');
    await page.getByRole('menuitem', { name: '单位', exact: true }).click();
    await page.getByRole('heading', { name: '单位', level: 1, exact: true }).waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
    expect(hand.pageErrors).toEqual([]);
    await hand.context.close();
  });
});

describe('on a small screen at 125 %', () => {
  it.each(['/ledger', '/ledger/objects', '/ledger/themes', '/ledger/open-lists'])('%s fits', async (address) => {
    const small = await journey.visit({ width: 1093, height: 614 });
    await small.page.goto(address);
    await small.page.getByRole('heading', { level: 1 }).first().waitFor();
    await small.page.waitForLoadState('networkidle');
    expect(await horizontalOverflow(small.page)).toBeNull();
    await picture(small, `small${address.replaceAll('/', '-')}`);
    expect(small.pageErrors).toEqual([]);
    await small.context.close();
  });
});

describe('an address of before', () => {
  it.each([
    ['/objects?kind=policy&find=%E8%A7%84%E5%88%92#part', '/ledger/objects?kind=policy&find=%E8%A7%84%E5%88%92#part'],
    ['/themes', '/ledger/themes'],
    ['/open-lists?tab=named', '/ledger/open-lists?tab=named'],
  ])('%s leads on, and back leads to where one was', async (before, now) => {
    const { page } = office;
    await page.goto('/plans');
    await page.goto(before);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await soon(async () => page.url().slice(journey.server.origin.length)).toBe(now);
    await page.goBack();
    await soon(pathOf(page)).toBe('/plans');
  });
});

describe('each post', () => {
  const seen = async (role: Role, post: Parameters<typeof journey.server.as>[1] = {}) => {
    const visitor = await journey.visit(undefined, await journey.server.as(role, post));
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
    const inBar = await bar(page).allInnerTexts();
    await picture(visitor, `role-${role}`);
    await menuButton(page).click();
    await page.getByRole('menuitem', { name: '本人账号' }).waitFor();
    const pages = await page.getByRole('menuitem').getByRole('link').allInnerTexts();
    await page.keyboard.press('Escape');
    if (inBar.includes('台账')) {
      await page.goto('/ledger');
      await views(page).getByRole('link').first().waitFor();
    }
    const theirViews = await views(page).getByRole('link').allInnerTexts();
    expect(visitor.pageErrors).toEqual([]);
    await visitor.context.close();
    return { inBar, pages, theirViews };
  };

  it.each([
    [
      'contact',
      { unit: '市水利局' },
      ['工作台', '规划', '台账', '清单', '调度'],
      ['单位', '规则与日历', '岗位与代理', '本人账号'],
      ['事项', '监测对象', '专题'],
    ],
    [
      'reader',
      {},
      ['工作台', '规划', '台账', '清单', '调度'],
      ['单位', '规则与日历', '岗位与代理', '本人账号'],
      ['事项', '监测对象', '专题'],
    ],
    ['counterpart', { unit: '协作单位' }, ['工作台', '台账'], ['岗位与代理', '本人账号'], ['事项', '监测对象', '专题']],
    ['system-admin', {}, ['工作台', '人员', '单位', '安全设置'], ['本人账号'], []],
    ['security-admin', {}, ['工作台', '人员', '单位', '安全设置'], ['本人账号'], []],
    ['audit-admin', {}, ['工作台', '单位', '操作记录'], ['本人账号'], []],
  ] as const)('%s finds what it may use, each in one place', async (role, post, inBar, pages, theirViews) => {
    expect(await seen(role, post)).toEqual({ inBar, pages, theirViews });
  });
});

/** A contact (联络员) logs in with a password and sees what the own unit answers for, and nothing else: page, search, address, export. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { editUnit, listUnits } from '#contract/unit/endpoints.ts';
import { hashPassword } from '#server/session/password.ts';
import { checkPage, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon } from '#test/journeys/pages.ts';
import { enterPassword } from '#test/journeys/sign-in-steps.ts';
import { smallPlan } from '#test/journeys/small-plan.ts';
import { publish, upload } from '#test/plan-steps.ts';

const password = '青山Wanli-7788';

let journey: Journey;
let visitor: Visitor;
let foreign: string;
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now()');
  const hash = await hashPassword(password);
  const passwordHash = hash.ok ? hash.value : '';
  // The units stand before the plan comes, so that its printed names are known.
  await server.as('contact', { unit: '市水利局' });
  await server.as('contact', { loginName: 'huanjing', displayName: '孙清', unit: '市生态环境局', passwordHash });
  await publish(server, await upload(server, smallPlan));
  const { tasks } = await server.ok(listTasks, { query: {} });
  foreign = tasks.find(({ title }) => title.includes('取水口'))?.id ?? '';
  visitor = await journey.visit(undefined, null);
});
afterAll(() => journey.stop());
beforeEach(() => visitor.page.bringToFront());
afterEach(({ task }) => checkPage(visitor, task));

async function logIn({ page }: Visitor, name: string): Promise<void> {
  await page.goto('/ledger');
  await enterPassword(page, name, password);
}

describe('the search', () => {
  it('proposes what is called so while somebody types, by the old name too, and leads a unit to its tasks', async () => {
    const office = await journey.visit();
    const { page } = office;
    const { server } = journey;
    const water = (await server.ok(listUnits)).units.find(({ names }) => names.some(({ name }) => name === '市水利局'));
    await server.ok(editUnit, {
      params: { unitId: water?.id ?? '' },
      body: { names: { full: '市水务局', short: null, aliases: [] }, revision: water?.revision ?? 0 },
    });
    await page.goto('/ledger/themes');
    const box = page.getByRole('combobox', { name: '搜索事项、单位、原文' });
    await box.pressSequentially('市水務局');
    await page.getByRole('option', { name: /单位 市水务局/ }).waitFor();
    await box.fill('');
    await box.pressSequentially('水利局');
    await page.getByRole('option', { name: /市水务局 又名 市水利局/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await soon(() => box.getAttribute('aria-activedescendant')).not.toBeNull();
    await page.keyboard.press('Enter');
    await page.getByText('责任单位 市水务局').waitFor();
    const ledger = ledgerPage(page);
    const own = await ledger.total();
    expect(own).toBeGreaterThan(2);

    // Enter without a choice searches the tasks: by the new name too, which no plan prints.
    await box.fill('市水务局');
    await page.keyboard.press('Enter');
    await page.getByText('“市水务局”是市水务局的名称，由其承担的事项也列在内。').waitFor();
    await soon(ledger.total).toBe(own);
    await page.getByRole('link', { name: '只看该单位的事项' }).click();
    await page.getByText('责任单位 市水务局').waitFor();

    await box.fill('市水');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await office.context.close();
  });
});

describe('a contact', () => {
  it('logs in and comes to the page that was asked for', async () => {
    const { page } = visitor;
    await logIn(visitor, 'huanjing');
    await page.getByRole('heading', { name: '本单位事项' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/ledger');
    await page.getByRole('button', { name: /孙清/ }).waitFor();
  });

  it('sees the tasks of the own unit alone', async () => {
    const { page } = visitor;
    await page.getByText('饮用水水源地环境整治').first().waitFor();
    const { tasks } = await journey.server.ok(listTasks, { query: {} });
    const others = tasks.filter(({ responsibilities }) => !responsibilities.some(({ unit }) => unit === '市生态环境局'));
    expect(others.length).toBeGreaterThan(2);
    for (const { title } of others) expect(await page.getByText(title).count(), title).toBe(0);
    await page.goto('/ledger?text=河道');
    await page.getByText('没有符合条件的事项').or(page.getByText('没有')).first().waitFor();
    expect(await page.getByText('清理整治河道').count()).toBe(0);
  });

  it('reads the own unit with its role first in each row', async () => {
    const { page } = visitor;
    await page.goto('/ledger');
    const rows = page.locator('.units');
    await rows.first().waitFor();
    for (const row of await rows.all())
      expect(await row.locator(':scope > div').first().innerText()).toMatch(/^(牵头|责任|配合|属地|督导)\s*市生态环境局/);
  });

  it('may change nothing that the office decides', async () => {
    const { page } = visitor;
    await page.goto('/ledger');
    await page.getByText('饮用水水源地环境整治').first().click();
    await page.getByRole('tab', { name: /原则/ }).waitFor();
    for (const name of [/定牵头/, /专题/, /共享/]) expect(await page.getByRole('button', { name }).count(), String(name)).toBe(0);
  });

  it('finds nothing at the address of another unit’s task', async () => {
    const { page } = visitor;
    await page.goto(`/ledger?task=${foreign}`);
    await page.getByText('没有这个事项').first().waitFor();
    expect(await page.getByText('取水口').count()).toBe(0);
  });

  it('takes the own tasks along in a workbook, and no others', async () => {
    const { page } = visitor;
    await page.goto('/ledger');
    await page.getByText('饮用水水源地环境整治').first().waitFor();
    const path = await ledgerPage(page).export('CSV');
    const text = await readFile(path, 'utf8');
    expect(text).toContain('饮用水水源地环境整治');
    expect(text).not.toContain('取水口');
  });

  it('sees the same on a phone', async () => {
    const other = await journey.visit(phone, null);
    await logIn(other, 'huanjing');
    await other.page.getByText('饮用水水源地环境整治').first().waitFor();
    expect(await other.page.getByText('取水口').count()).toBe(0);
    expect(await horizontalOverflow(other.page)).toBeNull();
    await checkPage(other, { name: 'phone' });
    await other.context.close();
  });

  it('is logged out by the button, and by nothing gets back in', async () => {
    const { page } = visitor;
    await page.goto('/ledger');
    await page.getByRole('button', { name: /孙清/ }).click();
    await page.getByText('退出登录').click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.goBack();
    await soon(async () => (await page.getByRole('heading', { name: '登录' }).count()) > 0).toBe(true);
    expect(await page.getByText('饮用水水源地环境整治').count()).toBe(0);
  });
});

/** Dialogs as impatient people meet them: opened by a double click, answered by one Enter, and the keys go on where they were. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { setLead, listTasks } from '#contract/ledger/task-endpoints.ts';
import { checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon, type LedgerPage } from '#test/journeys/pages.ts';
import { smallPlan } from '#test/journeys/small-plan.ts';
import { publish, upload } from '#test/plan-steps.ts';

let journey: Journey;
let visitor: Visitor;
let page: Page;
let ledger: LedgerPage;

beforeAll(async () => {
  journey = await startJourney();
  await publish(journey.server, await upload(journey.server, smallPlan));
  visitor = await journey.visit();
  page = visitor.page;
  ledger = ledgerPage(page);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const bar = () => page.getByRole('toolbar', { name: '对选中事项的操作' });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const leads = async () => (await journey.server.ok(listTasks, { query: { limit: 100 } })).tasks.map(({ lead }) => lead);

/** Whatever opens or closes has done so. */
async function settled(): Promise<void> {
  await page.evaluate(async () => {
    const running = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}

async function chooseAll(): Promise<void> {
  await page.goto('/ledger');
  await page.getByRole('checkbox', { name: '选中全部' }).click();
  await bar().waitFor();
}

describe('a dialog', () => {
  it.each(['列入专题', '定牵头', '更正', '共享'])(
    '%s stays open when its button is clicked twice, and gives the focus back',
    async (name) => {
      await chooseAll();
      const button = bar().getByRole('button', { name });
      await button.dblclick();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await settled();
      expect(await dialog.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await soon(focused).toContain(name);
    },
  );
});

describe('leads of many published tasks', () => {
  it('are the units listed first, after a look at who they are; one click takes all of it back', async () => {
    const before = await leads();
    await chooseAll();
    await bar().getByRole('button', { name: '定牵头' }).click();
    await page.getByRole('combobox', { name: '筛选单位' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: '列第一位的为牵头单位' }).getByText('市生态环境局', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/个事项由列第一位的单位牵头/).waitFor();
    await soon(focused).toContain('定牵头');
    await soon(leads).toEqual(['市水利局', '市水利局', '市生态环境局', '市水利局', '市水利局']);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已恢复原来的牵头单位').waitFor();
    expect(await leads()).toEqual(before);
    expect(await ledger.grid().getByText('市生态环境局').count()).toBeGreaterThan(0);
  });

  it('are not taken back in part: what somebody changed since then stops it all, and it says so', async () => {
    await chooseAll();
    await bar().getByRole('button', { name: '定牵头' }).click();
    await page.getByRole('combobox', { name: '筛选单位' }).waitFor();
    await page.keyboard.type('市财政局');
    await page.keyboard.press('Enter');
    await page.getByText('个事项由市财政局牵头').waitFor();
    const { tasks } = await journey.server.ok(listTasks, { query: { limit: 1 } });
    await journey.server.ok(setLead, { body: { tasks: tasks.map(({ id, revision }) => ({ id, revision })), lead: '市水利局' } });
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText(/没有撤销，各事项的牵头单位都保持现在的样子/).waitFor();
    expect(await leads()).toEqual(['市水利局', '市财政局', '市财政局', '市财政局', '市财政局']);
  });
});

it('a dialog that has words in it is closed by its buttons alone', async () => {
  await chooseAll();
  const open = () => bar().getByRole('button', { name: '撤下' }).click();
  await open();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settled();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await open();
  await dialog.getByRole('textbox').fill('常务会议撤下');
  await settled();
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 400);
  await settled();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('常务会议撤下');
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
});

describe('at 125 % on a small screen', () => {
  const window = { width: 1093, height: 614 };

  it('the ledger beside an open task shows its last column whole', async () => {
    const narrow = await journey.visit(window);
    const own = ledgerPage(narrow.page);
    await narrow.page.goto('/ledger');
    await own.row(/水/).first().click();
    await narrow.page.getByRole('complementary', { name: '事项详情' }).waitFor();
    await soon(() => own.grid().evaluate((grid) => grid.scrollWidth - grid.clientWidth)).toBeLessThanOrEqual(0);
    await narrow.context.close();
  });

  it('a dialog that is higher than the window scrolls in its middle, and its buttons stay in sight', async () => {
    const narrow = await journey.visit(window);
    await narrow.page.goto('/ledger');
    await narrow.page.getByRole('button', { name: '新增事项' }).click();
    const dialog = narrow.page.getByRole('dialog', { name: '新增事项' });
    const button = dialog.getByRole('button', { name: '新增事项' });
    await button.waitFor();
    await soon(async () => {
      const box = await button.boundingBox();
      return box !== null && box.y > 0 && box.y + box.height <= window.height;
    }).toBe(true);
    const reason = dialog.getByRole('textbox', { name: '依据' });
    await reason.click();
    expect(await button.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThanOrEqual(window.height);
    await narrow.context.close();
  });
});

describe('an address that leads to nothing', () => {
  it.each([
    ['/units?unit=zzz', '没有这个单位'],
    ['/ledger?task=abc', '没有这个事项'],
  ])('%s says so', async (address, words) => {
    await page.goto(address);
    await page.getByRole('alert').getByText(words).waitFor();
  });
});

/** A ledger of thousands of tasks: any place of it is reached at once, by scroll bar or keys, and nothing chosen on the way is lost. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { checkPage, desktop, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon } from '#test/journeys/pages.ts';

const count = 3000;

let journey: Journey;
let onDesktop: Visitor;
let onPhone: Visitor;
beforeAll(async () => {
  journey = await startJourney();
  await seedTasks(journey.server.database.pool, homeJurisdiction.id, count);
  onDesktop = await journey.visit(desktop);
  onPhone = await journey.visit(phone);
});
afterAll(() => journey.stop());
afterEach(async ({ task }) => {
  await checkPage(onDesktop, task);
  await checkPage(onPhone, task);
});

async function codeAt(place: number, query: { sort?: 'due' } = {}): Promise<string> {
  const { tasks } = await journey.server.ok(listTasks, { query: { ...query, offset: place, limit: 1 } });
  return tasks[0]?.code ?? expect.fail(`no task at ${place}`);
}

/** The row of a place, by its number. */
const rowAt = (page: Page, place: number) =>
  ledgerPage(page)
    .grid()
    .locator(`[role=row][aria-rowindex="${place + 1}"]`);

/** Moves the scroll bar to a part of its way, in steps as a hand does. */
async function drag(page: Page, to: number): Promise<void> {
  const grid = ledgerPage(page).grid();
  for (let step = 1; step <= 8; step++)
    await grid.evaluate(
      async (element, part) => {
        element.scrollTop = part * (element.scrollHeight - element.clientHeight);
        await new Promise(requestAnimationFrame);
      },
      (to * step) / 8,
    );
}

describe.each([
  ['desk', () => onDesktop],
  ['phone', () => onPhone],
] as const)('on a %s', (_size, visitor) => {
  it('the scroll bar reaches the last task, and only what is in sight is read', async () => {
    const { page } = visitor();
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
    const asked: number[] = [];
    page.on('request', (request) => {
      const offset = new URL(request.url()).searchParams.get('offset');
      if (offset !== null) asked.push(Number(offset));
    });
    await soon(ledgerPage(page).total).toBe(count);
    await drag(page, 1);
    await rowAt(page, count - 1)
      .getByText(await codeAt(count - 1), { exact: true })
      .waitFor();
    await soon(() => rowAt(page, count - 1).evaluate((row) => row.getBoundingClientRect().bottom <= globalThis.innerHeight)).toBe(true);
    // A busy machine rests on the way; what was passed is not read.
    expect(new Set(asked).size).toBeLessThan(count / 100 - 8);
    page.removeAllListeners('request');
    expect(await horizontalOverflow(page)).toBeNull();
    const cut = await page
      .locator('.ledger-head > *')
      .evaluateAll((parts) => parts.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    expect(cut).toEqual([]);
  });

  it('a place in the middle too, under its chapter', async () => {
    const { page } = visitor();
    await drag(page, 0.5);
    const shown = ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(5);
    await shown.waitFor();
    const place = Number(await shown.getAttribute('aria-rowindex')) - 1;
    expect(place).toBeGreaterThan(count / 3);
    await shown.getByText(await codeAt(place), { exact: true }).waitFor();
    await ledgerPage(page).grid().locator('.ledger-sticky .ledger-group').waitFor();
  });
});

describe('by keys', () => {
  it('End, Home and the arrows go through the whole ledger; the drawer goes with them', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    await page.keyboard.press('End');
    await rowAt(page, count - 1)
      .and(page.locator('.on'))
      .waitFor();
    await page.keyboard.press('k');
    await rowAt(page, count - 2)
      .and(page.locator('.on'))
      .waitFor();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: '事项详情' });
    await drawer.getByText(new RegExp(`^${await codeAt(count - 2)} ·`)).waitFor();
    await page.keyboard.press('k');
    await drawer.getByText(new RegExp(`^${await codeAt(count - 3)} ·`)).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await rowAt(page, count - 3)
      .and(page.locator('.on'))
      .waitFor();
    await page.keyboard.press('Home');
    await rowAt(page, 0).and(page.locator('.on')).waitFor();
  });
});

describe('whoever comes back', () => {
  it('from another page finds the same rows, beside the task that was open', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    await drag(page, 0.5);
    const shown = ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(18);
    await shown.getByRole('checkbox').waitFor();
    const place = Number(await shown.getAttribute('aria-rowindex')) - 1;
    await rowAt(page, place)
      .getByText(await codeAt(place), { exact: true })
      .click();
    await page.getByRole('complementary', { name: '事项详情' }).getByRole('link', { name: '在文件中打开' }).click();
    await page.waitForURL(/\/plans\//);
    await ledgerPage(page).grid().waitFor({ state: 'detached' });
    await page.goBack();
    await rowAt(page, place).and(page.locator('.on')).waitFor();
    await soon(() => rowAt(page, place).evaluate((row) => row.getBoundingClientRect().bottom <= globalThis.innerHeight)).toBe(true);
  });

  it('by loading the page anew, with and without an open task; an address that is typed begins at its start', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    await drag(page, 0.5);
    const shown = ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(18);
    await shown.getByRole('checkbox').waitFor();
    const place = Number(await shown.getAttribute('aria-rowindex')) - 1;
    const code = await codeAt(place);
    await page.reload();
    await rowAt(page, place).getByText(code, { exact: true }).click();
    await page.getByRole('complementary', { name: '事项详情' }).waitFor();
    await page.reload();
    await rowAt(page, place).and(page.locator('.on')).waitFor();
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
  });

  it('again and again stands where it stood, and so does whoever loads it anew', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    const scrolled = () =>
      ledgerPage(page)
        .grid()
        .evaluate((grid) => Math.round(grid.scrollTop));
    const back = async () => {
      await page.getByRole('link', { name: '规划', exact: true }).click();
      // The address changes before the page does, and a ledger that was never left has nothing to find again.
      await ledgerPage(page).grid().waitFor({ state: 'detached' });
      await page.goBack();
      await soon(scrolled).toBeGreaterThan(0);
      await rowAt(page, 12).waitFor();
    };
    await ledgerPage(page)
      .grid()
      .evaluate((grid) => grid.scrollTo({ top: 500 }));
    await rowAt(page, 12).waitFor();
    await back();
    // Rows that come into sight are measured, until all are.
    let first = 0;
    await soon(async () => {
      const before = first;
      first = await scrolled();
      return first - before;
    }).toBe(0);
    expect(Math.abs(first - 500)).toBeLessThan(56);
    for (let round = 0; round < 3; round++) {
      await back();
      await soon(scrolled).toBe(first);
    }
    await page.reload();
    await soon(scrolled).toBe(first);
  });

  it('from other filters too', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    await drag(page, 0.5);
    const shown = ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(18);
    await shown.getByRole('checkbox').waitFor();
    const place = Number(await shown.getAttribute('aria-rowindex')) - 1;
    await ledgerPage(page)
      .facet(/^未定牵头/)
      .click();
    await rowAt(page, 0).waitFor();
    await page.goBack();
    await rowAt(page, place)
      .getByText(await codeAt(place), { exact: true })
      .waitFor();
  });
});

describe('an address whose filters make no sense', () => {
  it.each([
    ['a value that there is not', '/ledger?kind=nope&sort=zzz', '类别“nope”；排序“zzz”'],
    ['words that are too long', `/ledger?text=${'高'.repeat(150)}`, '搜索词超过 100 字'],
    [
      'more units than can be asked for',
      `/ledger?${Array.from({ length: 101 }, (_none, at) => `unit=甲${at}`).join('&')}`,
      '单位“甲0” 等 101 个值',
    ],
    ['a field that the page does not have', '/ledger?kinds=policy', 'kinds=policy'],
  ])('is told of before everything is shown: %s', async (_case, address, parts) => {
    const { page } = onDesktop;
    await page.goto(address);
    const told = page.getByRole('alert').filter({ hasText: '地址中有无法识别的筛选条件' });
    await told.getByText(parts).waitFor();
    await told.getByRole('button', { name: '去掉这些条件' }).click();
    await told.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });
});

describe('a selection', () => {
  it('reaches over tasks that were never in sight, and is one act', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger');
    await rowAt(page, 1).getByRole('checkbox').click();
    await soon(ledgerPage(page).total).toBe(count);
    await drag(page, 0.15);
    const shown = ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(6);
    await shown.waitFor();
    const place = Number(await shown.getAttribute('aria-rowindex')) - 1;
    await rowAt(page, place)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await page.getByText(`已选 ${place.toLocaleString('en')} 项`).waitFor();

    // Twice, so that the second act names revisions which the first one made, of tasks that the page does not hold.
    for (const unit of ['市交通运输局', '市水利局']) {
      await page.getByRole('toolbar', { name: '对选中事项的操作' }).getByRole('button', { name: '定牵头' }).click();
      const dialog = page.getByRole('dialog', { name: /^定牵头单位/ });
      await dialog.getByRole('combobox').fill(unit);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached', timeout: 30_000 });
      await page.getByText(new RegExp(`个事项由${unit}牵头`)).waitFor();
      await page.waitForLoadState('networkidle');
    }
    const led = await journey.server.database.pool.query('select 1 from task where lead = $1', ['市水利局']);
    expect(led.rowCount).toBeGreaterThanOrEqual(place);
    await page.keyboard.press('Escape');
  });
});

describe('a group', () => {
  it('is chosen by the box at its head, all of it, whether it was read or not; another is added; by the key too', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger?group=unit');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    const { rows } = await journey.server.database.pool.query<{ lead: string; tasks: number }>(
      "select lead, count(*)::int as tasks from task where state = 'open' and lead is not null group by lead order by count(*) desc",
    );
    const largest = rows[0]?.lead ?? '';
    expect(rows[0]?.tasks).toBeGreaterThan(200);
    const selected = (tasks: number) => page.getByText(`已选 ${tasks.toLocaleString('zh-CN')} 项`).waitFor();
    const box = (lead: string) => page.getByRole('checkbox', { name: `选中本组：${lead}` }).first();
    const isSome = (lead: string) => box(lead).evaluate((input: HTMLInputElement) => input.indeterminate);
    // The places before it are as many as the list says.
    const before = await journey.server.ok(listTasks, { query: { sort: 'lead', limit: 500 } });
    const more = Array.from({ length: count / 500 - 1 }, (_, at) => (at + 1) * 500);
    const rest = await Promise.all(more.map((offset) => journey.server.ok(listTasks, { query: { sort: 'lead', limit: 500, offset } })));
    const leads = [before, ...rest].flatMap(({ tasks }) => tasks.map(({ lead }) => lead));
    const [label, size] = [largest, leads.filter((lead) => lead === largest).length];
    await drag(page, (leads.indexOf(largest) + size / 2) / count);
    const first = box(label);
    await first.waitFor();
    await first.focus();
    await page.keyboard.press('Space');
    await page.getByText(`已选中本组全部 ${size.toLocaleString('zh-CN')} 项`).waitFor();
    await selected(size);
    await soon(() => box(label).isChecked()).toBe(true);

    // One of them less.
    const one = ledgerPage(page).grid().locator('[role=row][aria-selected=true] input').nth(2);
    await one.click();
    await selected(size - 1);
    await soon(() => isSome(label)).toBe(true);
    await box(label).click();
    await selected(size);
    await box(label).click();
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).waitFor({ state: 'detached' });

    // By the key, from the row where the keys are.
    await page.keyboard.press('Home');
    await rowAt(page, 0).and(page.locator('.on')).waitFor();
    await page.keyboard.press('Shift+X');
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).waitFor({ state: 'detached' });
  });

  it('is chosen on a phone', async () => {
    const { page } = onPhone;
    await page.goto('/ledger?group=unit');
    await rowAt(page, 0).waitFor();
    await page.locator('.ledger-group input').first().click();
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
    await page.getByRole('button', { name: '取消选择' }).click();
  });
});

describe('a page that cannot be read', () => {
  it('says so where it would stand, and is read on request', async () => {
    const { page } = onDesktop;
    // The same address typed again is a page loaded anew, which stands where it stood.
    await page.goto('/ledger?group=chapter');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    await page.route(/offset=2[0-9]00/, (route) => route.fulfill({ status: 500, body: '' }));
    await drag(page, 0.85);
    const failure = ledgerPage(page).grid().getByRole('alert');
    await failure.first().waitFor();
    await page.unrouteAll();
    await failure.first().getByRole('button', { name: '重试' }).click();
    await failure.first().waitFor({ state: 'detached' });
    await ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(5).getByRole('checkbox').waitFor();
  });
});

describe('a change elsewhere', () => {
  it('moves the rows; the current task stays the current one', async () => {
    const { page } = onDesktop;
    await page.goto('/ledger?group=none&sort=due');
    await rowAt(page, 0).waitFor();
    await soon(ledgerPage(page).total).toBe(count);
    await drag(page, 0.4);
    const shown = ledgerPage(page).grid().locator('[role=row][aria-rowindex]').nth(8);
    await shown.waitFor();
    const place = Number(await shown.getAttribute('aria-rowindex')) - 1;
    const code = await codeAt(place, { sort: 'due' });
    await rowAt(page, place).getByText(code, { exact: true }).click();
    const drawer = page.getByRole('complementary', { name: '事项详情' });
    await drawer.getByText(new RegExp(`^${code} ·`)).waitFor();
    // Whoever comes back to the window reads anew: one task before this one is in the order no more.
    await journey.server.database.pool.query(
      "update task set state = 'withdrawn' where id = (select id from task where state = 'open' order by due_to nulls last, position limit 1)",
    );
    await drawer.getByRole('button', { name: '列入专题', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().click();
    await dialog.getByRole('button', { name: /确定|保存/ }).click();
    await rowAt(page, place - 1)
      .and(page.locator('.on'))
      .getByText(code, { exact: true })
      .waitFor();
  });
});

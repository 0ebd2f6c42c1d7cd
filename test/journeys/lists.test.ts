/** A year's list from nothing: the office makes it, fills the grid as people fill a spreadsheet, by mouse and by keys, alone and with a colleague. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page, Route } from 'playwright-core';
import { addToList, removeFromList } from '#contract/ledger/list-endpoints.ts';
import { changeCells, listItems } from '#contract/ledger/list-item-endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { smallPlan } from '#test/journeys/small-plan.ts';
import { publish, upload } from '#test/plan-steps.ts';

let journey: Journey;
let office: Visitor;
let listId = '';
beforeAll(async () => {
  journey = await startJourney();
  await publish(journey.server, await upload(journey.server, smallPlan));
  office = await journey.visit();
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(office, task));

/** The grid as its users name its parts. */
function listPage(page: Page) {
  const cell = (row: number, column: string): Locator =>
    page.getByRole('grid', { name: '清单表格' }).locator(`[data-row="${row}"][id$="-${column}"]`);
  return {
    cell,
    text: async (row: number, column: string) => await cell(row, column).innerText(),
    /** The cell line: where the keys are, and what stands there. */
    line: async () => (await page.locator('.grid-bar').innerText()).replaceAll('\n', ' '),
    saved: () =>
      page
        .getByRole('status')
        .getByText(/已保存 \d/)
        .waitFor(),
    paste: async (text: string, html = '') => {
      await page.evaluate(
        ([plain = '', rich = '']) => {
          const data = new DataTransfer();
          data.setData('text/plain', plain);
          if (rich !== '') data.setData('text/html', rich);
          document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        },
        [text, html],
      );
    },
    copied: async () =>
      await page.evaluate(() => {
        const data = new DataTransfer();
        document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
        return data.getData('text/plain');
      }),
  };
}

const stored = async () => (await journey.server.ok(listItems, { params: { listId } })).items;

describe('a list', () => {
  it('is made by keys alone, and filled from the ledger with a reason for what is left out', async () => {
    const { page } = office;
    await page.goto('/lists');
    await page.getByRole('heading', { name: '还没有年度清单' }).waitFor();
    await page.getByRole('button', { name: '新建清单' }).focus();
    await page.keyboard.press('Enter');
    const name = page.getByLabel('名称');
    await name.waitFor();
    await soon(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('重点任务清单');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '清单里还没有事项' }).waitFor();
    listId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('button', { name: '列入事项' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /未说明/ }).waitFor();
    const last = page.getByRole('region', { name: '未列入清单的事项' }).getByRole('checkbox').last();
    await last.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '不列…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('不列的理由').waitFor();
    await page.keyboard.type('上年已办结');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '不列 1' }).waitFor();
    await page.getByRole('checkbox', { name: '选择全部' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '列入清单' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('台账里的事项都已列入清单，或写明了不列的理由').waitFor();
    await page.getByRole('button', { name: '表格' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: '清单表格' }).waitFor();
  });
});

describe('the grid', () => {
  it('is reached by four keys from the top of the page', async () => {
    const { page } = office;
    await page.reload();
    await page.getByRole('grid', { name: '清单表格' }).waitFor();
    for (const key of ['Tab', 'Enter', 'Tab', 'Enter', 'ArrowRight']) await page.keyboard.press(key);
    await page.locator('.grid-bar-at', { hasText: '年度目标' }).waitFor();
  });

  it('takes an input method’s first stroke, lines within a cell, and goes on by keys', async () => {
    const { page } = office;
    const list = listPage(page);
    await list.cell(0, 'goal').click();
    const keys = await office.context.newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'q', selectionStart: 1, selectionEnd: 1 });
    await keys.send('Input.insertText', { text: '取得批复' });
    await page.keyboard.press('Tab');
    expect(await list.text(0, 'goal')).toBe('取得批复');
    await page.keyboard.type('2-28 上报');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('3-31 受理');
    await page.keyboard.press('Enter');
    await list.saved();
    await soon(async () => (await stored())[0]?.milestones.map(({ text }) => text)).toEqual(['上报', '受理']);
    expect((await stored())[0]?.goal).toBe('取得批复');
    // F2 goes on where the text ends, Escape keeps what stood there.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('F2');
    await page.keyboard.type('，不算');
    await page.keyboard.press('Escape');
    expect(await list.text(0, 'q1')).toBe('2-28 上报\n3-31 受理');
  });

  it('opens the editor of a cell, or the item, by a double click, and the item by its code', async () => {
    const { page } = office;
    const list = listPage(page);
    await list.cell(1, 'goal').dblclick();
    await page.keyboard.type('双击填写');
    await page.keyboard.press('Enter');
    await soon(async () => (await stored())[1]?.goal).toBe('双击填写');
    // What stands there is gone on with, not replaced.
    await list.cell(1, 'goal').dblclick();
    await page.keyboard.type('，续填');
    await page.keyboard.press('Enter');
    await soon(async () => (await stored())[1]?.goal).toBe('双击填写，续填');
    const drawer = page.getByRole('complementary', { name: '清单事项' });
    const items = await stored();
    await list.cell(1, 'plan').dblclick({ position: { x: 150, y: 30 } });
    await drawer.getByRole('heading', { name: items[1]?.task.title ?? '' }).waitFor();
    await drawer.getByRole('button', { name: '关闭' }).click();
    await drawer.waitFor({ state: 'detached' });
    await list
      .cell(0, 'plan')
      .getByRole('link', { name: `打开事项 ${items[0]?.task.code ?? ''}` })
      .click();
    await drawer.getByRole('heading', { name: items[0]?.task.title ?? '' }).waitFor();
    await drawer.getByRole('button', { name: '关闭' }).click();
    await drawer.waitFor({ state: 'detached' });
  });

  it('takes all chosen rows out of the list at once, and puts them in again', async () => {
    const { page } = office;
    const list = listPage(page);
    const before = (await stored()).length;
    await list.cell(0, 'goal').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Shift+ArrowUp');
    await page.getByRole('button', { name: '移出所选 2 项' }).click();
    await page.getByText('已移出 2 项').waitFor();
    expect((await stored()).length).toBe(before - 2);
    await page
      .getByRole('button', { name: /^撤\s*销$/ })
      .first()
      .click();
    await page.getByText('已撤销移出，恢复 2 项').waitFor();
    await soon(async () => (await stored()).length).toBe(before);
  });

  it('keeps a wrong text at its cell with the reason, over a reload, until it is mended', async () => {
    const { page } = office;
    const list = listPage(page);
    await list.cell(1, 'q2').click();
    await page.keyboard.type('取得批复');
    await page.keyboard.press('Enter');
    await page.getByText('1 格未保存：内容有误').waitFor();
    await page.reload();
    await list.cell(1, 'q2').click();
    expect(await list.line()).toContain('没有日期');
    expect(await list.text(1, 'q2')).toBe('取得批复');
    await page.keyboard.type('6-30 取得批复');
    await page.keyboard.press('Enter');
    await list.saved();
    await soon(async () => (await stored())[1]?.milestones[0]?.due).toMatch(/-06-30$/);
  });

  it('takes a block from Excel, fills down, copies, and takes all of it back after a reload', async () => {
    const { page } = office;
    const list = listPage(page);
    await list.cell(0, 'q3').click();
    await list.paste('"7-31 甲\n8-31 乙"\t12-1 丙\r\n9-30 丁\t\r\n');
    await list.saved();
    await page.getByText('已粘贴 2 行 × 2 列').waitFor();
    await soon(async () => (await stored()).slice(0, 2).map(({ milestones }) => milestones.map(({ text }) => text))).toEqual([
      ['上报', '受理', '甲', '乙', '丙'],
      ['取得批复', '丁'],
    ]);
    expect(await list.copied()).toBe('"7-31 甲\n8-31 乙"\t12-1 丙\r\n9-30 丁\t');
    await list.cell(0, 'tier').click();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await soon(() => list.text(0, 'tier')).toBe('一级');
    await page.keyboard.press('Control+d');
    await soon(async () => (await stored()).slice(0, 2).map(({ tier }) => tier)).toEqual([1, 1]);
    await page.reload();
    await list.cell(0, 'goal').click();
    for (const left of [
      [1, 3],
      [3, 3],
    ]) {
      await page.keyboard.press('Control+z');
      await soon(async () => (await stored()).slice(0, 2).map(({ tier }) => tier)).toEqual(left);
    }
    await page.keyboard.press('Control+z');
    await soon(async () => (await stored())[0]?.milestones.length).toBe(2);
    await page.keyboard.press('Control+y');
    await soon(async () => (await stored())[0]?.milestones.length).toBe(5);
    // By fast hands: the second stroke waits for what the first one took back.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await list.saved();
    await soon(async () => (await stored())[0]?.milestones.length).toBe(5);
  });

  it('leaves out the row of a pasted table that nobody sees', async () => {
    const { page } = office;
    const list = listPage(page);
    await list.cell(0, 'cityLeader').click();
    await list.paste(
      '王副市长\r\n',
      '<table><tr height="19"><td>王副市长</td></tr><tr height="0" style="display:none"><td></td><td></td></tr></table>',
    );
    await page.getByText('已粘贴 1 行 × 1 列').waitFor();
    await soon(async () => (await stored())[0]?.cityLeader).toBe('王副市长');
  });

  it('goes on typing into its item when another one comes or goes above', async () => {
    const { page } = office;
    const list = listPage(page);
    const [first, second] = await stored();
    const typed = Promise.withResolvers<void>();
    const wait = async (route: Route) => {
      await typed.promise;
      await route.continue();
    };
    await page.route('**/cells', wait, { times: 1 });
    await list.cell(1, 'tier').click();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await list.cell(1, 'goal').click();
    await page.keyboard.type('还在填');
    await journey.server.ok(removeFromList, { params: { listId }, body: { itemIds: [first?.id ?? ''] } });
    // What was typed before is stored, and the rows are read anew.
    typed.resolve();
    await soon(() => list.cell(0, 'goal').getAttribute('id')).toContain(second?.id ?? '');
    await page.keyboard.press('Enter');
    await soon(async () => (await stored())[0]?.goal).toBe('还在填');
    await journey.server.ok(addToList, { params: { listId }, body: { by: 'ids', taskIds: [first?.task.id ?? ''] } });
    await page.reload();
    await list.cell(0, 'goal').waitFor();
    await soon(async () => (await stored())[0]?.id).toBe(first?.id);
  });

  it('asks where two people changed one cell', async () => {
    const { page } = office;
    const list = listPage(page);
    const item = (await stored())[0];
    const beFaster = async (route: Route) => {
      // While the request is on its way, the colleague is faster.
      const { revision } = await journey.server.ok(listItems, { params: { listId } });
      const changes = [{ item: item?.id ?? '', field: 'goal' as const, value: '同事的目标' }];
      await journey.server.ok(changeCells, { params: { listId }, body: { revision, changes } });
      await route.continue();
    };
    await page.route('**/cells', beFaster, { times: 1 });
    await list.cell(0, 'goal').click();
    await page.keyboard.type('我的目标');
    await page.keyboard.press('Enter');
    await page.getByText('1 格待选择：他人同时改过').waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await list.line()).toContain('同事的目标');
    // Out of the grid by keys alone: Escape, then back by Tab to what the cell line offers.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await soon(() => page.getByRole('button', { name: '保留我的' }).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await soon(async () => (await stored())[0]?.goal).toBe('我的目标');
  });

  it('locks the plan’s columns, and opens the item from there', async () => {
    const { page } = office;
    const list = listPage(page);
    await list.cell(0, 'plan').click();
    await page.keyboard.type('改');
    await page.getByText(/“事项”属规划原文，未改/).waitFor();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: '清单事项' });
    await drawer.getByRole('tab', { name: '原文' }).click();
    await drawer.locator('blockquote').waitFor();
    await drawer.getByRole('tab', { name: '操作记录' }).click();
    await drawer
      .getByText(/年度目标/)
      .first()
      .waitFor();
    await drawer.getByRole('button', { name: '关闭' }).click();
    await soon(() => page.locator('.grid-input').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('keeps milestones that were typed into the drawer until they are stored', async () => {
    const { page } = office;
    const list = listPage(page);
    const drawer = page.getByRole('complementary', { name: '清单事项' });
    const unsaved = page.getByRole('status').getByText('1 项的节点未保存');
    const before = (await stored())[0]?.milestones.length ?? 0;
    await list.cell(0, 'plan').click();
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: '添加节点' }).click();
    await drawer.getByLabel('日期').last().fill('11-30');
    await drawer.getByLabel('内容').last().fill('抽屉里的节点');
    await drawer.getByRole('button', { name: '关闭' }).click();
    await unsaved.waitFor();
    // Asked before the page is left, and still there after a reload.
    await page.getByRole('link', { name: '全部清单' }).click();
    const asked = page.getByRole('dialog', { name: '还有内容没有保存' });
    await asked.waitFor();
    await page.getByRole('button', { name: /^留\s?下$/ }).click();
    await asked.waitFor({ state: 'detached' });
    await page.reload();
    await unsaved.waitFor();
    await page.getByRole('button', { name: '登记审定' }).click();
    await page.getByText('还有 1 处未保存').waitFor();
    await page.getByRole('button', { name: '去保存' }).click();
    await soon(() => drawer.getByLabel('内容').last().inputValue()).toBe('抽屉里的节点');
    await drawer.getByRole('button', { name: /^保\s?存$/ }).click();
    await soon(async () => (await stored())[0]?.milestones.length).toBe(before + 1);
    await unsaved.waitFor({ state: 'detached' });
    await drawer.getByRole('button', { name: '关闭' }).click();
  });

  it('shows the item of the row where the keys are, and closes it by Escape', async () => {
    const { page } = office;
    const list = listPage(page);
    const drawer = page.getByRole('complementary', { name: '清单事项' });
    const [first, second] = await stored();
    await list.cell(0, 'plan').click();
    await page.keyboard.press('Enter');
    await drawer.getByRole('heading', { name: first?.task.title ?? '' }).waitFor();
    await list.cell(1, 'goal').click();
    await drawer.getByRole('heading', { name: second?.task.title ?? '' }).waitFor();
    await drawer.getByLabel('年度目标').fill('抽屉里改的目标');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await soon(async () => (await stored())[1]?.goal).toBe('抽屉里改的目标');
    await soon(() => page.locator('.grid-input').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('sends by itself what was typed while the connection was lost', async () => {
    const { page, context } = office;
    const list = listPage(page);
    await context.setOffline(true);
    await list.cell(0, 'goal').click();
    await page.keyboard.type('断网时填的目标');
    await page.keyboard.press('Enter');
    await page.getByText('网络中断，已填内容暂存本机，恢复后自动保存').waitFor();
    await context.setOffline(false);
    await soon(async () => (await stored())[0]?.goal).toBe('断网时填的目标');
    await list.saved();
    // The browser tells of each request that went nowhere.
    office.pageErrors.splice(0);
  });

  it('is readable on a phone, and an item is changed there', async () => {
    const other = await journey.visit(phone);
    const { page } = other;
    await page.goto(`/lists/${listId}`);
    await page.getByRole('button', { name: /断网时填的目标/ }).click();
    const drawer = page.getByRole('complementary', { name: '清单事项' });
    // Over the page, not below it.
    await soon(async () => (await drawer.boundingBox())?.y ?? 1000).toBeLessThan(100);
    await drawer.getByLabel('年度目标').fill('手机上改的目标');
    await drawer.getByRole('tab', { name: '责任' }).click();
    await soon(async () => (await stored())[0]?.goal).toBe('手机上改的目标');
    expect(await horizontalOverflow(page)).toBeNull();
    await checkPage(other, { name: 'phone' });
  });
});

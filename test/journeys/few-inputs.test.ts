/**
 * How much a person must do from the upload of a plan to its publication. An input is a click, a key, or a word that is typed into a field
 * (one word once, however long); scrolling, reading and waiting are none. Choosing the file in the system's dialog counts as one. The numbers are
 * printed and held: a page that asks for more fails here.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { checkPage, corpusText, docxOf, startJourney, type GivenFile, type Journey, type Visitor } from '#test/browser.ts';
import { handsAt } from '#test/journeys/hands.ts';
import { ledgerPage, reviewPage, soon } from '#test/journeys/pages.ts';

let journey: Journey;
let visitor: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  visitor = await journey.visit();
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

type Hands = ReturnType<typeof handsAt>;

async function upload(page: Page, hands: Hands, file: GivenFile): Promise<void> {
  hands.for('上传');
  await page.goto('/plans');
  await hands.choose(page.getByRole('button', { name: /^(?:选择文件…|上传文件)$/ }).first(), file);
  const row = page.getByRole('list', { name: '上传' }).getByRole('listitem').filter({ hasText: file.name });
  await hands.click(row.getByRole('link', { name: '复核' }));
  await page.getByRole('region', { name: '待答问题' }).waitFor();
}

/** The rule 列第一位的为牵头单位 over the whole document: asked for, looked at, given. */
async function leadByOrder(page: Page, hands: Hands): Promise<void> {
  hands.for('牵头');
  await hands.click(page.getByRole('button', { name: '全部去定牵头…' }));
  await page.getByRole('combobox', { name: '筛选单位' }).waitFor();
  await hands.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^定牵头单位/ });
  await dialog.getByRole('list', { name: '列第一位的为牵头单位' }).waitFor();
  await hands.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

async function publish(page: Page, hands: Hands, tasks: number): Promise<void> {
  hands.for('发布');
  await reviewPage(page).saved();
  await hands.click(page.getByRole('button', { name: '发布到台账' }));
  await hands.click(page.getByRole('dialog', { name: '发布到台账' }).getByRole('button', { name: `发布 ${tasks} 项` }));
  await page.waitForURL(/\/ledger\?planId=/);
  await soon(() => ledgerPage(page).total()).toBe(tasks);
}

function hold(name: string, hands: Hands, most: number): void {
  process.stdout.write(`${name}：${hands.total()} 次输入（${hands.said()}），至多 ${most}\n`);
  expect(hands.total()).toBeLessThanOrEqual(most);
}

describe('inputs from the upload to the publication', () => {
  it("the Tai'an plan takes at most 35", async () => {
    const { page } = visitor;
    const hands = handsAt(page);
    const review = reviewPage(page);
    await upload(page, hands, await docxOf('省会经济圈分工方案.docx', corpusText('000-taian-shenghui.txt')));

    hands.for('存疑');
    await review.doubt(/“等”收尾/).waitFor();
    await hands.press('0', '1');
    await review.doubt(/“年内”没有写明年份/).waitFor();
    await hands.press('1');
    await hands.type('2020-09-15');
    await hands.press('Enter');
    await review.doubt(/“Rl线”是否应为“R1线”/).waitFor();
    await hands.press('1', 'Enter');
    await review.allAnswered();

    await leadByOrder(page, hands);
    // Four of the chapter on organisation list nobody in particular first; its office leads them.
    hands.for('其余牵头');
    await hands.click(page.getByRole('button', { name: '全部去定牵头…' }));
    await page.getByRole('dialog', { name: '定牵头单位 · 4 项' }).waitFor();
    await hands.type('领导小组办公室');
    await hands.press('Enter');
    await page.getByRole('button', { name: '全部去定牵头…' }).waitFor({ state: 'detached' });

    await publish(page, hands, await review.taskCount());
    hold('泰安方案', hands, 35);
  });

  it('the plan of 330 tasks takes at most 70', async () => {
    const { page } = visitor;
    const hands = handsAt(page);
    const review = reviewPage(page);
    await upload(page, hands, await docxOf('放管服分工方案.docx', corpusText('001-guowuyuan-fangguanfu-2020-fengong.txt')));

    hands.for('存疑');
    const region = page.getByRole('region', { name: '待答问题' });
    const heading = region.getByRole('heading');
    while (await region.isVisible()) {
      const asked = await heading.innerText();
      if (asked.includes('没有写明年份')) {
        await hands.press('1');
        await hands.type('2020-11-10');
        await hands.press('Enter');
      } else if (await region.getByText(/另有 .* 处同样的字句/).isVisible()) await hands.press('0', '1');
      else await hands.press('1');
      await soon(async () => ((await region.isVisible()) ? await heading.innerText() : '')).not.toBe(asked);
    }
    await review.allAnswered();

    await leadByOrder(page, hands);
    await publish(page, hands, await review.taskCount());
    hold('放管服方案', hands, 70);
  });
});

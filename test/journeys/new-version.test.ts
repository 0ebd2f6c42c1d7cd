/** A plan is issued anew: what changed is shown, and a task that goes on keeps its code, its id and its lead. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { decidePlanUnits, listPlanUnits } from '#contract/plan/unit-text-endpoints.ts';
import { addUnits } from '#contract/unit/batch-endpoints.ts';
import { chooseFiles, docxOf, checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, reviewPage, soon, type LedgerPage, type ReviewPage } from '#test/journeys/pages.ts';
import { smallPlan, smallPlanChanged } from '#test/journeys/small-plan.ts';

let journey: Journey;
let visitor: Visitor;
let page: Page;
let review: ReviewPage;
let ledger: LedgerPage;
/** Address of the drawer of the task that goes on with other words, and its code. */
let kept: { address: string; code: string };
/** The open list as it is printed. */
let named: string;

beforeAll(async () => {
  journey = await startJourney();
  visitor = await journey.visit();
  page = visitor.page;
  review = reviewPage(page);
  ledger = ledgerPage(page);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const drawer = () => page.getByRole('complementary', { name: '事项详情' });
const versionMenu = async (item: string) => {
  await page.getByRole('button', { name: '更多操作' }).first().click();
  await page.getByRole('menuitem', { name: item }).click();
};

describe('a new version', () => {
  it('follows a published one, whose open doubt was left with a reason', async () => {
    await page.goto('/plans');
    await chooseFiles(page, '选择文件…', await docxOf('要点.docx', smallPlan));
    await page.getByRole('article').getByRole('link', { name: '复核' }).click();
    await review.nameLead(/^1\.2\.1 /, '市生态环境局');
    await review.saved();
    await page.getByRole('button', { name: '发布到台账' }).click();
    const dialog = page.getByRole('dialog', { name: '发布到台账' });
    await dialog.getByText('还有 1 处要答复或写明理由').waitFor();
    expect(await dialog.getByRole('button', { name: '发布 5 项' }).isDisabled()).toBe(true);
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toBe('照此发布的理由');
    await dialog.getByRole('textbox', { name: '照此发布的理由' }).fill('成员单位随后另行通知');
    await dialog.getByRole('button', { name: '发布 5 项' }).click();
    await page.waitForURL(/\/ledger\?planId=/);
    await soon(ledger.total).toBe(5);
    await ledger.row(/水源地环境整治/).click();
    await drawer().getByRole('heading', { name: '开展饮用水水源地环境整治' }).waitFor();
    const code =
      /^\S+/.exec(
        await drawer()
          .getByText(/ · 事项 · /)
          .innerText(),
      )?.[0] ?? '';
    kept = { address: page.url(), code };
    expect(code).not.toBe('');
  });

  it('is asked for where a document is called as a published plan; put away, nothing is stored', async () => {
    await page.goto('/plans');
    await chooseFiles(page, '上传文件', await docxOf('要点（改）.docx', smallPlanChanged));
    const asked = page.getByRole('list', { name: '上传' }).getByRole('alert');
    await asked.getByText(/已发布第 1 版，与这份文件同名。作为新版？/).waitFor();
    await asked.getByText(/另立一份：事项另行编号/).waitFor();
    await page.getByRole('button', { name: '作为新版' }).waitFor();
    await page.getByRole('button', { name: '另立一份' }).waitFor();
    await page.getByRole('button', { name: '移去' }).click();
    await asked.waitFor({ state: 'detached' });
    expect(await page.getByRole('article').count()).toBe(1);
  });

  it('comes after the members of its open list were named in the ledger', async () => {
    const { server } = journey;
    const [plan] = (await server.ok(listPlans)).plans;
    const planId = plan?.id ?? expect.fail('no plan');
    const county = (full: string) => ({
      names: { full, short: null, aliases: [] },
      kind: 'county' as const,
      parentId: null,
      parentAt: null,
    });
    const { units } = await server.ok(addUnits, { body: { units: [county('甲县'), county('乙县')], source: null } });
    const { units: printed } = await server.ok(listPlanUnits, { params: { planId } });
    const list = printed.find(({ openList }) => openList) ?? expect.fail('no open list');
    named = list.text;
    await server.ok(decidePlanUnits, {
      params: { planId },
      body: { decisions: [{ text: list.text, state: 'named', unitIds: units.map(({ id }) => id), revision: list.revision }] },
    });
  });

  it('is uploaded to its plan and compared clause by clause', async () => {
    await page.goto('/plans');
    const chooser = page.waitForEvent('filechooser');
    await versionMenu('上传新版');
    await (await chooser).setFiles(await docxOf('要点（修订）.docx', smallPlanChanged));
    await page.getByText('第 2 版', { exact: true }).waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await versionMenu('对照上一版');
    await page.getByRole('heading', { name: '条款', exact: true }).waitFor();
    await page.locator('ins', { hasText: '规范化建设' }).waitFor();
    await page.locator('del', { hasText: '生态廊' }).waitFor();
    const tasks = page.getByRole('listitem');
    await tasks.filter({ hasText: '完善河道采砂管理制度' }).getByText('新增').waitFor();
    await tasks.filter({ hasText: '建设滨河生态廊道' }).getByText('删去').waitFor();
    await tasks.filter({ hasText: '规范化建设' }).getByText('有改动').waitFor();
    await tasks.filter({ hasText: '规范化建设' }).getByText(kept.code).waitFor();
  });

  it('may be said to continue another task than the texts suggest, and as suggested again', async () => {
    const row = page.getByRole('listitem').filter({ hasText: '完善河道采砂管理制度' });
    await row.getByRole('combobox', { name: /采砂管理制度/ }).fill('滨河');
    await page.locator('.ant-select-item-option', { hasText: '滨河生态廊道' }).click();
    await row.getByText('已改定').waitFor();
    await soon(() => page.getByRole('listitem').getByText('不再出现').count()).toBe(0);
    await row.getByRole('button', { name: '改回建议' }).click();
    await row.getByText('新增', { exact: true }).waitFor();
    await page.getByText('不再出现').waitFor();
  });

  it('is published, and its tasks go on under their codes', async () => {
    await page.getByRole('link', { name: '复核' }).click();
    // What was decided on the first version holds where the words are the same.
    await review.allAnswered();
    await review
      .card(/^1\.2\.1 .*规范化建设/)
      .getByText('市生态环境局')
      .waitFor();
    // Nor are the named members asked: they stand in the panel, and not among what is open.
    await page.getByRole('button', { name: /^责任单位/ }).click();
    const panel = page.getByRole('dialog', { name: /^文件印出的责任单位/ });
    const row = panel.getByRole('listitem').filter({ has: page.getByText(named, { exact: true }) });
    await panel.getByRole('listitem').first().waitFor();
    expect(await row.count()).toBe(0);
    await panel.getByText(/^全部 \d+$/).click();
    await row.getByText('甲县、乙县').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '发布到台账' }).click();
    const publishing = page.getByRole('dialog', { name: '发布到台账' });
    await publishing.getByRole('button', { name: '发布 5 项' }).waitFor();
    // Nothing is asked: it begins at the button that publishes.
    await soon(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toBe('发布 5 项');
    await publishing.getByRole('button', { name: '发布 5 项' }).click();
    await page.waitForURL(/\/ledger\?planId=/);
    await soon(() => ledger.row(/采砂管理制度/).count()).toBe(1);
    expect(await ledger.row(/滨河生态廊道/).count()).toBe(0);

    await page.goto(kept.address);
    await drawer()
      .getByRole('heading', { name: /水源地环境整治和规范化建设/ })
      .waitFor();
    await drawer().getByText(kept.code).waitFor();
    await drawer().getByRole('definition').getByText('市生态环境局').waitFor();
    expect(await drawer().getByText('未定牵头').count()).toBe(0);
    // Both versions are where it is printed.
    await drawer()
      .getByText(/第 2 版/)
      .waitFor();
    await drawer()
      .getByText(/第 1 版/)
      .waitFor();
  });

  it('leaves the old version readable, marked as superseded', async () => {
    await page.goto('/plans');
    const card = page.getByRole('article');
    await card.getByText('已发布', { exact: true }).waitFor();
    await card.getByText('已被取代').waitFor();
    expect(await card.getByRole('link', { name: '查看原文' }).count()).toBe(2);
  });
});

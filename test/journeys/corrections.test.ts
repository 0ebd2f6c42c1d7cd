/** Tasks that are published are corrected: one in the drawer, ten at once, and undone; a new version of the plan asks where it says something else. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon, type LedgerPage } from '#test/journeys/pages.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';

const items = (year: number) => `泰和市交通工作方案

一、主要任务
${Array.from({ length: 12 }, (_, index) => `${index + 1}.${index === 0 ? `${year}年底前` : ''}建设第${index + 1}号公路。（责任单位：市交通运输局）`).join('\n')}
`;

let journey: Journey;
let visitor: Visitor;
let page: Page;
let ledger: LedgerPage;
let params: VersionParams;

beforeAll(async () => {
  journey = await startJourney();
  params = await upload(journey.server, items(2026));
  await publish(journey.server, params);
  visitor = await journey.visit();
  page = visitor.page;
  ledger = ledgerPage(page);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const drawer = () => page.getByRole('complementary', { name: '事项详情' });
const dues = () => ledger.grid().getByText('2027-09-30').count();

describe('a published task', () => {
  it('is corrected in the drawer, with the printed words beside it', async () => {
    await page.goto('/ledger');
    await ledger.row(/第1号公路/).click();
    await drawer().getByRole('button', { name: '更正', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^更正事项/ });
    const give = dialog.getByRole('button', { name: '更正', exact: true });
    // The first field has the focus, not the button that would close it.
    await soon(() => dialog.getByRole('textbox', { name: '题目' }).evaluate((field) => field === field.ownerDocument.activeElement)).toBe(
      true,
    );
    await give.click();
    const lacking = dialog.getByText('还没有改动任何一项；请填写“依据”');
    await lacking.waitFor();
    // Below a form that scrolls it is brought into sight.
    await soon(() =>
      lacking.evaluate((words) => {
        const { bottom } = words.getBoundingClientRect();
        return bottom <= (words.closest('.ant-modal-body')?.getBoundingClientRect().bottom ?? 0);
      }),
    ).toBe(true);
    await dialog.getByRole('textbox', { name: '题目' }).fill('建设第1号公路（含连接线）');
    await dialog.getByRole('textbox', { name: '时限' }).fill('尽快');
    await dialog.getByText('读不出是哪一天').waitFor();
    await dialog.getByRole('textbox', { name: '时限' }).fill('三季度末');
    await dialog.getByText('→ 2026-09-30').waitFor();
    await give.click();
    await dialog.getByText('请填写“依据”', { exact: true }).waitFor();
    await dialog.getByRole('textbox', { name: '依据' }).fill('市政府第12次常务会议');
    await give.click();
    await page.getByText('已更正 1 个事项').waitFor();
    await drawer().getByRole('heading', { name: '建设第1号公路（含连接线）' }).waitFor();
    const corrected = drawer().getByRole('region', { name: '更正' });
    await corrected.getByText('规划印为“2026年底前”').waitFor();
    await drawer().getByText('更正为“三季度末”').waitFor();
    await corrected.getByText('依据：市政府第12次常务会议').first().waitFor();
    await drawer()
      .getByRole('tab', { name: /操作记录/ })
      .click();
    await drawer()
      .getByText(/将题目由“.+”改为“建设第1号公路（含连接线）”/)
      .waitFor();
  });

  it('is one of ten whose deadlines are corrected in one act, and undone', async () => {
    await page.goto('/ledger');
    for (let number = 3; number <= 12; number++)
      await ledger
        .row(new RegExp(`第${number}号公路`))
        .getByRole('checkbox')
        .click();
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog', { name: '更正 10 个事项' });
    await dialog.getByRole('textbox', { name: '时限' }).fill('2027/9/30');
    await dialog.getByRole('textbox', { name: '依据' }).fill('统一顺延');
    await page.keyboard.press('Enter');
    await page.getByText('已更正 10 个事项').waitFor();
    await soon(dues).toBe(10);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销 10 个事项的更正').waitFor();
    await soon(dues).toBe(0);
  });

  it('gets other units in the drawer, each with its role and part, and says so in its history', async () => {
    await page.goto('/ledger');
    await ledger.row(/第2号公路/).click();
    await drawer().getByRole('button', { name: '更正', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^更正事项/ });
    const give = dialog.getByRole('button', { name: '更正', exact: true });
    const units = dialog.getByRole('group', { name: '责任单位' });
    await dialog.getByRole('textbox', { name: '依据' }).fill('市编办〔2026〕3号');
    await units.getByRole('button', { name: '添加单位' }).click();
    await dialog.getByText('请填写单位名称，或去掉这一行').waitFor();
    await give.click();
    await dialog.getByText('有的内容填写有误').waitFor();
    const name = units.getByRole('combobox', { name: '单位名称' });
    await name.last().fill('市交通运输局');
    await soon(() => dialog.getByText('“市交通运输局”写了不止一行').count()).toBe(2);
    expect(await name.evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-invalid')))).toEqual(['true', 'true']);
    await name.last().fill('市水利局');
    await units.getByRole('textbox', { name: '分工' }).last().fill('桥梁');
    await give.click();
    await page.getByText('已更正 1 个事项').waitFor();
    const corrected = drawer().getByRole('region', { name: '更正' });
    await corrected.getByText('规划印为“市交通运输局（责任）”').waitFor();
    await drawer()
      .getByRole('tab', { name: /操作记录/ })
      .click();
    await drawer().getByText('增加责任单位“市水利局”').waitFor();
    await drawer().getByText('将“市水利局”的分工定为“桥梁”').waitFor();
  });

  it('is one of many in which a unit takes the place of another, and it is undone', async () => {
    await page.goto('/ledger');
    for (const number of [5, 6, 7])
      await ledger
        .row(new RegExp(`第${number}号公路`))
        .getByRole('checkbox')
        .click();
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog', { name: '更正 3 个事项' });
    const units = dialog.getByRole('group', { name: '责任单位' });
    await units.getByRole('combobox', { name: '责任单位' }).click();
    await page.getByTitle('换成别的单位').click();
    await units.getByRole('combobox', { name: '原单位' }).click();
    await page.getByTitle('市交通运输局 · 3 项').click();
    await units.getByRole('combobox', { name: '换成' }).fill('市公路中心');
    await dialog.getByText('将改动 3 个事项的责任单位').waitFor();
    await dialog.getByRole('textbox', { name: '依据' }).fill('机构改革');
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByText('已更正 3 个事项').waitFor();
    const named = () => ledger.grid().getByText('市公路中心').count();
    await soon(named).toBe(3);
    await ledger.grid().focus();
    await page.getByRole('button', { name: '撤销' }).press('Enter');
    await page.getByText('已撤销 3 个事项的更正').waitFor();
    await soon(named).toBe(0);
    // The notice went with its button; the keys are the list's again.
    expect(await ledger.grid().evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  it('is asked about where a new version says something third', async () => {
    await upload(journey.server, items(2028), params.planId);
    await page.goto('/plans');
    await page.getByRole('link', { name: '复核' }).first().click();
    await page.getByRole('button', { name: '发布到台账' }).click();
    const dialog = page.getByRole('dialog', { name: '发布到台账' });
    const give = dialog.getByRole('button', { name: '发布 12 项' });
    await dialog.getByText('还有 1 处更正未选定').waitFor();
    expect(await give.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: '更正：三季度末' }).check();
    await give.click();
    await page.waitForURL(/\/ledger\?planId=/);
    await ledger.row(/含连接线/).click();
    await drawer().getByRole('region', { name: '更正' }).getByText('规划印为“2028年底前”').waitFor();
  });
});

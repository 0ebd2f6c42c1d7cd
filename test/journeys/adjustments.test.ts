/** Tasks that are published are withdrawn and restored, split, merged and added by hand, each undone; a new version asks. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon, type LedgerPage } from '#test/journeys/pages.ts';
import { correctTasks } from '#contract/ledger/correction-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';

const items = (first = '建设第1号公路。') => `泰和市交通工作方案

一、主要任务
1.${first}（责任单位：市交通运输局）
${Array.from({ length: 5 }, (_, index) => `${index + 2}.建设第${index + 2}号公路。（责任单位：市交通运输局）`).join('\n')}
`;

let journey: Journey;
let visitor: Visitor;
let page: Page;
let ledger: LedgerPage;
let params: VersionParams;

beforeAll(async () => {
  journey = await startJourney();
  params = await upload(journey.server, items());
  await publish(journey.server, params);
  visitor = await journey.visit();
  page = visitor.page;
  ledger = ledgerPage(page);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const drawer = () => page.getByRole('complementary', { name: '事项详情' });
const fate = () => drawer().getByRole('region', { name: '去向' });
const dialog = (name: RegExp) => page.getByRole('dialog', { name });
const give = (name: RegExp, button: string) => dialog(name).getByRole('button', { name: button, exact: true }).click();
const reason = (name: RegExp, text: string) => dialog(name).getByRole('textbox', { name: '依据' }).fill(text);
const hasFocus = (place: Locator) => place.evaluate((element) => element === element.ownerDocument.activeElement);
const total = (count: number) => page.getByText(new RegExp(`^${count} 项 ·`)).waitFor();

describe('a published task', () => {
  it('is withdrawn with a reason, found among the withdrawn, and restored', async () => {
    await page.goto('/ledger');
    await ledger.row(/第6号公路/).click();
    await drawer().getByRole('button', { name: '撤下', exact: true }).click();
    await reason(/^撤下事项/, '常务会议撤下');
    await page.keyboard.press('Enter');
    await page.getByText('已撤下 1 个事项').waitFor();
    await total(5);
    await fate().getByText('依据：常务会议撤下').waitFor();
    await page.goto('/ledger');
    await page.getByRole('link', { name: '已撤下' }).click();
    const gone = ledger.row(/第6号公路.*\d{4}-\d{2}-\d{2} 已撤下/s);
    // What would be refused of it is not offered.
    await gone.getByRole('checkbox').click();
    const bar = page.getByRole('toolbar', { name: '对选中事项的操作' });
    await bar.getByRole('button', { name: '恢复', exact: true }).waitFor();
    expect(await bar.getByRole('button', { name: /定牵头|更正|列入专题|明确单位/ }).count()).toBe(0);
    await bar.getByRole('button', { name: '取消选择' }).click();
    await gone.click();
    await fate().getByRole('button', { name: '恢复', exact: true }).click();
    await reason(/^恢复事项/, '常务会议恢复');
    await page.keyboard.press('Enter');
    await page.getByText('已恢复 1 个事项').waitFor();
    await drawer()
      .getByRole('tab', { name: /操作记录/ })
      .click();
    await drawer().getByText('撤下了该事项').waitFor();
    await page.goto('/ledger');
    await total(6);
  });

  it('is split in two, and its old link leads to the parts', async () => {
    await ledger.row(/第1号公路/).click();
    await drawer().getByRole('button', { name: '拆分', exact: true }).click();
    const parts = dialog(/^拆分事项/).getByRole('group');
    await soon(() => hasFocus(parts.nth(0).getByRole('textbox', { name: '题目' }))).toBe(true);
    await give(/^拆分事项/, '拆分');
    await dialog(/^拆分事项/)
      .getByText('各部分的名称和表述不能完全一样，请写明各自是什么工作；请填写“依据”')
      .waitFor();
    await parts.nth(0).getByRole('textbox', { name: '题目' }).fill('建设东段');
    await parts.nth(1).getByRole('textbox', { name: '题目' }).fill('建设西段');
    await parts.nth(1).getByRole('textbox', { name: '时限' }).fill('2027-6-30');
    await reason(/^拆分事项/, '分段实施');
    await give(/^拆分事项/, '拆分');
    await page.getByText(/已拆分为/).waitFor();
    await fate().getByText('依据：分段实施').waitFor();
    await fate().getByText('已拆分', { exact: true }).waitFor();
    expect(
      await drawer()
        .getByRole('button', { name: /列入专题|共享|更正/ })
        .count(),
    ).toBe(0);
    // The button that had it is gone.
    await soon(() => hasFocus(drawer().getByRole('heading', { name: /第1号公路/ }))).toBe(true);
    const old = page.url();
    await fate()
      .getByRole('link', { name: /建设西段/ })
      .click();
    await drawer().getByRole('heading', { name: '建设西段' }).waitFor();
    await fate()
      .getByText(/\d+月\d+日由.+从以下事项拆分而来/)
      .waitFor();
    await drawer().getByText('建设第1号公路').first().waitFor();
    await total(7);
    await page.goto(old);
    await fate()
      .getByRole('link', { name: /建设东段/ })
      .waitFor();
  });

  it('is merged with another after a choice of what they differ in, and both are back when that is undone', async () => {
    const { tasks } = await journey.server.ok(listTasks, { query: { planId: [params.planId] } });
    const said = (number: number, cityLeader: string, to: string) =>
      tasks
        .filter(({ title }) => title.includes(`第${number}号公路`))
        .map(({ id, revision }) => ({ id, revision, values: { cityLeader, due: { text: null, from: null, to } } }));
    await journey.server.ok(correctTasks, {
      body: { tasks: [...said(2, '王副市长', '2027-12-31'), ...said(3, '李副市长', '2026-06-30')], reason: '常务会议' },
    });
    await page.goto('/ledger');
    for (const number of [2, 3])
      await ledger
        .row(new RegExp(`第${number}号公路`))
        .getByRole('checkbox')
        .click();
    await page.getByRole('toolbar', { name: '对选中事项的操作' }).getByRole('button', { name: '合并', exact: true }).click();
    await dialog(/^合并 2 个事项/)
      .getByRole('textbox', { name: '题目' })
      .fill('建设第2、3号公路');
    const differ = dialog(/^合并/).getByRole('region', { name: '各事项不一致的内容' });
    await differ.getByText(/^2026-06-30（/).waitFor();
    await differ.getByText(/^王副市长（/).waitFor();
    expect(await differ.getByRole('combobox').count()).toBe(2);
    await differ.getByRole('combobox', { name: '市级责任领导' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '李副市长' }).click();
    await reason(/^合并/, '一并推进');
    await give(/^合并/, '合并');
    await page.getByText(/已合并为 .+。未采用：时限“2027-12-31”、市级责任领导“王副市长”/).waitFor();
    await ledger.row(/建设第2、3号公路/).waitFor();
    // Whoever holds the paper looks for the code that it prints.
    const code = tasks.find(({ title }) => title.includes('第2号公路'))?.code ?? '';
    const search = page.getByRole('combobox', { name: /^搜索事项/ });
    await search.fill(code);
    await page.getByRole('option', { name: new RegExp(`${code} 已并入 `) }).waitFor();
    await search.fill('');
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销').waitFor();
    await soon(() => ledger.row(/建设第2、3号公路/).count()).toBe(0);
    await ledger.row(/建设第3号公路/).waitFor();
  });

  it('is added by hand with what it rests on', async () => {
    await page.getByRole('button', { name: '新增事项' }).click();
    const adding = dialog(/^新增事项/);
    await give(/^新增事项/, '新增事项');
    await adding.getByText(/请填写“章节”；请填写“题目”；请填写“表述”；请填写“依据”/).waitFor();
    await adding.getByRole('combobox', { name: '章节' }).click();
    await page.keyboard.type('第6号');
    await page.keyboard.press('Enter');
    await adding.getByRole('textbox', { name: '题目' }).fill('建设数字公路');
    await adding.getByRole('textbox', { name: '表述' }).fill('建设数字公路平台。');
    await adding.getByRole('combobox', { name: '牵头单位' }).fill('市交通运输局');
    await reason(/^新增事项/, '领导小组第3次会议');
    await give(/^新增事项/, '新增事项');
    await drawer().getByRole('heading', { name: '建设数字公路' }).waitFor();
    await drawer()
      .getByText(/会议议定，\d+月\d+日由.+新增，不出自规划原文。依据：领导小组第3次会议/)
      .waitFor();
    await ledger
      .row(/建设数字公路/)
      .getByText('会议议定')
      .waitFor();
  });
});

it('a new version asks about a task that was split where it prints it otherwise', async () => {
  await upload(journey.server, items('建设第1号公路并通车。'), params.planId);
  await page.goto('/plans');
  await page.getByRole('link', { name: '复核' }).first().click();
  await page.getByRole('button', { name: '发布到台账' }).click();
  const asking = dialog(/^发布到台账/);
  await asking.getByText('新版规划改动了由人调整过的事项（1 处）').waitFor();
  expect(await asking.getByRole('button', { name: '发布 6 项' }).isDisabled()).toBe(true);
  await asking.getByRole('radio', { name: /^仍按调整后的/ }).check();
  await asking.getByRole('button', { name: '发布 6 项' }).click();
  await page.waitForURL(/\/ledger\?planId=/);
  await ledger.row(/建设东段/).waitFor();
  await ledger.row(/建设数字公路/).waitFor();
});

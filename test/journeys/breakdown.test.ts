/** A unit breaks its part of an item down: typed, pasted, put in order by keys, given; its sub-unit reads it on a phone, the office opens it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakSteps, type BreakSteps } from '#test/break-steps.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';

let journey: Journey;
let steps: BreakSteps;
let lead: Visitor;
let item: Awaited<ReturnType<BreakSteps['issued']>>;
beforeAll(async () => {
  journey = await startJourney();
  steps = await breakSteps(journey.server);
  item = await steps.issued();
  lead = await journey.visit(undefined, steps.people.lead);
});
afterAll(() => journey.stop());

const done = async (...visitors: readonly Visitor[]) => {
  for (const visitor of visitors) await checkPage(visitor, { name: 'breakdown' });
};
const address = () => `/lists/${item.listId}?item=${item.itemId}&tab=breakdown`;
const titles = async () => (await steps.of(steps.people.lead, item.itemId)).children.map(({ title }) => title);

describe('the unit that has a part', () => {
  it('types one child, keys alone, and is told what is missing', async () => {
    const { page } = lead;
    await page.goto(address());
    await page.getByText('下达前只有本单位看到').waitFor();
    await done(lead);
    await page.getByRole('button', { name: '添加分解事项' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: '添加分解事项' });
    await form.getByLabel('名称').waitFor();
    await page.keyboard.press('Enter');
    await form.getByText('请填写“名称”').waitFor();
    await page.keyboard.type('路基工程');
    await page.keyboard.press('Tab');
    await page.keyboard.type('公路');
    await page.keyboard.press('Enter');
    // The list of units closes before the next stroke is for the form again.
    await soon(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.type('工程科');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('完成路基');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await form.getByText('没有日期').waitFor();
    await form.getByLabel('节点').fill('5-31 完成路基');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('市公路中心 · 工程科 · 权重 3').waitFor();
    await done(lead);
  });

  it('pastes several from a spreadsheet, moves and removes them', async () => {
    const { page } = lead;
    await page.getByRole('button', { name: '粘贴多行' }).click();
    const form = page.getByRole('form', { name: '粘贴多行' });
    await form.getByLabel('每行一项').fill('桥梁工程\t市桥梁中心\t很重');
    await form.getByText('第 1 行“很重”：权重不是数字').waitFor();
    await form.getByLabel('每行一项').fill('桥梁工程\t市桥梁中心\t1\t"3-31 开工\n7-31 完工"\n征地\t综合科');
    await form.getByRole('button', { name: '添加 2 项' }).click();
    await page.getByText('市交通运输局 · 综合科 · 权重 1').waitFor();
    await page.getByText('晚于上级事项', { exact: true }).waitFor();
    // Nobody waits between clicks: each is shown at once, carried out in turn, and none is lost.
    await page.getByRole('button', { name: '上移“征地”' }).click();
    await page.getByRole('button', { name: '上移“征地”' }).click();
    await soon(titles).toEqual(['征地', '路基工程', '桥梁工程']);
    await page.getByRole('button', { name: '下移“征地”' }).click();
    await page.getByRole('listitem').filter({ hasText: '征地' }).getByRole('button', { name: '删除' }).click();
    await soon(titles).toEqual(['路基工程', '桥梁工程']);
    await done(lead);
  });

  it('gives them, saying why one ends later, and takes one back', async () => {
    const { page } = lead;
    await page.getByRole('button', { name: '下达 2 项' }).click();
    const form = page.getByRole('form', { name: '下达 2 项' });
    await form.getByText(/此后修改、收回须写明理由/).waitFor();
    await form.getByRole('button', { name: '下达 2 项' }).click();
    await form.getByText('请填写“晚于时限的理由”').waitFor();
    await form.getByLabel('晚于时限的理由').fill('验收在后');
    await form.getByRole('button', { name: '下达 2 项' }).click();
    await page.getByText(`${item.code}-2`).waitFor();
    await page.getByText('晚于上级事项的理由：验收在后').waitFor();
    const bridge = page.getByRole('listitem').filter({ hasText: '桥梁工程' });
    await bridge.getByRole('button', { name: '收回' }).click();
    await bridge.getByLabel('收回理由').fill('改由市里办');
    await bridge.getByRole('form').getByRole('button', { name: '收回' }).click();
    await bridge.getByText(/收回：改由市里办/).waitFor();
    await done(lead);
  });

  it('and somebody else at once: what is typed stays, and is overwritten only by who has seen it', async () => {
    const { page } = lead;
    const road = page.getByRole('listitem').filter({ hasText: '路基工程' });
    await road.getByRole('button', { name: '编辑' }).click();
    const form = page.getByRole('form', { name: '路基工程' });
    await form.getByLabel('名称').fill('路基和路面工程');
    await form.getByLabel('修改理由').fill('合并办理');
    const [child] = (await steps.of(steps.people.lead, item.itemId)).children;
    await steps.change(steps.people.lead, item.itemId, child, { weight: 5 }, '调整权重');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('路基工程 · 市公路中心 · 工程科 · 权重 5').waitFor();
    expect(await form.getByLabel('名称').inputValue()).toBe('路基和路面工程');
    await form.getByRole('button', { name: '保留我的' }).click();
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('路基和路面工程').waitFor();
    await done(lead);
  });
});

describe('others', () => {
  it('its sub-unit reads what is its own, on a phone', async () => {
    const road = await journey.visit(phone, steps.people.road);
    const { page } = road;
    await page.goto('/lists');
    await page.getByText('年度清单').first().click();
    await page.getByRole('button', { name: /路基和路面工程/ }).click();
    await page.getByText(`市交通运输局下达 · 上级事项 ${item.code}`).waitFor();
    await page.getByText('5-31 完成路基').first().waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
    await page.getByRole('tab', { name: '责任' }).click();
    await page.getByText('工程科').waitFor();
    await page.getByRole('tab', { name: '操作记录' }).click();
    await page.getByText('理由：合并办理').waitFor();
    expect(await page.getByRole('tab', { name: '原文' }).count()).toBe(0);
    await done(road);
  });

  it('the office sees that it is broken down, opens it, and edits nothing', async () => {
    const office = await journey.visit();
    const { page } = office;
    await page.goto(`/lists/${item.listId}`);
    await page.getByRole('link', { name: '已分解 1 项' }).click();
    await page.getByText('市交通运输局 · 已分解 1 项').waitFor();
    await page.getByText('路基和路面工程').waitFor();
    await page.getByText(/收回：改由市里办/).waitFor();
    expect(await page.getByRole('button', { name: '添加分解事项' }).count()).toBe(0);
    await done(office);
  });

  it('a unit that only supports the item breaks its own part down on a phone, and sees no other', async () => {
    const support = await journey.visit(phone, steps.people.support);
    const { page } = support;
    await page.goto(address());
    await page.getByText('下达前只有本单位看到').waitFor();
    expect(await page.getByText('路基和路面工程').count()).toBe(0);
    await page.getByRole('button', { name: '添加分解事项' }).click();
    await page.getByLabel('名称').fill('资金保障');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('市财政局 · 权重 1').waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
    await done(support);
  });
});

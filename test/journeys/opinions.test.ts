/** A list out for opinions: one unit has none and says so on 工作台, one writes on a phone, the office answers in place and approves, the unit reads it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToList, consultList, createList, listUnlisted, removeFromList } from '#contract/ledger/list-endpoints.ts';
import { listConsultations } from '#contract/ledger/opinion-endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

const plan = `泰和市交通工作方案

一、主要任务
1.2026年底前建成甲乙高速公路。（牵头单位：市交通运输局；责任单位：市商务局、市水利局）
2.完善戊港集疏运体系。（牵头单位：市商务局）`;

let journey: Journey;
let office: Visitor;
let transport: Visitor;
let trade: Visitor;
let listId = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  const transportContact = await server.as('contact', { unit: '市交通运输局', displayName: '李交' });
  const tradeContact = await server.as('contact', { unit: '市商务局', displayName: '孙商' });
  await server.as('unit-leader', { unit: '市水利局' });
  await publish(server, await upload(server, plan));
  listId = (await server.ok(createList, { body: { year: 2026, name: '重点任务清单' } })).id;
  const { tasks } = await server.ok(listUnlisted, { params: { listId } });
  await server.ok(addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ taskId }) => taskId) } });
  office = await journey.visit();
  transport = await journey.visit(phone, transportContact);
  trade = await journey.visit(undefined, tradeContact);
});
afterAll(() => journey.stop());

const done = async (...visitors: readonly Visitor[]) => {
  for (const visitor of visitors) await checkPage(visitor, { name: 'opinions' });
};
const states = async () =>
  new Map((await journey.server.ok(listConsultations, { query: { listId } })).consultations.map(({ unit, state }) => [unit.name, state]));

describe('a list out for opinions', () => {
  it('asks its units by the clock of the rules, and says who has no contact', async () => {
    const { page } = office;
    await page.goto(`/lists/${listId}/opinions`);
    await page.getByRole('heading', { name: '还没有征求意见' }).waitFor();
    await done(office);
    await page.goto(`/lists/${listId}`);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '征求意见', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('不填则为 5 个工作日').waitFor();
    await page.keyboard.type('没有这一天');
    await page.keyboard.press('Enter');
    await dialog.getByText('反馈期限没有读懂').waitFor();
    await dialog.getByLabel('反馈期限').fill('');
    await page.keyboard.press('Enter');
    await page.getByText('已请 3 个单位于').waitFor();
    await page.getByText('其中 1 个单位没有联络员账号').waitFor();
    await page.getByText('已反馈 0/3 个单位').waitFor();
    await done(office);
    // Approving would end the round: that is said before.
    await page.getByRole('button', { name: '登记审定' }).click();
    await dialog.getByText('还有 3 个单位没有反馈意见').waitFor();
    await done(office);
    await dialog.getByRole('button', { name: /^取\s*消$/ }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('is answered with 无意见 in one click, where it is asked', async () => {
    const { page } = trade;
    await page.goto('/');
    const row = page.getByRole('listitem').filter({ hasText: '待反馈意见' });
    await row.getByRole('button', { name: '无意见' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await states()).get('市商务局')).toBe('none');
    await done(trade);
  });

  it('is written on, item by item, on a phone, and handed in', async () => {
    const { page } = transport;
    await page.goto(`/lists/${listId}`);
    await page.getByRole('link', { name: '填写意见' }).click();
    // What is asked about stands there, and in which part the unit is asked.
    await page.getByText('牵头', { exact: true }).first().waitFor();
    await page.getByText('年度目标未填 · 还没有节点').first().waitFor();
    await page.getByRole('button', { name: /对“.*甲乙高速公路.*”的意见/ }).click();
    await page.keyboard.type('完工时间建议放到下一年');
    expect(await horizontalOverflow(page)).toBeNull();
    await page.keyboard.press('Tab');
    await page.getByText('已保存，未提交').waitFor();
    // However far down one writes, it is handed in without going back up.
    const hand = page.getByRole('button', { name: '提交 1 条意见' });
    await page
      .getByText(/戊港集疏运|甲乙高速公路/)
      .last()
      .evaluate((line) => {
        line.closest('li')?.style.setProperty('margin-top', '2000px');
        line.scrollIntoView();
      });
    await soon(() => hand.evaluate((button) => button.getBoundingClientRect().top > 0)).toBe(true);
    await page.reload();
    await soon(() => page.getByRole('textbox', { name: /对“.*甲乙高速公路.*”的意见/ }).inputValue()).toBe('完工时间建议放到下一年');
    await page.getByRole('button', { name: '对“清单整体”的意见' }).click();
    await page.keyboard.type('请明确督导单位');
    // Handing in stores what was typed last.
    await page.getByRole('button', { name: '提交 2 条意见' }).click();
    await page.getByText('本单位的意见和答复').waitFor();
    await page.getByText('本单位已反馈').waitFor();
    expect((await states()).get('市交通运输局')).toBe('opinions');
    const line = page.getByRole('listitem').filter({ hasText: '请明确督导单位' });
    await line.getByRole('button', { name: '撤回' }).click();
    await line.getByText('已撤回').waitFor();
    await done(transport);
  });

  it('is entered for a unit that answered on paper, answered in place, and approved', async () => {
    const { page } = office;
    await page.goto(`/lists/${listId}`);
    const checks = page.getByRole('complementary', { name: '下发前检查' });
    await checks.getByRole('listitem').filter({ hasText: '意见未答复' }).getByRole('button', { name: '1 项' }).click();
    await page.waitForURL(/\/opinions\?opinion=/);
    await page.getByRole('row').filter({ hasText: '市水利局' }).getByRole('button', { name: '代录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('意见内容').fill('来函：涉河部分须报批');
    await dialog.getByRole('button', { name: '代录' }).click();
    await dialog.waitFor({ state: 'detached' });
    const table = page.getByRole('region', { name: '意见采纳情况表' });
    await table.getByRole('row').filter({ hasText: '来函' }).getByRole('button', { name: '采纳', exact: true }).click();
    const row = table.getByRole('row').filter({ hasText: '完工时间建议放到下一年' });
    await row.getByRole('button', { name: '未采纳' }).click();
    await row.getByRole('button', { name: '保存答复' }).click();
    await row.getByText('请填写“说明”').waitFor();
    await row.getByLabel('说明').fill('规划已明确今年底建成');
    await row.getByRole('button', { name: '保存答复' }).click();
    await row.getByRole('button', { name: '改答复' }).waitFor();
    await table.getByRole('row').filter({ hasText: '市商务局' }).getByText('无意见').waitFor();
    await done(office);
    await page.goto('/lists/opinions');
    await page.getByText('没有待答复的意见').waitFor();
    await done(office);
    await page.goto(`/lists/${listId}`);
    await page.getByRole('button', { name: '登记审定' }).click();
    await page.getByLabel('会议名称').fill('市政府第 3 次常务会议');
    await page.getByRole('dialog').getByRole('button', { name: '登记审定' }).click();
    await page.getByText('已审定', { exact: true }).waitFor();
    await done(office);
  });

  it('is read by its unit afterwards, with the answer', async () => {
    const { page } = transport;
    await page.goto(`/lists/${listId}/opinions`);
    await page.getByRole('listitem').filter({ hasText: '完工时间' }).getByText('规划已明确今年底建成').waitFor();
    expect(await page.getByText('来函').count()).toBe(0);
    await done(transport);
  });

  it('keeps in sight what was written on an item that left the list since: it is handed in, or taken back', async () => {
    const { server } = journey;
    const { id } = await server.ok(createList, { body: { year: 2027, name: '明年重点任务清单' } });
    const { tasks } = await server.ok(listUnlisted, { params: { listId: id } });
    const { itemIds } = await server.ok(addToList, {
      params: { listId: id },
      body: { by: 'ids', taskIds: tasks.map(({ taskId }) => taskId) },
    });
    await server.ok(consultList, { params: { listId: id }, body: {} });
    const { page } = transport;
    await page.goto(`/lists/${id}/opinions`);
    await page.getByRole('button', { name: /对“.*甲乙高速公路.*”的意见/ }).click();
    await page.keyboard.type('这一项建议移出');
    await page.keyboard.press('Tab');
    await page.getByText('已保存，未提交').waitFor();
    await server.ok(removeFromList, { params: { listId: id }, body: { itemIds: [...itemIds] } });
    await page.goto(`/lists/${id}/opinions`);
    await page.getByText('已移出清单').waitFor();
    await page.getByRole('button', { name: '提交 1 条意见' }).waitFor();
    await done(transport);
    await page.getByRole('button', { name: '撤回' }).click();
    await page.getByRole('button', { name: '无意见' }).click();
    await page.getByText('已反馈“无意见”').waitFor();
    await done(transport);
  });

  it('is asked again of a unit for which “无意见” was entered by mistake', async () => {
    const { page } = office;
    await page.goto('/lists');
    await page
      .getByRole('link', { name: /明年重点任务清单/ })
      .first()
      .click();
    await page.getByRole('link', { name: '查看意见' }).click();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '市水利局' }) });
    await row.getByRole('button', { name: '代录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('无意见', { exact: true }).click();
    await dialog.getByRole('button', { name: '代录' }).click();
    await row.getByRole('button', { name: '撤销误录' }).click();
    await page.keyboard.type('来函是另一个单位的');
    await page.keyboard.press('Enter');
    await page.getByText('已撤销代录的“无意见”').waitFor();
    await row.getByText('待反馈').waitFor();
    await done(office);
  });
});

/** 变更 after a list was issued: a contact asks for an extension, the office grants it, a phone shows it; what was decided above is registered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueList } from '#contract/ledger/issue-endpoints.ts';
import { addToList, approveList, createList, getList, listUnlisted } from '#contract/ledger/list-endpoints.ts';
import { changeCells, listItems } from '#contract/ledger/list-item-endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { testClock } from '#test/test-clock.ts';

const plan = `泰和市交通工作方案

一、主要任务
1.建成甲乙高速公路。（牵头单位：市交通运输局；责任单位：市商务局）
2.完善戊港集疏运体系。（牵头单位：市商务局）`;

let journey: Journey;
let office: Visitor;
let transport: Visitor;
let trade: Visitor;
let listId = '';
let itemIds: readonly string[] = [];
beforeAll(async () => {
  journey = await startJourney({ clock: testClock() });
  const { server } = journey;
  const contact = await server.as('contact', { unit: '市交通运输局', displayName: '李交' });
  await server.as('unit-leader', { unit: '市交通运输局', displayName: '赵局长' });
  const other = await server.as('contact', { unit: '市商务局', displayName: '孙商' });
  await publish(server, await upload(server, plan));
  listId = (await server.ok(createList, { body: { year: 2026, name: '重点任务清单' } })).id;
  const { tasks } = await server.ok(listUnlisted, { params: { listId } });
  await server.ok(addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ taskId }) => taskId) } });
  const { items, revision } = await server.ok(listItems, { params: { listId } });
  itemIds = items.map(({ id }) => id);
  await server.ok(changeCells, {
    params: { listId },
    body: {
      revision,
      changes: items.flatMap(({ id }) => [
        { item: id, field: 'q1' as const, value: '3-31 取得批复' },
        { item: id, field: 'q3' as const, value: '9-30 开工' },
        { item: id, field: 'goal' as const, value: '年内开工建设' },
      ]),
    },
  });
  const approved = await server.ok(approveList, {
    params: { listId },
    body: {
      as: 'meeting',
      by: '常务会议',
      on: '2026-03-01',
      way: 'online',
      revision: (await server.ok(getList, { params: { listId } })).revision,
    },
  });
  await server.ok(issueList, { params: { listId }, body: { revision: approved.revision } });
  office = await journey.visit();
  transport = await journey.visit(undefined, contact);
  trade = await journey.visit(phone, other);
});
afterAll(() => journey.stop());

const done = async (...visitors: readonly Visitor[]) => {
  for (const visitor of visitors) await checkPage(visitor, { name: 'changes' });
};
const openItem = async ({ page }: Visitor, at: number) => {
  await page.goto(`/lists/${listId}?item=${itemIds[at]}`);
  await page.getByRole('tab', { name: '变更' }).click();
};

describe('a change', () => {
  it('is asked for by the contact in the item’s drawer, and said to wait', async () => {
    const { page } = transport;
    await openItem(transport, 0);
    await page.getByText('这一事项下发后没有变更过').waitFor();
    await page.getByRole('button', { name: '申请变更' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交申请' }).click();
    await dialog.getByText('还没有改动任何内容').waitFor();
    await dialog.getByLabel(/开工（现为/).fill('11-30');
    await dialog.getByLabel('变更理由').fill('用地报批尚未完成，已倒排工期');
    expect(await dialog.getByLabel('分管负责人').inputValue()).toBe('赵局长');
    await dialog.getByRole('button', { name: '提交申请' }).click();
    await dialog.waitFor({ state: 'detached' });
    const card = page.getByRole('listitem').filter({ hasText: '用地报批尚未完成' });
    await card.getByText('待批复').waitFor();
    await card.locator('ins', { hasText: '11月30日 开工' }).waitFor();
    await done(transport);
  });

  it('is granted by the office from its desk, and counted wherever the date shows', async () => {
    const { page } = office;
    await page.goto('/');
    await page
      .getByRole('link', { name: /变更待批复|建成甲乙高速公路/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '变更' }).waitFor();
    await page.getByText('1 项待批复').waitFor();
    await done(office);
    await page.getByRole('button', { name: '同意', exact: true }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('批复意见').inputValue()).toBe('同意');
    await dialog.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('没有待批复的变更').waitFor();
    await openItem(transport, 0);
    await transport.page.getByText('已同意', { exact: true }).waitFor();
    await transport.page.getByRole('tab', { name: '目标与节点' }).click();
    await transport.page.getByText('已延期 1 次，首次下发为9月30日').waitFor();
    await done(transport);
  });

  it('that was decided above is registered, and the units read it on a phone', async () => {
    const { page } = office;
    await openItem(office, 1);
    await page.getByRole('button', { name: '登记上级决定的变更' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '年度目标' }).click();
    await dialog.getByLabel('变更后的年度目标').fill('年内建成投用');
    await dialog.getByLabel('变更理由').fill('市委常委会会议确定提前');
    await dialog.getByLabel('会议名称、决定机关或领导').fill('市委常委会会议');
    await dialog.getByRole('button', { name: '登记并生效' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '年内建成投用' }).waitFor();
    await done(office);
    await trade.page.goto('/lists/changes');
    await trade.page.getByText('上级决定，推进办登记').waitFor();
    await soon(() => horizontalOverflow(trade.page)).toBeNull();
    await done(trade);
  });

  it('of many is decided at once; one asked too late wants the paper of two levels above', async () => {
    const { server } = journey;
    await server.database.pool.query(`update milestone set due = '2026-02-15' where said = '取得批复'`);
    await openItem(transport, 0);
    const ask = async (kind: string, fill: () => Promise<void>) => {
      await transport.page.getByRole('button', { name: '申请变更' }).click();
      const dialog = transport.page.getByRole('dialog');
      await dialog.getByRole('radio', { name: kind }).click();
      await fill();
      await dialog.getByLabel('变更理由').fill('前期工作滞后');
      await dialog.getByRole('button', { name: '提交申请' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await ask('延期', async () => {
      await transport.page.getByLabel(/取得批复（现为/).fill('6-30');
      await transport.page.getByText(/这次属逾期调整/).waitFor();
    });
    await ask('节点内容', async () => {
      await transport.page.getByRole('button', { name: '增加节点' }).click();
      await transport.page.getByLabel('节点 3 的日期').fill('12-20');
      await transport.page.getByLabel('节点 3 的内容').fill('完成年度投资');
    });
    const { page } = office;
    await page.goto('/lists/changes?state=asked');
    await page.getByText('2 项待批复，其中逾期调整 1 项').waitFor();
    await page.getByRole('checkbox', { name: '全选待批复的' }).click();
    await page.locator('.change-batch').getByRole('button', { name: '不同意' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('批复意见').fill('按原节点倒排推进');
    await dialog.getByText('其中逾期调整 1 项，须由上两级决定').waitFor();
    await dialog.getByLabel('会议名称、决定机关或领导').fill('领导小组会议');
    await dialog.getByRole('button', { name: '不同意' }).click();
    await page.getByText('没有待批复的变更').waitFor();
    await openItem(transport, 0);
    await transport.page.getByText('按原节点倒排推进').first().waitFor();
    await done(office, transport);
  });
});

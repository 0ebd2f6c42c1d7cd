/** A list on its way to the units: checked, approved, issued by the office, signed for by two units, objected to, answered; a leader reads it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToList, createList, listUnlisted } from '#contract/ledger/list-endpoints.ts';
import { listSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

const plan = `泰和市交通工作方案

一、主要任务
1.2026年底前建成甲乙高速公路。（牵头单位：市交通运输局；责任单位：市商务局）
2.完善戊港集疏运体系。（牵头单位：市商务局）
3.推进丙丁旅游公路建设。（牵头单位：市交通运输局）`;

const scan = readFileSync(new URL('../fixtures/scanned.pdf', import.meta.url));

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
  await server.as('unit-leader', { unit: '市商务局', displayName: '钱局长' });
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
  for (const visitor of visitors) await checkPage(visitor, { name: 'signing' });
};

describe('a list', () => {
  it('says what holds it up, and leads to the cell', async () => {
    const { page } = office;
    await page.goto(`/lists/${listId}`);
    const checks = page.getByRole('complementary', { name: '下发前检查' });
    const undated = checks.getByRole('listitem').filter({ hasText: '一至三级没有当年节点或时限' });
    await undated.getByRole('button', { name: '2 项', exact: true }).click();
    await page.locator('.grid-bar-at', { hasText: '一季度' }).waitFor();
    await page.keyboard.type('3-31 开工');
    await page.keyboard.press('Enter');
    await undated.getByRole('button', { name: '1 项', exact: true }).click();
    await page.keyboard.type('3-31 开工');
    await page.keyboard.press('Enter');
    await soon(() => undated.getByRole('button').count()).toBe(0);
    await done(office);
  });

  it('is approved on paper, returned with a reason, approved again and issued', async () => {
    const { page } = office;
    const approve = async (open = true) => {
      if (open) await page.getByRole('button', { name: '登记审定' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('会议名称').fill('市政府第 3 次常务会议');
      await dialog.getByLabel('文号').fill('泰政会〔2026〕3号');
      await dialog.getByRole('button', { name: '登记审定' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('已审定', { exact: true }).waitFor();
    };
    await approve();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '退回草拟' }).click();
    await page.getByLabel('退回的理由').fill('漏列一项');
    await page.getByRole('dialog').getByRole('button', { name: '退回草拟' }).click();
    await page.getByText('草拟', { exact: true }).waitFor();
    await page.getByRole('button', { name: '登记审定' }).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '登记审定' }).click();
    await page.getByRole('button', { name: /选择扫描件/ }).click();
    await (await chooser).setFiles({ name: '签批件.pdf', mimeType: 'application/pdf', buffer: scan });
    await page.getByRole('button', { name: /签批件\.pdf/ }).waitFor();
    await approve(false);
    await page.getByRole('button', { name: '附件与记录' }).click();
    const record = page.getByRole('dialog');
    await record.getByRole('button', { name: '签批件.pdf' }).waitFor();
    await record.getByText('添加附件').waitFor();
    await record.getByRole('button', { name: '移除' }).click();
    await record.getByText('已移除的附件').click();
    await record.getByRole('button', { name: '恢复' }).click();
    await record.getByRole('button', { name: '移除' }).waitFor();
    await page.keyboard.press('Escape');
    await record.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '下发', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 项编入清单编号').waitFor();
    await dialog.getByText(/2 个单位收到待签收，其中 2 个已有联络员账号/).waitFor();
    await dialog.getByRole('button', { name: '下发', exact: true }).click();
    await page.waitForURL(`**/lists/${listId}/signing`);
    await page.getByText('3 项中 0 项已全部签收').waitFor();
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe('sign-head');
    await done(office);
  });
});

describe('the units', () => {
  it('sign for all in one go on a phone', async () => {
    const { page } = transport;
    await page.goto('/lists/signing');
    await page.getByText('待签收 2 项').waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
    await page.getByText('签收后不能撤回').waitFor();
    // What is signed for can be read: its steps, both of its numbers, and by which paper it was approved.
    await page.getByText('节点：').first().waitFor();
    await page.getByText(/泰政会〔2026〕3号/).waitFor();
    const area = await page.locator('.sign-tick').first().boundingBox();
    expect([area?.width, area?.height]).toEqual([44, 44]);
    await page.getByRole('checkbox', { name: /丙丁旅游公路/ }).uncheck();
    await page.getByRole('button', { name: '签收 1 项' }).click();
    await page.getByText('请填写“分管负责人”').waitFor();
    await page.getByLabel('分管负责人').fill('赵局长');
    await page.getByRole('button', { name: '签收 1 项' }).click();
    // What was held back stays so: a second press signs nothing, nor does another visit.
    await page.getByText('待签收 1 项').waitFor();
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByText('请选择要签收的事项').waitFor();
    await page.reload();
    await page.getByText('另有 1 项未勾选').waitFor();
    expect(await page.getByText('签收后不能撤回').count()).toBe(0);
    await page.getByRole('checkbox', { name: /丙丁旅游公路/ }).check();
    await page.getByRole('button', { name: '签收 1 项' }).click();
    await page.getByText('本单位的事项都已签收').waitFor();
    await page
      .getByText(/赵局长、李交 .+签收/)
      .first()
      .waitFor();
    await done(transport);
  });

  it('object to one and sign the other', async () => {
    const { page } = trade;
    // One row for the list, gone to by keys: it leads to the first item.
    await page.goto('/');
    const row = page.getByRole('region', { name: '待办' }).getByRole('link', { name: /2026年度重点任务清单 · 待签收 2 项/ });
    await row.waitFor();
    await page.getByText('牵头 1 项 配合 1 项').waitFor();
    await done(trade);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/lists/signing?list=${listId}`);
    await page.getByText('待签收 2 项').waitFor();
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
    const line = page.getByRole('listitem').filter({ hasText: '建成甲乙高速公路' });
    await line.getByRole('button', { name: '提出异议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('公路建设不属本单位职责');
    await dialog.getByLabel('单位负责人').fill('钱局长');
    await dialog.getByRole('button', { name: '提出异议' }).click();
    await line.getByText('有异议').waitFor();
    await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    // The leader's post tells the name.
    await soon(() => page.getByLabel('分管负责人').inputValue()).toBe('钱局长');
    await page.goto('/');
    // The other one is signed for where it is asked.
    await page.getByRole('region', { name: '待办' }).getByRole('button', { name: '签收' }).click();
    const now = page.getByRole('dialog', { name: '签收“2026年度重点任务清单”' });
    await now.getByText('戊港集疏运体系').waitFor();
    await now.getByRole('button', { name: '签收 1 项' }).click();
    await now.waitFor({ state: 'detached' });
    await page.getByText('暂无待办事项').waitFor();
    await done(trade);
    // What the unit waits for stands on 工作台, and leads to what is counted.
    await page.goto('/');
    await page.getByRole('link', { name: '异议待推进办答复 1 项' }).click();
    await page.waitForURL('**/lists/signing?state=objected');
    await line.getByText('有异议').waitFor();
    await soon(() => page.locator('.sign-line').count()).toBe(1);
    await done(trade);
  });

  it('are answered by the office, which sees who has signed', async () => {
    const { page } = office;
    await page.goto('/');
    await page.getByText('市商务局提出').waitFor();
    await page.goto('/lists/signing?state=objected');
    await page.getByRole('heading', { name: '签收情况' }).waitFor();
    await page.getByRole('button', { name: '答复异议' }).waitFor();
    await done(office);
    // Without a state: how far each list is, and nothing item by item.
    await page.goto('/lists/signing');
    await page.getByRole('link', { name: /2026年度重点任务清单.*3 项中 2 项已全部签收/ }).waitFor();
    expect(await page.locator('.sign-line').count()).toBe(0);
    await page.getByRole('link', { name: /重点任务清单/ }).click();
    await page.waitForURL(`**/lists/${listId}/signing`);
    // A figure leads to what it counts; objections stand above.
    await page
      .getByRole('row', { name: /市交通运输局/ })
      .getByRole('button', { name: '2', exact: true })
      .click();
    await soon(() => page.evaluate(() => document.activeElement?.textContent)).toContain('市交通运输局 · 已签收 · 2 项');
    await page.getByRole('button', { name: '答复异议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('公路建设不属本单位职责').waitFor();
    await dialog.getByLabel('答复理由').fill('涉及商贸物流配套');
    await dialog.getByRole('button', { name: '答复异议' }).click();
    await dialog.getByText('请选择是否采纳').waitFor();
    await dialog.getByRole('radio', { name: '不采纳' }).check();
    await dialog.getByLabel('答复理由').fill('涉及商贸物流配套');
    await dialog.getByRole('button', { name: '答复异议' }).click();
    await page.getByText('3 项中 3 项已全部签收').waitFor();
    await soon(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
    const { signFors } = await journey.server.ok(listSignFors, { query: { listId } });
    expect(signFors.map(({ state }) => state).sort()).toEqual(['overruled', 'signed', 'signed', 'signed']);
    await done(office);
  });

  it('are seen by a leader, who reads the list and changes nothing', async () => {
    const leader = await journey.visit(undefined, await journey.server.as('reader'));
    const { page } = leader;
    await page.goto('/lists');
    await page.getByRole('link', { name: /^已签收 \d+$/ }).click();
    await page.waitForURL('**/signing?state=signed');
    await page.goto('/lists');
    await page.getByRole('link', { name: /重点任务清单/ }).click();
    await page.getByText('清单已下发，只能按变更程序调整').waitFor();
    await page.getByRole('link', { name: '签收情况' }).click();
    await page.getByText('3 项中 3 项已全部签收').waitFor();
    await done(leader);
  });

  it('are taken over by another contact, who is led to the hand-over list once', async () => {
    const next = await journey.visit(undefined, await journey.server.as('contact', { unit: '市商务局' }));
    const { page } = next;
    await page.goto('/');
    const card = page.getByRole('region', { name: /担任这个岗位$/ });
    await card.getByRole('link', { name: '打开交接单' }).click();
    await page.getByRole('heading', { name: '市商务局交接单' }).waitFor();
    await page.getByRole('cell', { name: '牵头', exact: true }).first().waitFor();
    await done(next);
    await page.goto('/');
    await page.getByText('暂无待办事项').waitFor();
    expect(await card.count()).toBe(0);
    await done(next);
  });
});

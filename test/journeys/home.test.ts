/** 工作台 as the office, a contact and a unit's leader begin their day with it: by mouse, by keys alone, and on a phone. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import { ledgerInbox } from '#server/ledger/inbox.ts';
import { dayInShanghai, systemClock } from '#server/platform/clock.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { checkPage, desktop, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';

/** So many days from today, as a plan prints it. */
function printed(days: number): string {
  const [year, month, day] = dayInShanghai(new Date(Date.parse(systemClock.now()) + days * 86_400_000).toISOString())
    .split('-')
    .map(Number);
  return `${year}年${month}月${day}日`;
}

const plan = `甲市综合交通发展分工方案

一、主要任务
（一）公路
1.${printed(-2)}前建成甲乙高速公路。（牵头单位：市交通运输局；责任单位：市财政局）
2.${printed(0)}前开通旅游专线。（牵头单位：市交通运输局）
3.${printed(7)}前完成丙丁公路改造。（牵头单位：市交通运输局）
（二）港口
1.${printed(7)}前建成戊港码头。（责任单位：市财政局）
2.2099年底前建成己区枢纽。（责任单位：市财政局等）
`;

let journey: Journey;
let office: Visitor;
let contact: Visitor;
let leader: Visitor;
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now()');
  const unit = '市交通运输局';
  contact = await journey.visit(desktop, await server.as('contact', { unit, displayName: '李强' }));
  leader = await journey.visit(phone, await server.as('unit-leader', { unit, displayName: '赵军' }));
  await server.as('contact', { unit: '市财政局' });
  office = await journey.visit();
}, 60_000);
afterAll(() => journey.stop());
afterEach(async ({ task }) => {
  for (const visitor of [office, contact, leader]) await checkPage(visitor, task);
});

const rail = ({ page }: Visitor) => page.getByRole('region', { name: '待办' });
const row = (visitor: Visitor, words: RegExp) => rail(visitor).getByRole('listitem').filter({ hasText: words });

it('says to whom nothing is due what comes next', async () => {
  await contact.page.goto('/');
  await contact.page.getByRole('heading', { name: '暂无待办事项' }).waitFor();
  await contact.page.getByText('还没有与您有关的动态').waitFor();
  await contact.page.getByText('暂无等待他人办理的事项').waitFor();
  await office.page.goto('/');
  await office.page.getByRole('link', { name: '规划文件' }).click();
  await office.page.waitForURL('/plans');
});

it('shows the office its draft, and then what is left to decide', async () => {
  const { page } = office;
  const draft = await upload(journey.server, plan);
  await page.goto('/');
  await row(office, /甲市综合交通发展分工方案/)
    .getByText('第 1 版草稿')
    .waitFor();
  await publish(journey.server, draft);
  await page.reload();
  await row(office, /2 项事项没有牵头单位/).waitFor();
  await row(office, /1 项事项只写“等”“有关”/).waitFor();
  // The count is a link to the list.
  await page.getByRole('link', { name: /2 项事项没有牵头单位/ }).click();
  await page.waitForURL('/ledger?lead=without');
});

it('tells a contact by the clock what is due, and nothing of others', async () => {
  const { page } = contact;
  await page.goto('/');
  const buckets = rail(contact).getByRole('heading', { level: 2 });
  await soon(async () => (await buckets.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(['已逾期', '今天', '稍后']);
  await row(contact, /开通旅游专线/)
    .getByText('今天到期')
    .waitFor();
  await row(contact, /1 项事项的时限已过/)
    .getByText(/到期，已过|到期，之后/)
    .waitFor();
  expect(await page.getByText('戊港').count()).toBe(0);
  await page.getByRole('link', { name: /3\s*牵头/ }).click();
  await page.waitForURL(/unitRole=lead/);
  await page.goBack();
  await page.getByRole('button', { name: /今天 1/ }).click();
  await soon(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('开通旅游专线');
});

it('is gone through by keys alone, and keeps the place for who comes back', async () => {
  const { page } = contact;
  await page.goto('/');
  await row(contact, /开通旅游专线/).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('j');
  await soon(focused).toContain('时限已过');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await soon(focused).toContain('丙丁公路');
  await page.keyboard.press('k');
  await soon(focused).toContain('旅游专线');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ledger\?task=/);
  await page.getByRole('tab', { name: /原则/ }).waitFor();
  await page.goBack();
  await soon(focused).toContain('旅游专线');
  await page.keyboard.press('ArrowUp');
  await soon(focused).toContain('时限已过');
});

it('tells what happened since one last looked, until it is marked as read', async () => {
  const { server } = journey;
  const { tasks } = await server.ok(listTasks);
  const task = tasks.find(({ text }) => text.includes('丙丁公路'));
  await server.ok(correcting.correctTasks, {
    body: { tasks: [{ id: task?.id ?? '', revision: task?.revision ?? 0, values: { title: '完成丙丁公路扩建' } }], reason: '勘误' },
  });
  await runJob(server, inboxJob(ledgerInbox));
  const { page } = contact;
  await page.goto('/');
  await page.getByText('2 条未读').waitFor();
  await page.getByText('规划文件已发布，涉及 3 项事项').waitFor();
  const news = page.getByRole('region', { name: /^收件箱/ });
  await news.getByRole('link', { name: /完成丙丁公路扩建/ }).waitFor();
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('2 条未读').waitFor({ state: 'detached' });
  await page.reload();
  await news.getByRole('link', { name: /完成丙丁公路扩建/ }).click();
  await page.waitForURL(/\/ledger\?task=/);
});

it('is one column on a phone, where a leader sees the same', async () => {
  const { page } = leader;
  await page.goto('/');
  await row(leader, /开通旅游专线/).waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByText('收件箱').scrollIntoViewIfNeeded();
  await page.getByRole('heading', { name: '等待他人' }).waitFor();
  await row(leader, /开通旅游专线/).click();
  await page.waitForURL(/\/ledger\?task=/);
  await page.goBack();
  await row(leader, /丙丁公路/).waitFor();
});

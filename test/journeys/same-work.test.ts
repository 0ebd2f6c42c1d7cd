/** 同一工作 of two lists: proposed, joined by the office, reported once by the unit, shown by both lists, parted again, and joined by codes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { proposeSameWork } from '#server/reporting/propose-same-work.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let contact: Person;
let office: Visitor;
let period = '';
let lists: readonly { readonly listId: string; readonly itemId: string; readonly code: string }[] = [];

/** A list of one item, issued and reported month by month. */
async function issuedList(name: string, line: string) {
  const { server } = journey;
  const params = await upload(server, `泰和市${name}分工方案\n\n一、主要任务\n${line}\n`);
  await publish(server, params);
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
  const year = Number(dayInShanghai(server.source.clock.now()).slice(0, 4));
  const { id: listId } = await server.ok(listing.createList, { body: { year, name } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const changes = items.flatMap(({ id }) => [
    { item: id, field: 'q4' as const, value: `12-31 ${name}节点` },
    { item: id, field: 'tier' as const, value: '1' },
  ]);
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  const steps = signSteps(server);
  expect((await steps.issue(listId, (await steps.approve(listId)).revision)).problem).toBeUndefined();
  const [item] = (await server.ok(cells.listItems, { params: { listId } })).items;
  return { listId, itemId: item?.id ?? '', code: item?.code ?? '' };
}

beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  contact = (await signPeople(server)).市交通运输局;
  const units = '牵头单位：市交通运输局；责任单位：市财政局';
  lists = [
    await issuedList('交通强市', `1.推动济南至枣庄铁路年内开工建设。（${units}）`),
    await issuedList('重大项目', `1.加快济南至枣庄铁路开工建设。（${units}）`),
  ];
  await runJob(server, proposeSameWork);
  period = dayInShanghai(server.source.clock.now()).slice(0, 7);
  await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
  office = await journey.visit(undefined, server.office);
});
afterAll(() => journey.stop());

const reports = async () => (await contact.ok(reporting.listReports, { query: { period } })).reports;

it('is proposed, and joined by the office: the unit is asked once from then on', async () => {
  const { page } = office;
  expect(await reports()).toHaveLength(2);
  await page.goto('/reports');
  await page.getByRole('link', { name: '同一工作' }).click();
  await page.getByText(/文字相近 \d+%/).waitFor();
  await page.getByText('共同单位：').waitFor();
  await checkPage(office, { name: 'same-work-proposed' });
  await page.getByRole('button', { name: '是同一工作' }).click();
  await page.getByText('已合并，今后只报一次；本期少报 2 份').waitFor();
  await page.getByText('没有待确认的事项对').waitFor();
  await soon(async () => (await reports()).length).toBe(1);
  await checkPage(office, { name: 'same-work-joined' });
});

it('is reported once, and each list shows it', async () => {
  const lead = await journey.visit(phone, contact);
  const { page } = lead;
  await page.goto(`/reports?period=${period}`);
  await page.getByText(/同一工作：.+报一次即可/).waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByRole('listitem', { name: /枣庄铁路/ }).press('Enter');
  await page.getByLabel(/的本期进展$/).fill('先行段已经开工');
  await page.getByLabel(/完成百分之几$/).fill('20');
  // The milestones of both items are asked here.
  await page.getByRole('checkbox', { name: /交通强市节点/ }).waitFor();
  await page.getByRole('checkbox', { name: /重大项目节点/ }).check();
  await page.getByText('绿', { exact: true }).click();
  await page.getByRole('button', { name: '送审 1 项' }).click();
  await page.getByText('已送审 1 项').waitFor();
  await checkPage(lead, { name: 'same-work-reported' });
  for (const { listId, itemId } of lists) {
    await office.page.goto(`/lists/${listId}?item=${itemId}`);
    await office.page.getByRole('tab', { name: '进展' }).click();
    await office.page.getByRole('tabpanel').getByText('先行段已经开工').waitFor();
  }
  await checkPage(office, { name: 'same-work-shown' });
});

it('is parted with a reason, and joined by codes', async () => {
  const { page } = office;
  await page.goto('/reports/same-work');
  await page.getByRole('button', { name: '分开' }).last().click();
  const parting = page.getByRole('dialog');
  await parting.getByText('下一调度期起单独报送').waitFor();
  await parting.getByLabel('理由').fill('资金来源不同，分别调度');
  await checkPage(office, { name: 'same-work-parting' });
  await parting.getByRole('button', { name: '分开' }).click();
  await page.getByText('已分开，下一调度期起单独报送').waitFor();
  await page.getByText('还没有合并报送的事项').waitFor();
  // What was said stays where it was said.
  expect(await reports()).toMatchObject([{ state: 'submitted', content: { text: '先行段已经开工' } }]);
  await page.getByRole('button', { name: '按编号合并' }).click();
  const joining = page.getByRole('dialog');
  await joining.getByLabel(/事项编号/).fill(lists[0]?.code ?? '');
  await joining.getByRole('button', { name: '是同一工作' }).click();
  await joining.getByText('请写两个以上不同的编号').waitFor();
  await joining.getByLabel(/事项编号/).fill(lists.map(({ code }) => code).join('、'));
  await page.keyboard.press('Enter');
  await page.getByText('已合并，今后只报一次', { exact: true }).waitFor();
  await page.getByRole('button', { name: '分开' }).first().waitFor();
  await checkPage(office, { name: 'same-work-by-codes' });
});

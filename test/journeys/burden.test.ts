/** 填报负担 and 临时要数: the office asks for one more fact, is led to what it has already, and reads the answers; the unit sees what it is asked. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey } from '#test/browser.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let contact: Person;
let period = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  contact = (await signPeople(server)).市发展改革委;
  const { listId } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const changes = items.map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  period = dayInShanghai(server.source.clock.now()).slice(0, 7);
  await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
});
afterAll(() => journey.stop());

it('leads to what is held already, asks for what is not, and shows the answer', async () => {
  const office = await journey.visit(undefined, journey.server.office);
  const { page } = office;
  await page.goto(`/reports?period=${period}`);
  await page.getByRole('link', { name: '填报负担' }).click();
  await page.getByRole('row').filter({ hasText: '市发展改革委' }).waitFor();
  await page.getByText('这一期没有临时要数').waitFor();
  await page.getByRole('button', { name: '临时要数' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('要什么（一个数或一句话）').fill('存在哪些问题');
  await dialog.getByLabel('用途').fill('市委常委会材料');
  await dialog.getByLabel('答复期限').fill('2099-12-31');
  await dialog.getByLabel('单位', { exact: true }).fill('市发展');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '临时要数' }).click();
  await dialog.getByText('存在问题由各期报告报，不再要').waitFor();
  await dialog.getByRole('link', { name: '查看已有的' }).waitFor();
  await checkPage(office, { name: 'ask' });
  await dialog.getByLabel('要什么（一个数或一句话）').fill('已签约企业多少家？');
  await dialog.getByRole('button', { name: '临时要数' }).click();
  await page.getByText('已向 1 个单位要数').waitFor();
  await page.getByText('已答复 0 / 1').waitFor();

  const own = await journey.visit(phone, contact);
  await own.page.goto(`/reports?period=${period}`);
  await own.page.getByText(/负担：本期填 \d+ 格，自动带出 \d+ 格，上限 60 格/).waitFor();
  const answer = own.page.getByLabel('“已签约企业多少家？”的答复');
  await answer.fill('12 家');
  // What is typed is in the browser at once.
  await own.page.reload();
  await own.page.getByText('12 家').waitFor();
  expect(await horizontalOverflow(own.page)).toBeNull();
  await own.page.getByRole('button', { name: '提交答复' }).click();
  await own.page.getByRole('button', { name: '改答复' }).waitFor();
  await checkPage(own, { name: 'answer' });

  await page.reload();
  await page.getByText('已答复 1 / 1').waitFor();
  await page.getByText('答复', { exact: true }).click();
  await page.getByText('12 家').waitFor();
  await page.getByRole('button', { name: '撤回' }).click();
  await dialog.getByLabel('撤回理由').fill('改由统计口径提供');
  await dialog.getByRole('button', { name: '撤回' }).click();
  await page.getByText('已撤回：改由统计口径提供').waitFor();
  await checkPage(office, { name: 'burden' });
});

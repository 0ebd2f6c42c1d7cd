/** 报送情况: the office sees what came, goes from a figure to its list and from there to what was said; nothing on the page ranks anybody. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
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
  const { reports } = await contact.ok(reporting.listReports, { query: { period } });
  const { id } = reports.find(({ lead }) => lead) ?? expect.fail('nothing to lead');
  await contact.ok(reporting.saveReport, {
    params: { reportId: id },
    body: { changes: { text: { seen: '', to: '可研报告已报批' }, percent: { seen: null, to: 38 }, self: { seen: null, to: 'green' } } },
  });
  await contact.ok(reporting.submitReports, { body: { reports: [{ id, seen: 1 }] } });
});
afterAll(() => journey.stop());

it('leads from a figure to its list and to what was said', async () => {
  const office = await journey.visit(undefined, journey.server.office);
  const { page } = office;
  await page.goto(`/reports?period=${period}`);
  await page.getByRole('link', { name: '报送情况' }).click();
  const rows = page.getByRole('row');
  await rows.filter({ hasText: '市发展改革委' }).waitFor();
  await checkPage(office, { name: 'figures' });
  // Nothing to sort by, and no share beside a name.
  expect(await page.locator('thead button, thead a, [aria-sort]').count()).toBe(0);
  expect(await page.locator('main').innerText()).not.toContain('%');
  await page.getByText('按调度期', { exact: true }).click();
  await rows.filter({ hasText: '截止' }).waitFor();
  await page.getByText('按层级', { exact: true }).click();
  await rows.filter({ hasText: '一级' }).waitFor();
  await page.getByText('按单位', { exact: true }).click();
  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: '导出 xlsx' }).click();
  expect((await leaving).suggestedFilename()).toMatch(/报送情况.*\.xlsx$/);
  await page.getByRole('link', { name: '市发展改革委：已报 1，查看清单' }).click();
  await page.getByRole('button', { name: /^历次版本/ }).click();
  await page.getByText('可研报告已报批').waitFor();
  await checkPage(office, { name: 'found-reports' });
  await page.goBack();
  await page.getByRole('link', { name: '合计：未报 4，查看清单' }).click();
  await page.getByText('第 1 至 4 项，共 4 项').waitFor();
});

it('is each unit’s own on a phone', async () => {
  const own = await journey.visit(phone, contact);
  await own.page.goto(`/reports/figures?period=${period}`);
  await own.page.getByRole('row').filter({ hasText: '市发展改革委' }).waitFor();
  expect(await own.page.getByRole('row').count()).toBe(2);
  expect(await horizontalOverflow(own.page)).toBeNull();
  await checkPage(own, { name: 'figures' });
  await own.page.getByRole('link', { name: /已报 1/ }).click();
  await own.page.getByRole('button', { name: /^历次版本/ }).click();
  await own.page.getByText('可研报告已报批').waitFor();
  expect(await horizontalOverflow(own.page)).toBeNull();
});

/** 无变化 for the third time in a row: told to the unit while it types, shown to the office when it accepts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { lastDayOfPeriod, periodsEnding } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { checkPage, startJourney, type Journey } from '#test/browser.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let contact: Person;
/** This month and the two after it. */
let months: readonly string[] = [];
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  contact = (await signPeople(server)).市发展改革委;
  const { listId, second } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const changes = [{ item: second.id, field: 'tier' as const, value: '1' }];
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  months = periodsEnding(dayInShanghai(server.source.clock.now()), '2100-01-01')
    .filter((period) => !period.includes('Q'))
    .slice(0, 3);
  for (const period of months) await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
  for (const period of months.slice(0, 2)) {
    const { reports } = await contact.ok(reporting.listReports, { query: { period } });
    const { id } = reports[0] ?? expect.fail('nothing to report');
    const changes = { unchanged: { seen: '', to: '等批复' }, self: { seen: null, to: 'green' as const } };
    await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes } });
    await contact.ok(reporting.submitReports, { body: { reports: [{ id, seen: 1 }] } });
  }
});
afterAll(() => journey.stop());

it('is told and shown', async () => {
  const own = await journey.visit(undefined, contact);
  await own.page.goto(`/reports?period=${months[1]}`);
  await own.page.getByText('连续第 2 期；第 3 期将提示推进办').waitFor();
  await own.page.goto(`/reports?period=${months[2]}`);
  await own.page.getByRole('listitem', { name: /公路/ }).first().press('Enter');
  await own.page.keyboard.press('Alt+0');
  await own.page.keyboard.type('仍等批复');
  await own.page.getByText('连续第 3 期无变化').waitFor();
  await own.page.keyboard.press('Alt+1');
  await own.page.getByRole('button', { name: '送审 1 项' }).click();
  await own.page.getByText('已送审 1 项').waitFor();
  await checkPage(own, { name: 'reports' });
  const office = await journey.visit(undefined, journey.server.office);
  await office.page.goto('/reports/accept');
  const gravest = office.page.getByRole('listitem').first();
  await gravest.getByText('连续三期及以上无变化').waitFor();
  await gravest.getByText('连续第 3 期无变化', { exact: true }).waitFor();
  await checkPage(office, { name: 'accept' });
});

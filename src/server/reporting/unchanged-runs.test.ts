/** 无变化 in a row, over HTTP: counted over what the unit handed in of that work, whatever periods it left out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  person = (await signPeople(server)).市交通运输局;
  const { listId, first } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes: [{ item: first.id, field: 'tier', value: '1' }] } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
});
afterAll(() => server.stop());

const inPeriod = async (period: string) =>
  (await person.ok(reporting.listReports, { query: { period } })).reports[0] ?? expect.fail('not asked');

/** Opens a period and hands in what it says there; answers how many before said the same. */
async function say(period: string, lastDay: string, changes: (typeof reporting.saveReport.body)['_output']['changes']): Promise<number> {
  await runJob(server, openPeriods, { clock: testClock(`${lastDay}T02:00:00.000Z`) });
  const { id, unchangedBefore } = await inPeriod(period);
  await person.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: { self: { seen: null, to: 'green' }, ...changes } } });
  await person.ok(reporting.submitReports, { body: { reports: [{ id, seen: 1 }] } });
  return unchangedBefore;
}

const same = { unchanged: { seen: '', to: '等批复' } };
const moved = { text: { seen: '', to: '批复已到' }, percent: { seen: null, to: 10 } };

it('counts what was handed in, and begins anew with what changed', async () => {
  expect(await say('2026-04', '2026-04-30', moved)).toBe(0);
  expect(await say('2026-05', '2026-05-31', same)).toBe(0);
  expect(await say('2026-07', '2026-07-31', same)).toBe(1);
  expect(await say('2026-08', '2026-08-31', same)).toBe(2);
  const { reports } = await server.ok(reporting.listReports, { query: { waiting: 'acceptance' } });
  expect(reports.map(({ period, unchangedBefore }) => [period, unchangedBefore])).toEqual([
    ['2026-04', 0],
    ['2026-05', 0],
    ['2026-07', 1],
    ['2026-08', 2],
  ]);
  expect(await say('2026-10', '2026-10-31', moved)).toBe(3);
  expect(await say('2026-11', '2026-11-30', same)).toBe(0);
});

it('passes over what was returned', async () => {
  const { id, versions } = await inPeriod('2026-08');
  await server.ok(reporting.acceptReports, { body: { consent: [], back: [{ id, version: versions, reason: '缺佐证' }] } });
  expect((await inPeriod('2026-10')).unchangedBefore).toBe(2);
});

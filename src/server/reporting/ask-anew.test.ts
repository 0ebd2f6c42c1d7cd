/** What is asked follows who carries the work, while its period runs: an item changes hands, its task is withdrawn and restored. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as figures from '#contract/reporting/figure-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { askAnew } from '#server/reporting/ask-anew.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let steps: SignSteps;
let people: Awaited<ReturnType<typeof signPeople>>;
let list: Awaited<ReturnType<SignSteps['issued']>>;
let code = '';
const clock = testClock('2041-03-31T02:00:00.000Z');

beforeAll(async () => {
  server = await startTestServer({ clock: testClock('2041-03-31T01:00:00.000Z') });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  steps = signSteps(server);
  people = await signPeople(server);
  list = await steps.issued();
  code = list.of(list.first.id, '市交通运输局').item.code;
  await runJob(server, openPeriods, { clock });
});
afterAll(() => server.stop());

const reportsOf = async (person: Person) => (await person.ok(reporting.listReports, { query: { period: '2041-Q1' } })).reports;
const rowsOf = async (person: Person) => (await reportsOf(person)).map(({ item, lead, liftedOn }) => [item.code, lead, liftedOn]);
const follow = () => runJob(server, askAnew, { clock, nodes: 2 });

/** As if the unit had reported its milestone a quarter before; answers that milestone. */
async function reportedBefore(reportId: string): Promise<string> {
  const { pool } = server.database;
  await pool.query(
    `insert into report_period select (jsonb_populate_record(own, '{"id": "01930000-0000-7000-8000-00000000fff1", "period": "2040-Q4", "last_day": "2040-12-31"}')).*
       from report_period own where period = '2041-Q1'`,
  );
  await pool.query(
    `insert into expected_report select (jsonb_populate_record(own, '{"id": "01930000-0000-7000-8000-00000000fff2", "period": "2040-Q4"}')).* from expected_report own where id = $1`,
    [reportId],
  );
  const { rows } = await pool.query<{ step: string }>(
    `insert into report (jurisdiction_id, id, state, versions, handed_in_on, accepted, reached, edited_by, edited_at)
     select own.jurisdiction_id, own.id, 'accepted', 1, '2041-01-04', 1, array[step.id], '王敏', now()
       from expected_report own join milestone step on step.item_id = own.item_id where own.id = '01930000-0000-7000-8000-00000000fff2'
     returning reached[1] as step`,
  );
  return rows[0]?.step ?? expect.fail('no milestone');
}

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
}

it('a period for which nothing is expected does not open', async () => {
  await runJob(server, openPeriods, { clock: testClock('2041-04-30T02:00:00.000Z') });
  expect((await server.ok(reporting.listPeriods, {})).periods.map(({ period }) => period)).toEqual(['2041-Q1']);
});

it('a unit that leaves an item is asked no more, keeps what it wrote, and who leads now is asked', async () => {
  const [transport, trade] = [people.市交通运输局, people.市商务局];
  const report = (await reportsOf(transport)).find(({ item }) => item.code === code) ?? expect.fail('not asked');
  const params = { reportId: report.id };
  await transport.ok(reporting.saveReport, { params, body: { changes: { text: { seen: '', to: '正在移交' } } } });
  const reached = await reportedBefore(report.id);
  const own = list.of(list.first.id, '市交通运输局').id;
  await steps.object(transport, own);
  expect((await steps.decide(own, 'uphold', trade.unitId)).problem).toBeUndefined();
  await follow();
  await follow();
  const left = (await reportsOf(transport)).find(({ id }) => id === report.id);
  expect(left).toMatchObject({ liftedOn: '2041-03-31', content: { text: '正在移交' } });
  const typed = await transport.call(reporting.saveReport, { params, body: { changes: { text: { seen: '正在移交', to: '' } } } });
  expect(typed.problem?.code).toBe('report-not-found');
  expect(await rowsOf(trade)).toEqual([[code, true, null]]);
  // What the one before reported as reached it is not asked again.
  expect((await reportsOf(trade)).map(({ reachedBefore }) => reachedBefore)).toEqual([[reached]]);
  await expectDuties();
  // What is asked no more is in no figure, nor in the list behind it.
  const found = await server.ok(figures.findReports, { params: { period: '2041-Q1' }, query: { figure: 'expected' } });
  expect(found.reports).toHaveLength(found.total);
  expect(found.reports.map(({ id }) => id)).not.toContain(report.id);
});

it('of a task that is withdrawn nothing is asked, until it is restored; what was handed in stays', async () => {
  const [trade, finance] = [people.市商务局, people.市财政局];
  const handed = (await reportsOf(finance)).find(({ item }) => item.code === code) ?? expect.fail('not asked');
  const saved = await finance.ok(reporting.saveReport, {
    params: { reportId: handed.id },
    body: { changes: { text: { seen: '', to: '资金已到位' } } },
  });
  await finance.ok(reporting.submitReports, { body: { reports: [{ id: handed.id, seen: saved.revision }] } });
  const [task] = list.tasks;
  const stands = { id: task?.id ?? '', revision: task?.revision ?? 0 };
  await server.ok(adjusting.withdrawTasks, { body: { tasks: [stands], reason: '会议决定不再推进' } });
  await follow();
  expect(await rowsOf(trade)).toEqual([]);
  expect(await rowsOf(finance)).toContainEqual([code, false, null]);
  await expectDuties();
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [list.params.planId], state: 'withdrawn' } });
  const withdrawn = tasks.map(({ id, revision }) => ({ id, revision }));
  await server.ok(adjusting.restoreTasks, { body: { tasks: withdrawn, reason: '恢复推进' } });
  await follow();
  expect(await rowsOf(trade)).toEqual([[code, true, null]]);
  await expectDuties();
});

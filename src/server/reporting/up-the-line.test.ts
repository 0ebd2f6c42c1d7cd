/** What follows from a period's days when nobody reports, and when nobody is there who could. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import { getHome, listInbox } from '#contract/home/endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { listSilentReports } from '#contract/reporting/line-endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { askAnew } from '#server/reporting/ask-anew.ts';
import { closePeriods } from '#server/reporting/close-periods.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { acceptedInbox, backInbox, groupInbox, lineInbox, periodsInbox } from '#server/reporting/report-inboxes.ts';
import { silentDuties } from '#server/reporting/silent-desk.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { expectKept } from '#test/report-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let [unitLeader, group]: Person[] = [];
const of = (person: Person | undefined): Person => person ?? expect.fail('nobody');

/** Each of the units of both items reports for March: 2 + 3, by 7 April, grace until the 9th, up the line on the 13th, 15th, 17th. */
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  people = await signPeople(server);
  const { listId } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  await server.ok(cells.changeCells, {
    params: { listId },
    body: { revision, changes: items.map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' })) },
  });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  await runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') });
  unitLeader = await server.as('unit-leader', { unit: '市交通运输局' });
  group = await server.as('reader');
});
afterAll(() => server.stop());

async function morningOf(day: string, nodes = 1): Promise<void> {
  for (const job of raiseSilence) await runJob(server, job, { clock: testClock(`${day}T00:30:00.000Z`), nodes });
}

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties, silentDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
  await expectKept(server);
}

const listed = async (person: Person | TestServer) =>
  (await person.ok(listSilentReports, {})).reports.map(({ unit, step }) => [unit.name, step]);
const deskOf = async (person: Person | TestServer) =>
  (await person.ok(getHome)).rows
    .filter(({ kind }) => /^reports?-(?:silent|unattended|no-contact)$/.test(kind))
    .map(({ kind, count, due }) => [kind, count, due]);
const reportsOf = async (person: Person) => (await person.ok(reporting.listReports, { query: { period: '2026-03' } })).reports;

async function handIn(person: Person, which = 0): Promise<string> {
  const { id, content } = (await reportsOf(person))[which] ?? expect.fail('no report');
  if (content.text === '')
    await person.ok(reporting.saveReport, {
      params: { reportId: id },
      body: { changes: { text: { seen: '', to: '已开工' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'green' } } },
    });
  const { edited } = (await reportsOf(person)).find((one) => one.id === id) ?? expect.fail('no report');
  await person.ok(reporting.submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 0 }] } });
  return id;
}

it('silence goes up the line step by step, once, to whom it concerns', async () => {
  expect((await server.ok(reporting.listPeriods, {})).periods).toMatchObject([{ due: { day: '2026-04-07' }, expected: 5 }]);
  await morningOf('2026-04-12');
  expect(await listed(of(unitLeader))).toEqual([]);
  await handIn(people.市财政局);
  await morningOf('2026-04-13', 2);
  await morningOf('2026-04-13');
  expect(await listed(of(unitLeader))).toEqual([
    ['市交通运输局', 1],
    ['市交通运输局', 1],
  ]);
  expect(await deskOf(of(unitLeader))).toEqual([['report-silent', 2, '2026-04-15']]);
  expect(await listed(server)).toEqual([]);
  await expectDuties();
  // What is handed in in between goes no further, and is the leader's no more.
  const id = await handIn(people.市交通运输局);
  await expectDuties();
  await morningOf('2026-04-15');
  expect(await listed(server)).toHaveLength(3);
  expect(await deskOf(server)).toEqual([['reports-silent', 3, '2026-04-07']]);
  expect(await listed(of(group))).toEqual([]);
  await morningOf('2026-04-17', 2);
  expect(await listed(of(group))).toEqual([
    ['市交通运输局', 3],
    ['市发展改革委', 3],
    ['市发展改革委', 3],
  ]);
  expect(await deskOf(of(group))).toEqual([['reports-silent', 3, '2026-04-07']]);
  expect(await listed(of(unitLeader))).toEqual([['市交通运输局', 3]]);
  expect(await listed(people.市商务局)).toEqual([]);
  // Taken back, it is as silent as it was when it was handed in.
  await people.市交通运输局.ok(reporting.recallReport, { params: { reportId: id } });
  expect(await listed(of(unitLeader))).toEqual([
    ['市交通运输局', 3],
    ['市交通运输局', 1],
  ]);
  await expectDuties();
  await handIn(people.市交通运输局);
  await expectDuties();
  const { rows } = await server.database.pool.query<{ act: string; objects: number }>(
    `select event.act, count(*)::int as objects from audit_event event join audit_object object on object.event_id = event.id
      where event.act like 'raise%' group by event.id, event.act, event.seq order by event.seq`,
  );
  expect(rows.map(({ act, objects }) => [act, objects])).toEqual([
    ['raiseToLeader', 4],
    ['raiseToOffice', 3],
    ['raiseToGroup', 3],
  ]);
});

it('a period closes once, the day after the last step; what comes later is late, and figures that were told stay', async () => {
  const closing = async (day: string, nodes = 1) => runJob(server, closePeriods, { clock: testClock(`${day}T00:30:00.000Z`), nodes });
  const march = async () => (await server.ok(reporting.listPeriods, {})).periods.find(({ period }) => period === '2026-03');
  await closing('2026-04-17');
  expect(await march()).toMatchObject({ closedOn: null, handedIn: 2, onTime: 2 });
  await closing('2026-04-19', 2);
  await closing('2026-04-20');
  expect(await march()).toMatchObject({ closedOn: '2026-04-19', expected: 5, handedIn: 2, onTime: 2 });
  const { rows } = await server.database.pool.query<{ at_close: string; count: number }>(
    'select at_close, count(*)::int as count from expected_report group by at_close order by at_close',
  );
  expect(rows).toEqual([
    { at_close: 'none', count: 3 },
    { at_close: 'on-time', count: 2 },
  ]);
  const id = await handIn(people.市发展改革委);
  expect(await march()).toMatchObject({ handedIn: 3, onTime: 2 });
  await people.市发展改革委.ok(reporting.recallReport, { params: { reportId: id } });
  const finance = (await reportsOf(people.市财政局))[0] ?? expect.fail('none');
  await people.市财政局.ok(reporting.recallReport, { params: { reportId: finance.id } });
  expect(await march()).toMatchObject({ handedIn: 1, onTime: 2 });
  await handIn(people.市财政局);
  const { rows: events } = await server.database.pool.query("select from audit_event where act = 'closePeriods'");
  expect(events).toHaveLength(1);
  await expectDuties();
});

it('what a later period said ends the silence about the one before', async () => {
  await runJob(server, openPeriods, { clock: testClock('2026-04-30T02:00:00.000Z') });
  const own = (await people.市发展改革委.ok(reporting.listReports, { query: { period: '2026-04' } })).reports;
  const [first] = own;
  const reportId = first?.id ?? '';
  await people.市发展改革委.ok(reporting.saveReport, {
    params: { reportId },
    body: { changes: { text: { seen: '', to: '已开工' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'green' } } },
  });
  await people.市发展改革委.ok(reporting.submitReports, { body: { reports: [{ id: reportId, seen: 1 }] } });
  expect(await listed(of(group))).toHaveLength(2);
  await expectDuties();
  await people.市发展改革委.ok(reporting.recallReport, { params: { reportId } });
  expect(await listed(of(group))).toHaveLength(3);
  await expectDuties();
});

it('what happened stands in the inbox of whom it concerns, with the reason', async () => {
  const leader = of(unitLeader);
  const reviewed = (await reportsOf(leader)).find(({ state }) => state === 'submitted') ?? expect.fail('none');
  const judged = { id: reviewed.id, version: reviewed.versions };
  await leader.ok(reporting.reviewReports, { body: { consent: [], back: [{ ...judged, reason: '写明日期' }] } });
  await handIn(
    people.市交通运输局,
    (await reportsOf(people.市交通运输局)).findIndex(({ id }) => id === reviewed.id),
  );
  const again = { ...judged, version: judged.version + 1 };
  await leader.ok(reporting.reviewReports, { body: { consent: [again], back: [] } });
  const finance = (await reportsOf(people.市财政局))[0] ?? expect.fail('none');
  await server.ok(reporting.acceptReports, {
    body: { consent: [{ id: finance.id, version: finance.versions }], back: [{ ...again, reason: '缺佐证' }] },
  });
  for (const source of [periodsInbox, backInbox, acceptedInbox, lineInbox, groupInbox]) await runJob(server, inboxJob(source));
  const inbox = async (person: Person | TestServer) =>
    (await person.ok(listInbox, { query: { limit: 50 } })).entries
      .filter(({ source }) => source.startsWith('report'))
      .map(({ source, act, count, title, said, link }) => [`${source} ${act}`, count, title, said, link]);
  const { title } = reviewed.item;
  // A period is a name in words: each reader has them in their language.
  const opened = (await people.市财政局.ok(listInbox, { query: {} })).entries.find(({ act }) => act === 'openPeriods');
  expect(opened?.name).toEqual({ code: 'inbox.period.text', data: { year: 2026, month: 4, quarter: 0 } });
  expect(await inbox(people.市交通运输局)).toEqual([
    ['reports-back acceptReports', 1, title, '缺佐证', '/reports?period=2026-03'],
    ['reports-back reviewReports', 1, title, '写明日期', '/reports?period=2026-03'],
    ['report-periods openPeriods', 2, '2026 年 4 月', null, '/reports?period=2026-04'],
    ['reports-group raiseToGroup', 1, expect.any(String), null, '/reports/silent'],
    ['reports-line raiseToOffice', 1, expect.any(String), null, '/reports/silent'],
    ['reports-line raiseToLeader', 2, '2026 年 3 月', null, '/reports/silent'],
    ['report-periods openPeriods', 2, '2026 年 3 月', null, '/reports?period=2026-03'],
  ]);
  expect((await inbox(people.市财政局)).map(([name]) => name)).toEqual([
    'reports-accepted acceptReports',
    'report-periods openPeriods',
    'report-periods openPeriods',
  ]);
  expect((await inbox(of(group))).map(([name, count]) => [name, count])).toEqual([['reports-group raiseToGroup', 3]]);
  expect((await inbox(server)).map(([name, count]) => [name, count])).toEqual([
    ['report-periods openPeriods', 5],
    ['reports-group raiseToGroup', 3],
    ['reports-line raiseToOffice', 3],
    ['report-periods openPeriods', 5],
  ]);
  // The leader reads what the office did; what a person did is no news to them.
  expect((await inbox(leader)).map(([name]) => name)).not.toContain('reports-back reviewReports');
  await handIn(
    people.市交通运输局,
    (await reportsOf(people.市交通运输局)).findIndex(({ id }) => id === reviewed.id),
  );
});

it('a returned report whose contact left is the leader’s, and where nobody is left the office is told', async () => {
  const leader = of(unitLeader);
  const { id, versions } = (await reportsOf(leader)).find(({ state }) => state === 'submitted') ?? expect.fail('none');
  await leader.ok(reporting.reviewReports, { body: { consent: [{ id, version: versions }], back: [] } });
  await server.ok(reporting.acceptReports, { body: { consent: [], back: [{ id, version: versions, reason: '缺佐证' }] } });
  const before = await deskOf(leader);
  const administrator = await server.as('system-admin');
  const disable = (accountId: string) => administrator.ok(account.disableAccount, { params: { accountId }, body: { reason: '调离' } });
  await disable(people.市交通运输局.accountId);
  expect(await deskOf(leader)).toEqual([['reports-no-contact', 4, '2026-04-07'], ...before]);
  // The leader may report in the contact's place.
  expect(
    await handIn(
      leader,
      (await reportsOf(leader)).findIndex((one) => one.id === id),
    ),
  ).toBe(id);
  await expectDuties();
  const unattended = async () => (await deskOf(server)).find(([kind]) => kind === 'reports-unattended');
  expect(await unattended()).toBeUndefined();
  await disable(leader.accountId);
  expect(await unattended()).toEqual(['reports-unattended', 3, '2026-04-07']);
  expect((await server.ok(listSilentReports, {})).reports.filter((one) => one.unattended)).toHaveLength(3);
  // To find somebody is the office's alone.
  expect((await of(group).ok(listSilentReports, {})).reports.filter((one) => one.unattended)).toEqual([]);
  // Whoever comes finds all of it.
  const next = await server.as('contact', { unit: '市交通运输局' });
  expect(await unattended()).toBeUndefined();
  expect((await next.ok(getHome)).rows.filter(({ kind }) => kind === 'report').reduce((sum, { count }) => sum + count, 0)).toBe(3);
  // A post that ended is nobody; somebody of a unit above is there for all that is below it, unless for its group alone.
  await server.database.pool.query('update post set ended_at = now() where id = $1', [next.postId]);
  expect(await unattended()).toEqual(['reports-unattended', 3, '2026-04-07']);
  const above = await server.as('contact', { unit: '市重点办' });
  await server.database.pool.query('update unit set parent_id = $1 where id = $2', [above.unitId, next.unitId]);
  expect(await unattended()).toBeUndefined();
  await server.database.pool.query("update post set scope_kind = 'group' where id = $1", [above.postId]);
  expect(await unattended()).toEqual(['reports-unattended', 3, '2026-04-07']);
});

it('what is asked no more is silent no more, and as silent as before when it is asked again', async () => {
  const codesOf = async () => (await server.ok(listSilentReports, {})).reports.map(({ item, unit }) => `${item.code} ${unit.name}`);
  const before = await codesOf();
  const [{ item: { title: first } } = { item: { title: '' } }] = (await server.ok(listSilentReports, {})).reports;
  const { tasks } = await server.ok(ledger.listTasks, { query: {} });
  const stands = tasks.flatMap(({ id, revision, title }) => (title === first ? [{ id, revision }] : []));
  await server.ok(adjusting.withdrawTasks, { body: { tasks: stands, reason: '会议决定不再推进' } });
  await runJob(server, askAnew);
  expect((await codesOf()).length).toBeLessThan(before.length);
  await expectDuties();
  const found = await server.ok(ledger.listTasks, { query: { state: 'withdrawn' } });
  const withdrawn = found.tasks.map(({ id, revision }) => ({ id, revision }));
  await server.ok(adjusting.restoreTasks, { body: { tasks: withdrawn, reason: '恢复推进' } });
  await runJob(server, askAnew);
  expect(await codesOf()).toEqual(before);
  await expectDuties();
});

it('what the office enters for a unit without a leader is on its desk once the contact confirmed it', async () => {
  const contact = people.市发展改革委;
  const all = (await contact.ok(reporting.listReports, { query: { period: '2026-04' } })).reports;
  const { id, content, edited } = all.find(({ state }) => state === 'draft') ?? expect.fail('all are handed in');
  const waiting = async () => (await server.ok(getHome)).rows.find(({ kind }) => kind === 'report-acceptance')?.count ?? 0;
  const before = await waiting();
  const said = { ...content, text: '已开工', percent: 5, self: 'green' as const };
  const body = { seen: edited?.revision ?? null, content: said, from: 'telephone' as const, of: '张三', on: '2026-03-02' };
  const { version } = await server.ok(acts.recordReport, { params: { reportId: id }, body });
  expect(await waiting()).toBe(before);
  await expectKept(server);
  await contact.ok(acts.confirmReports, { body: { reports: [{ id, version }] } });
  expect(await waiting()).toBe(before + 1);
  await expectDuties();
});

it('what was handed in for an earlier period ends no silence about a later one', async () => {
  const [march] = await reportsOf(people.市财政局);
  expect(march?.state).toBe('accepted');
  await morningOf('2026-06-01');
  const finance = (await server.ok(listSilentReports, {})).reports.filter(({ unit: { name } }) => name === '市财政局');
  expect(finance.map(({ period, step }) => [period, step])).toEqual([['2026-04', 3]]);
  // The oldest of them says since when.
  expect((await deskOf(server)).find(([kind]) => kind === 'reports-silent')?.[2]).toBe('2026-04-07');
  await expectDuties();
});

it('what came back from its own leader is not handed in when its period closes, and what is asked no more does not count', async () => {
  const { rows } = await server.database.pool.query<{ id: string; state: string | null }>(
    "select id, state from expected_report where period = '2026-04' order by state nulls last, id",
  );
  const [back, lifted] = rows.filter(({ state }) => state === null);
  await server.database.pool.query(
    `insert into report (jurisdiction_id, id, state, versions, handed_in_on, said, edited_by, edited_at)
     select jurisdiction_id, id, 'draft', 1, '2026-05-04', '已开工', '赵敏', now() from expected_report where id = $1`,
    [back?.id],
  );
  await server.database.pool.query("update expected_report set lifted_on = '2026-05-20' where id = $1", [lifted?.id]);
  await runJob(server, closePeriods, { clock: testClock('2026-06-02T00:30:00.000Z') });
  const { rows: closed } = await server.database.pool.query<{ id: string; at_close: string | null }>(
    "select id, at_close from expected_report where period = '2026-04'",
  );
  const atClose = new Map(closed.map(({ id, at_close }) => [id, at_close]));
  expect([atClose.get(back?.id ?? ''), atClose.get(lifted?.id ?? '')]).toEqual(['none', null]);
  expect(closed.filter(({ at_close }) => at_close !== null)).toHaveLength(4);
  const { rows: told } = await server.database.pool.query<{ after: string }>(
    `select object.after from audit_event event join audit_object object on object.event_id = event.id where event.act = 'closePeriods' order by event.seq desc limit 1`,
  );
  expect(JSON.parse(told[0]?.after ?? '')).toEqual({ period: '2026-04', expected: 4, onTime: 1, inGrace: 0, late: 0 });
});

it('of more reports than one turn takes each goes up, once', async () => {
  const [sample] = (await server.database.pool.query<{ id: string }>("select id from expected_report where period = '2026-04' limit 1"))
    .rows;
  const many = 2001;
  await server.database.pool.query(
    `insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier)
     select jurisdiction_id, gen_random_uuid(), period, gen_random_uuid(), unit_id, item_id, true, tier from expected_report, generate_series(1, ${many}) where id = $1`,
    [sample?.id],
  );
  await server.database.pool.query(
    `insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at)
     select asked.jurisdiction_id, gen_random_uuid(), 'report', 'expected_report', asked.id, asked.unit_id, 'contact', '2026-05-06', now() from expected_report asked
      where not exists (select from duty owed where owed.object_id = asked.id) and asked.state is null`,
  );
  // As PostgreSQL does by itself within a minute.
  await server.database.pool.query('analyze expected_report, duty, report_line');
  await morningOf('2026-06-03');
  const { rows } = await server.database.pool.query<{ step: number; count: number }>(
    `select line.step, count(*)::int as count from report_line line join expected_report asked on asked.id = line.report_id
      where line.raised_on = '2026-06-03' group by line.step order by line.step`,
  );
  expect(rows).toEqual([1, 2, 3].map((step) => ({ step, count: many })));
});

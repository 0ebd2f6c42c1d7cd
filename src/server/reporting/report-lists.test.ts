/** What the lists of reports show, in which order, and what waits for whom. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as burden from '#contract/reporting/burden-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { getHome, listInbox } from '#contract/home/endpoints.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { deniedInbox, enteredInbox } from '#server/reporting/report-inboxes.ts';
import { openReports } from '#test/report-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock, testDay } from '#test/test-clock.ts';

let server: TestServer;
let contact: Person;
let leader: Person;
let period: string;

const reportsOf = async (
  person: Person | TestServer,
  query: { unitId?: string; waiting?: 'acceptance' | 'confirmation' | 'withdrawal' | 'denial' } = {},
) => (await person.ok(reporting.listReports, { query: query.waiting === undefined ? { ...query, period } : query })).reports;
const codesOf = async (person: Person | TestServer, query: Parameters<typeof reportsOf>[1] = {}) =>
  (await reportsOf(person, query)).map(({ item }) => item.code);
const own = async (code: string) => (await reportsOf(contact)).find(({ item }) => item.code === code) ?? expect.fail(code);
const rowOf = async (person: Person | TestServer, kind: string) => (await person.ok(getHome)).rows.find((row) => row.kind === kind);

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  contact = await server.as('contact', { unit: '市交通运输局' });
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
  ({ period } = await openReports(server, 4));
});
afterAll(() => server.stop());

async function fillIn(code: string, reached: readonly string[] = []): Promise<{ readonly id: string; readonly seen: number }> {
  const { id, content } = await own(code);
  const changes = {
    text: { seen: content.text, to: '已开工' },
    percent: { seen: content.percent, to: 5 },
    self: { seen: content.self, to: 'green' as const },
    reached: { seen: [], to: [...reached] },
  };
  const { revision } = await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes } });
  return { id, seen: revision };
}

it('the weightier tier stands first, what a unit leads before its parts, and then as the list has it', async () => {
  expect(await codesOf(contact)).toEqual(['2026-1', '2026-2', '2026-3', '2026-4']);
  await server.database.pool.query("update list_item set tier = 2 where code = '2026-1'");
  await server.database.pool.query(
    "update expected_report asked set lead = false from list_item item where item.id = asked.item_id and item.code = '2026-2' and asked.unit_id = $1",
    [contact.unitId],
  );
  expect(await codesOf(contact)).toEqual(['2026-3', '2026-4', '2026-2', '2026-1']);
  await server.database.pool.query(
    "update expected_report asked set lead = true from list_item item where item.id = asked.item_id and item.code = '2026-2' and asked.unit_id = $1",
    [contact.unitId],
  );
  const all = await reportsOf(server);
  expect(all).toHaveLength(8);
  expect((await reportsOf(server, { unitId: contact.unitId ?? '' })).map(({ unit }) => unit.id)).toEqual(Array(4).fill(contact.unitId));
});

it('says for two minutes that somebody is typing', async () => {
  await fillIn('2026-4');
  expect((await own('2026-4')).edited).toMatchObject({ lately: true });
  await server.database.pool.query("update report set edited_at = edited_at - interval '121 seconds'");
  expect((await own('2026-4')).edited).toMatchObject({ lately: false });
});

it('waits for the office what the leader has approved, for the unit what the office entered, and for each nothing else', async () => {
  const milestones = (await own('2026-1')).item.milestones.map(({ id }) => id);
  await contact.ok(reporting.submitReports, { body: { reports: [await fillIn('2026-1', milestones.slice(0, 1))] } });
  expect(await rowOf(server, 'report-acceptance')).toBeUndefined();
  expect(await codesOf(server, { waiting: 'acceptance' })).toEqual([]);
  const { id, edited } = await own('2026-2');
  const content = { ...unwrittenContent, reached: [], text: '电话说的', percent: 10, self: 'green' as const };
  const body = { seen: edited?.revision ?? null, content, from: 'telephone' as const, of: '张三', on: testDay };
  await server.ok(acts.recordReport, { params: { reportId: id }, body });
  expect(await codesOf(contact, { waiting: 'confirmation' })).toEqual(['2026-2']);
  // What it says itself was not said before.
  expect((await own('2026-1')).reachedBefore).toEqual([]);
  const { id: said, versions } = await own('2026-1');
  await leader.ok(reporting.reviewReports, { body: { consent: [{ id: said, version: versions }], back: [] } });
  // Of a unit that has a leader.
  expect(await rowOf(server, 'report-acceptance')).toMatchObject({ count: 1, data: { unled: 0 } });
  expect(await codesOf(server, { waiting: 'acceptance' })).toEqual(['2026-1']);
  // Approved, it is the leader's to take back; accepted, it is not.
  expect(await codesOf(leader, { waiting: 'withdrawal' })).toEqual(['2026-1']);
  await server.ok(reporting.acceptReports, { body: { consent: [{ id: said, version: versions }], back: [] } });
  expect(await codesOf(leader, { waiting: 'withdrawal' })).toEqual([]);
});

it('is that leader’s to deny on the second day, and no more on the third; the office hears of what it had accepted', async () => {
  const signed = [await fillIn('2026-3'), await fillIn('2026-4')];
  await contact.ok(acts.signOffReports, { body: { reports: signed, leader: leader.accountId } });
  const { id, versions } = await own('2026-4');
  const dayPasses = () => server.database.pool.query('update report set signed_off_on = signed_off_on - 1 where signed_off_on is not null');
  await dayPasses();
  await dayPasses();
  expect(await codesOf(leader, { waiting: 'denial' })).toEqual(['2026-3', '2026-4']);
  expect(await rowOf(leader, 'report-denial')).toMatchObject({ count: 2, due: testDay });
  expect((await own('2026-3')).signedOff).toMatchObject({ deniableUntil: testDay });
  await leader.ok(acts.denySignOff, { body: { reports: [{ id, version: versions }], reason: '没有签过' } });
  for (const source of [enteredInbox, deniedInbox]) await runJob(server, inboxJob(source));
  const inboxOf = async (person: Person | TestServer) =>
    (await person.ok(listInbox, { query: {} })).entries.map(({ source, act }) => `${source} ${act}`);
  expect(await inboxOf(contact)).toContain('reports denySignOff');
  // Nothing was accepted of it: that is between the unit and its leader.
  expect(await inboxOf(server)).not.toContain('denied-reports denySignOff');
  await dayPasses();
  expect(await codesOf(leader, { waiting: 'denial' })).toEqual([]);
  expect(await rowOf(leader, 'report-denial')).toBeUndefined();
  expect((await own('2026-3')).signedOff).toMatchObject({ deniableUntil: null });
});

it('names leaders who are in office, each for the own unit', async () => {
  const leaders = async () => (await contact.ok(acts.listReportLeaders, {})).leaders.map(({ accountId }) => accountId);
  const [gone, ended] = [
    await server.as('unit-leader', { unit: '市交通运输局' }),
    await server.as('unit-leader', { unit: '市交通运输局' }),
  ];
  expect((await leaders()).toSorted()).toEqual([leader.accountId, gone.accountId, ended.accountId].toSorted());
  await server.database.pool.query("update account set state = 'disabled' where id = $1", [gone.accountId]);
  await server.database.pool.query('update post set ended_at = now() where id = $1', [ended.postId]);
  expect(await leaders()).toEqual([leader.accountId]);
  // A unit below reports, too: the leader of the unit above signs nothing of it.
  const below = await server.as('contact', { unit: '市公路中心' });
  await server.database.pool.query('update unit set parent_id = $1 where id = $2', [contact.unitId, below.unitId]);
  const { id } = await own('2026-4');
  await server.database.pool.query('update expected_report set unit_id = $1 where id = $2', [below.unitId, id]);
  const reports = [(await own('2026-3')).id, id].map((report) => ({ id: report, seen: 1 }));
  const { problem } = await contact.call(acts.signOffReports, { body: { reports, leader: leader.accountId } });
  expect(problem).toMatchObject({ code: 'report-leader-unknown', data: { code: '2026-4' } });
});

it('a month and the quarter that ends with it are one burden', async () => {
  const burdenOf = async (period: string) =>
    (await server.ok(burden.getBurden, { params: { period } })).units.map(({ id, asked }) => [id, asked]);
  await server.database.pool.query(
    `insert into report_period (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at)
     select jurisdiction_id, '2026-Q1', last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at from report_period`,
  );
  expect((await burdenOf('2026-03')).length).toBeGreaterThan(1);
  expect(await burdenOf('2026-Q1')).toEqual(await burdenOf('2026-03'));
});

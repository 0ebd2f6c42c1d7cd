/** Periods after a standstill, amid units that become one, and when holidays are announced. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as settings from '#contract/settings/endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { takeTurn } from '#server/platform/jobs/take-turn.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let items: readonly string[];

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  const steps = signSteps(server);
  people = await signPeople(server);
  const { listId } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const drafted = await server.ok(cells.listItems, { params: { listId } });
  const changes = drafted.items.map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  items = drafted.items.map(({ id }) => id);
});
afterAll(() => server.stop());

/** A turn of the job at a moment, which goes on where the last one ended. */
const turnAt = (moment: string) =>
  takeTurn(
    {
      source: { ...server.source, clock: testClock(moment) },
      nextTime: (_, after) => new Date(Date.parse(after) + 86_400_000).toISOString(),
      leaving: new AbortController().signal,
      mostMs: Infinity,
    },
    openPeriods,
    server.jurisdictionId,
  );
const periods = async () => (await server.ok(reporting.listPeriods, {})).periods;
const askedOf = async (person: Person, period: string) =>
  (await person.ok(reporting.listReports, { query: { period } })).reports.map(({ id, unit: { name }, item, lead }) => ({
    id,
    name,
    item: item.id,
    lead,
  }));

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
}

it('after a standstill each period opens with what held on its own last day', async () => {
  await turnAt('2027-01-15T02:00:00.000Z');
  expect(await periods()).toEqual([]);
  await server.database.pool.query(
    `insert into item_version (jurisdiction_id, item_id, number, known_from, facts, reason, made_by, made_at)
     select jurisdiction_id, item_id, 2, '2027-02-10', facts || '{"tier": 4}', '调整', '王敏', now() from item_version where item_id = $1`,
    [items[0]],
  );
  await turnAt('2027-03-02T02:00:00.000Z');
  expect((await periods()).map(({ period, expected, due }) => [period, expected, due])).toEqual([
    ['2027-02', 2, { day: '2027-03-05', provisional: true }],
    ['2027-01', 5, { day: '2027-02-05', provisional: true }],
  ]);
  expect((await askedOf(people.市交通运输局, '2027-02')).map(({ item }) => item)).toEqual([items[1]]);
  await expectDuties();
});

it('holidays that are announced move the days of what runs, and never to an earlier one', async () => {
  // Handed in, it waits for the leader by the same day.
  const [said] = await askedOf(people.市交通运输局, '2027-02');
  const saved = await people.市交通运输局.ok(reporting.saveReport, {
    params: { reportId: said?.id ?? '' },
    body: { changes: { text: { seen: '', to: '配合到位' } } },
  });
  await people.市交通运输局.ok(reporting.submitReports, { body: { reports: [{ id: said?.id ?? '', seen: saved.revision }] } });
  const { version } = await server.ok(settings.getRuleSet);
  const days = ['2027-03-05', '2027-03-08'];
  await server.ok(settings.changeCalendarYear, {
    params: { year: 2027 },
    body: { announced: true, holidays: days, workdays: [], reason: '放假安排通知', version },
  });
  expect((await periods()).map(({ period, due, graceEnd }) => [period, due, graceEnd.day])).toEqual([
    ['2027-02', { day: '2027-03-09', provisional: false }, '2027-03-11'],
    ['2027-01', { day: '2027-02-05', provisional: false }, '2027-02-09'],
  ]);
  await expectDuties();
});

it('two rows of one unit are asked once, of the one that said something', async () => {
  const [from, into] = [people.市财政局, people.市交通运输局];
  const own = async (person: Person) =>
    (await askedOf(person, '2027-01')).find(({ item }) => item === items[0]) ?? expect.fail('not asked');
  const said = await own(from);
  await from.ok(reporting.saveReport, { params: { reportId: said.id }, body: { changes: { text: { seen: '', to: '资金已到位' } } } });
  await server.ok(unit.mergeUnits, { body: { from: from.unitId ?? '', into: into.unitId ?? '', reason: '重复' } });
  const asked = await askedOf(into, '2027-01');
  expect(asked).toHaveLength(2);
  // In the weightier role of both.
  expect(asked.find(({ item }) => item === items[0])).toEqual({ id: said.id, name: '市交通运输局', item: items[0], lead: true });
  await expectDuties();
  expect((await periods()).find(({ period }) => period === '2027-01')?.expected).toBe(4);
});

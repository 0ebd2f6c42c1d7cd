/** 报送情况: figures agree with the reports whatever happens to them, each leads to its list, and units stand in official order, never by what they filed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as versioned from '#contract/reporting/version-endpoints.ts';
import * as figures from '#contract/reporting/figure-endpoints.ts';
import * as settings from '#contract/settings/endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { reportFigures, type ReportFigure } from '#core/reporting/report-figure.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

const period = '2027-01';
let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  people = await signPeople(server);
  const { listId } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const changes = items.map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  await runJob(server, openPeriods, { clock: testClock('2027-01-31T02:00:00.000Z') });
});
afterAll(() => server.stop());

const told = async (who: Person | TestServer = server) => (await who.ok(figures.getReportFigures, { params: { period } })).units;
const total = async (figure: ReportFigure) =>
  (await told()).flatMap(({ tiers }) => tiers.map((tier) => tier[figure])).reduce((sum, count) => sum + count, 0);
const found = async (query: (typeof figures.findReports.query)['_input'] = {}) =>
  server.ok(figures.findReports, { params: { period }, query });

/** What is kept says what the rows say, and each figure is as long as the list behind it. */
async function expectAgreed(): Promise<void> {
  for (const figure of reportFigures) expect((await found({ figure })).reports.length, figure).toBe(await total(figure));
  const { rows } = await server.database.pool.query(`
    select from (select jurisdiction_id, period, unit_id, tier, state, on_time, sum(n) as n from report_tally group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0) kept
      full join (select asked.jurisdiction_id, asked.period, unit_id, tier, own.state,
                        coalesce(own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= due, false) as on_time, count(*) as n
                   from expected_report asked join report_period opened using (jurisdiction_id, period) left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
                  where asked.lifted_on is null group by 1, 2, 3, 4, 5, 6) counted
        on (kept.jurisdiction_id, kept.period, kept.unit_id, kept.tier, coalesce(kept.state, ''), kept.on_time, kept.n)
         = (counted.jurisdiction_id, counted.period, counted.unit_id, counted.tier, coalesce(counted.state, ''), counted.on_time, counted.n)
     where kept.n is null or counted.n is null`);
  expect(rows).toEqual([]);
}

async function submit(person: Person): Promise<string> {
  const { reports } = await person.ok(reporting.listReports, { query: { period } });
  const { id } = reports.find(({ lead }) => lead) ?? expect.fail('nothing to lead');
  await person.ok(reporting.saveReport, {
    params: { reportId: id },
    body: { changes: { text: { seen: '', to: '开工' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'green' } } },
  });
  await expectAgreed();
  await person.ok(reporting.submitReports, { body: { reports: [{ id, seen: 1 }] } });
  return id;
}
const judge = (id: string, version: number, reason?: string) =>
  server.ok(reporting.acceptReports, {
    body: reason === undefined ? { consent: [{ id, version }], back: [] } : { consent: [], back: [{ id, version, reason }] },
  });

describe('figures', () => {
  it('of a period that opened: everything is expected, nothing came, units in official order', async () => {
    expect((await told()).map(({ name, tiers }) => [name, tiers.map(({ tier, expected, missing }) => [tier, expected, missing])])).toEqual(
      (await server.ok(unit.listUnits, {})).units
        .toSorted((one, other) => one.position - other.position)
        .flatMap(({ id }) => Object.entries(people).filter(([, person]) => person.unitId === id))
        .flatMap(([name]) => (name === '市商务局' ? [] : [[name, [[1, name === '市财政局' ? 1 : 2, name === '市财政局' ? 1 : 2]]]])),
    );
    await expectAgreed();
  });

  it('leave as a table of the same counts, in the same order', async () => {
    const table = async (who: Person | TestServer) => {
      const { bytes, problem } = await who.call(figures.exportReportFigures, { params: { period }, body: { format: 'csv' } });
      expect(problem).toBeUndefined();
      return bytes.toString('utf8');
    };
    const whole = await table(server);
    expect(whole).toMatch(/合计,,5,0,0,0,0,0,5/);
    const names = (await told()).map(({ name }) => name);
    expect(names.map((name) => whole.indexOf(`${name},一级`)).toSorted((one, other) => one - other)).toEqual(
      names.map((name) => whole.indexOf(`${name},一级`)),
    );
    // A unit has its own part.
    expect(await table(people.市财政局)).toMatch(/合计,,1,0,0,0,0,0,1/);
    expect(await table(people.市财政局)).not.toContain('市交通运输局');
    const nothing = { params: { period: '2030-01' }, body: { format: 'xlsx' as const } };
    expect((await server.call(figures.exportReportFigures, nothing)).problem).toMatchObject({
      code: 'export-empty',
      title: expect.stringContaining('没有可导出的') as string,
    });
    // Pages of reporting have not asked for the ledger's words: the server says it in their language.
    expect((await server.call(figures.exportReportFigures, { ...nothing, headers: { 'accept-language': 'en' } })).problem).toMatchObject({
      code: 'export-empty',
      title: expect.stringContaining('nothing to export') as string,
    });
  });

  it('follow each act, and order nobody by them', async () => {
    const order = (await told()).map(({ name }) => name);
    const id = await submit(people.市发展改革委);
    await expectAgreed();
    expect([await total('handedIn'), await total('onTime'), await total('missing')]).toEqual([1, 1, 4]);
    await judge(id, 1, '缺佐证');
    await expectAgreed();
    expect([await total('handedIn'), await total('returned'), await total('missing')]).toEqual([0, 1, 5]);
    const { reports } = await people.市发展改革委.ok(reporting.listReports, { query: { period } });
    const seen = reports.find((report) => report.id === id)?.edited?.revision ?? 0;
    await people.市发展改革委.ok(reporting.submitReports, { body: { reports: [{ id, seen }] } });
    await judge(id, 2);
    await expectAgreed();
    expect([await total('accepted'), await total('returned'), await total('begun')]).toEqual([1, 0, 1]);
    expect((await told()).map(({ name }) => name)).toEqual(order);
  });

  it('of a unit are its own alone, and of one unit by period', async () => {
    expect((await told(people.市财政局)).map(({ name }) => name)).toEqual(['市财政局']);
    const unitId = people.市发展改革委.unitId ?? '';
    const { periods } = await server.ok(figures.listPeriodFigures, { query: { unitId, tier: 1 } });
    expect(periods).toMatchObject([{ period, expected: 2, accepted: 1 }]);
    const none = await server.ok(figures.listPeriodFigures, { query: { unitId, tier: 2 } });
    expect(none.periods).toMatchObject([{ period, expected: 0 }]);
    const others = await people.市财政局.ok(figures.listPeriodFigures, { query: { unitId } });
    expect(others.periods).toMatchObject([{ period, expected: 0 }]);
  });

  it('lead to lists, and these to what was handed in, never to a draft', async () => {
    const { total: all, reports } = await found({ unitId: people.市发展改革委.unitId ?? '', figure: 'accepted' });
    expect([all, reports.map(({ state, versions }) => [state, versions])]).toEqual([1, [['accepted', 2]]]);
    const reportId = reports[0]?.id ?? '';
    const { versions } = await server.ok(versioned.listReportVersions, { params: { reportId } });
    expect(versions.map(({ number, content, back }) => [number, content.text, back?.reason])).toEqual([
      [2, '开工', undefined],
      [1, '开工', '缺佐证'],
    ]);
    expect((await people.市财政局.call(versioned.listReportVersions, { params: { reportId } })).problem?.code).toBe('report-not-found');
    const unsaid = (await found({ figure: 'missing' })).reports[0]?.id ?? '';
    await server.database.pool.query(
      "insert into report (jurisdiction_id, id, said, edited_by, edited_at) values ($1, $2, '草稿', '李科长', now())",
      [server.jurisdictionId, unsaid],
    );
    expect(await server.ok(versioned.listReportVersions, { params: { reportId: unsaid } })).toMatchObject({ versions: [] });
    await expectAgreed();
    expect((await found({ offset: 4 })).reports).toHaveLength(1);
  });

  it('count what came late as late, and as on time when holidays move the day', async () => {
    await server.database.pool.query("update report_period set due = '2026-03-01' where period = $1", [period]);
    expect([await total('onTime'), await total('late')]).toEqual([0, 1]);
    await server.database.pool.query("update report_period set due = '2027-02-05' where period = $1", [period]);
    expect([await total('onTime'), await total('late')]).toEqual([1, 0]);
    await expectAgreed();
    const { version } = await server.ok(settings.getRuleSet);
    await server.ok(settings.changeCalendarYear, {
      params: { year: 2027 },
      body: { announced: true, holidays: ['2027-02-05'], workdays: [], reason: '放假安排通知', version },
    });
    await expectAgreed();
  });

  it('add up however many write and fold at once', async () => {
    const { pool } = server.database;
    await pool.query(
      `insert into report (jurisdiction_id, id, edited_by, edited_at) select jurisdiction_id, id, '李科长', now() from expected_report where period = $1
       on conflict do nothing`,
      [period],
    );
    const { rows } = await pool.query<{ id: string }>("select id from report where state = 'draft'");
    expect(rows.length).toBeGreaterThan(2);
    const flip = `update report set state = case state when 'draft' then 'returned' else 'draft' end where id = $1`;
    const fold = `select fold_report_tally(jurisdiction_id, period, unit_id) from (select distinct jurisdiction_id, period, unit_id from report_tally) kept`;
    const turns = Array.from({ length: 15 }, () => rows).flat();
    await Promise.all(turns.flatMap(({ id }, at) => [pool.query(flip, [id]), ...(at % 3 === 0 ? [pool.query(fold)] : [])]));
    await expectAgreed();
  });

  it('go with a unit that becomes another, and fold to one row of each kind', async () => {
    const [from, into] = [people.市财政局.unitId ?? '', people.市商务局.unitId ?? ''];
    await server.ok(unit.mergeUnits, { body: { from, into, reason: '重复' } });
    await expectAgreed();
    expect((await told()).map(({ name }) => name)).toContain('市商务局');
    await runJob(server, openPeriods, { clock: testClock('2027-02-28T02:00:00.000Z') });
    const { rows } = await server.database.pool.query(
      'select from report_tally where period = $1 group by unit_id, tier, state, on_time having count(*) > 1',
      [period],
    );
    expect(rows).toEqual([]);
    await expectAgreed();
  });
});

it('has no order to ask for but the official one', () => {
  const fields = [figures.getReportFigures, figures.listPeriodFigures, figures.findReports].flatMap(({ query }) =>
    Object.keys(query.shape),
  );
  expect(new Set(fields)).toEqual(new Set(['unitId', 'tier', 'figure', 'offset']));
});

/** What is counted as it comes is what would be counted anew, whatever happens to reports, to what is asked, and to the day on which it is due. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as figures from '#contract/reporting/figure-endpoints.ts';
import { chance } from '#test/chance.ts';
import { openReports } from '#test/report-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
const query = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  (await server.database.pool.query<Row>(text, [...values])).rows;

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.as('contact', { unit: '市交通运输局' });
  await openReports(server, 5);
});
afterAll(() => server.stop());

const kept = () =>
  query(
    `select unit_id, tier, state, on_time, sum(n)::int as n from report_tally group by unit_id, tier, state, on_time having sum(n) <> 0 order by 1, 2, 3, 4`,
  );
/** From the facts; a day counts up to its end. */
const counted = () =>
  query(`select unit_id, tier, state, on_time, count(*)::int as n from (
      select asked.unit_id, asked.tier, own.state,
             case when asked.at_close is not null then asked.at_close = 'on-time'
                  else coalesce(own.state in ('submitted', 'approved', 'accepted') and own.handed_in_on <= opened.due, false) end as on_time
        from expected_report asked join report_period opened on opened.period = asked.period left join report own on own.id = asked.id
       where asked.lifted_on is null) facts group by unit_id, tier, state, on_time order by 1, 2, 3, 4`);
const anew = async () => {
  await query('select recount_reports($1)', [server.jurisdictionId]);
  return kept();
};

const days = ['2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09'];
const states = ['draft', 'submitted', 'approved', 'accepted', 'returned'];

/** One of the things that happen to a row of what is expected, whichever its turn is. */
async function happen(id: string, next: (below: number) => number): Promise<void> {
  const state = states[next(states.length)];
  const day = days[next(days.length)];
  switch (next(6)) {
    case 0:
      await query(
        `insert into report (jurisdiction_id, id, edited_by, edited_at) select jurisdiction_id, id, '赵敏', now() from expected_report where id = $1 on conflict do nothing`,
        [id],
      );
      break;
    case 1:
      await query(
        `update report set state = $2, versions = 1, handed_in_on = $3, accepted = case when $2 = 'accepted' then 1 end where id = $1`,
        [id, state, day],
      );
      break;
    case 2:
      // The day alone.
      await query("update report set handed_in_on = $2 where id = $1 and state in ('submitted', 'approved', 'accepted')", [id, day]);
      break;
    case 3:
      await query("update expected_report set lifted_on = case when lifted_on is null then date '2026-04-01' end where id = $1", [id]);
      break;
    case 4:
      await query('update report_period set due = $1', [day]);
      break;
    default:
      await query('delete from expected_report where id = $1 and not exists (select from report own where own.id = $1)', [id]);
      await query(
        `insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier)
         select jurisdiction_id, gen_random_uuid(), period, gen_random_uuid(), unit_id, item_id, lead, $1 from expected_report limit 1`,
        [1 + next(4)],
      );
  }
}

it('whatever happens', async () => {
  const random = chance(20_260_331);
  const next = (below: number): number => Math.floor(random() * below);
  for (let step = 0; step < 400; step += 1) {
    const rows = await query<{ id: string }>('select id from expected_report order by id');
    await happen(rows[next(rows.length)]?.id ?? expect.fail('nothing is expected'), next);
    expect(await kept(), `after ${step + 1} steps`).toEqual(await counted());
  }
  expect((await kept()).length).toBeGreaterThan(5);
  // The list behind a figure has as many, of its tier alone.
  for (const tier of [1, 2, 3, 4]) {
    const { reports, total } = await server.ok(figures.findReports, { params: { period: '2026-03' }, query: { tier } });
    expect(reports.map((report) => report.tier)).toEqual(Array(total).fill(tier));
  }
  const before = await kept();
  expect(await anew()).toEqual(before);
  // Closed: what was on time stays so, whatever comes back.
  await query("update expected_report set at_close = case when on_time then 'on-time' else 'late' end where lifted_on is null");
  await query("update report set state = 'returned', handed_in_on = null where state in ('submitted', 'approved')");
  expect(await kept()).toEqual(await counted());
  const closed = await kept();
  expect(await anew()).toEqual(closed);
});

it('a quarter ends with its last month', async () => {
  const periods = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2026-02', '2026-12'];
  const rows = await query<{ month: string }>(
    'select month_ending(period) as month from unnest($1::text[]) with ordinality known (period, at) order by at',
    [periods],
  );
  expect(rows.map(({ month }) => month)).toEqual(['2026-03', '2026-06', '2026-09', '2026-12', '2026-02', '2026-12']);
});

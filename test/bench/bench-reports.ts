/**
 * npm run bench -- --reports 100000,1000000: pages and acts of reporting beside the bare server, with so many past reports, three versions of each, over
 * 40,000 items; then how long it takes to open a period of which 20,000 items are reported. What does not grow takes as long with both.
 */
import { benchServers, type ServersOptions } from '#test/bench/bench-servers.ts';
import { openSql } from '#test/bench/bare-reports.ts';
import { Took, type Part } from '#test/bench/part.ts';
import type { Prepared } from '#test/bench/prepare.ts';
import { contactsNeeded, reportActs } from '#test/bench/report-acts.ts';
import { benchMoment } from '#test/bench/seed-reports.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

/** A month that ends no quarter. */
const next = { period: '2027-01', lastDay: '2027-01-31', moment: '2027-01-30T16:10:00.000Z' };
const openings = 3;

/** Prints the figures. */
export async function benchReports(options: ServersOptions): Promise<void> {
  await benchServers(options, {
    what: 'past reports',
    ledgerOf: (reports) => ({ reports }),
    actsOf: reportActs,
    begun: { at: benchMoment, contacts: [...contactsNeeded] },
    last: openPeriods,
  });
}

/** By the job, and by one statement. */
async function openPeriods({ owner, connection }: Prepared, ours: Part): Promise<void> {
  for (let round = 0; round < openings; round += 1) {
    const { milliseconds } = await ours.ask({ opensAt: next.moment, connection }, Took);
    const { rows } = await owner.pool.query<{ items: number; reports: number }>(
      'select count(distinct work_id)::int as items, count(*)::int as reports from expected_report where period = $1',
      [next.period],
    );
    await forget(owner.pool);
    const began = performance.now();
    await owner.pool.query(openSql, [homeJurisdiction.id, next.period, next.lastDay]);
    const bare = performance.now() - began;
    await forget(owner.pool);
    const { items = 0, reports = 0 } = rows[0] ?? {};
    console.log(
      `opening a period: ${(milliseconds / 1000).toFixed(2)} s, by one statement ${(bare / 1000).toFixed(2)} s: ${items.toLocaleString('en')} items, ${reports.toLocaleString('en')} reports`,
    );
  }
}

async function forget(pool: Prepared['owner']['pool']): Promise<void> {
  await pool.query('delete from job_cursor where job = $1', ['openPeriods']);
  await pool.query(`delete from duty where object_id in (select id from expected_report where period = $1)`, [next.period]);
  for (const table of ['expected_report', 'report_tally', 'report_period'])
    await pool.query(`delete from ${table} where period = $1`, [next.period]);
  await pool.query('vacuum analyze expected_report, duty, report_tally');
}

/**
 * A period closes on the day after its silence has gone all the way up the line: how each expected report stood then is kept for good, so that figures that
 * were told do not move when a report comes back later. Nothing else ends: what is missing is still owed, and may be handed in late.
 */
import { sql } from 'kysely';
import { handedInStates } from '#core/reporting/report-state.ts';
import { atCloseOf, type AtClose } from '#core/reporting/up-the-line.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type ClockTurn, type Step } from '#server/platform/jobs/job.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** After the last step (raise-silence.ts); one period in a chunk, the oldest first. */
export const closePeriods = byClock({ name: 'closePeriods', cron: '20 0 * * *', chunk: closeNext });

async function closeNext(act: Act, { until }: Pick<ClockTurn, 'until'>): Promise<Step> {
  // Nobody hands in meanwhile.
  await lockJurisdiction(act);
  const today = dayInShanghai(until);
  const { rows } = await sql<{ id: string; period: string; due: string; grace: string }>`
    select id, period, due, grace_end as grace from report_period
     where ${inJurisdiction(act)} and closed_on is null and up_line_3 < ${today} order by last_day, period limit 1`.execute(act.db);
  const [next] = rows;
  if (next === undefined) {
    act.unchanged();
    return 'done';
  }
  const counts = await keepAtClose(act, next);
  await sql`update report_period set closed_on = ${today} where ${inJurisdiction(act)} and period = ${next.period}`.execute(act.db);
  act.audit({
    act: 'closePeriods',
    objects: [{ type: 'report_period', id: next.id, after: { period: next.period, ...counts } }],
  });
  return { next: next.period };
}

interface Counts {
  readonly expected: number;
  readonly onTime: number;
  readonly inGrace: number;
  readonly late: number;
}

async function keepAtClose(
  act: Act,
  { period, due, grace }: { readonly period: string; readonly due: string; readonly grace: string },
): Promise<Counts> {
  // One question for each day on which something was handed in, not for each report.
  const { rows: days } = await sql<{ day: string | null; count: number }>`
    select case when own.state = any(${[...handedInStates]}::text[]) then own.handed_in_on end as day, count(*)::int as count
      from expected_report asked left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     where ${inJurisdiction(act, 'asked')} and asked.period = ${period} and asked.lifted_on is null group by 1`.execute(act.db);
  const stood = days.map(({ day, count }) => ({ day, count, as: atCloseOf(day, { due, grace }) }));
  await sql`
    update expected_report asked set at_close = known.at_close
      from expected_report same
      left join report own on own.jurisdiction_id = same.jurisdiction_id and own.id = same.id
      join unnest(${stood.map(({ day }) => day)}::date[], ${stood.map((one) => one.as)}::text[]) known (day, at_close)
        on known.day is not distinct from case when own.state = any(${[...handedInStates]}::text[]) then own.handed_in_on end
     where ${inJurisdiction(act, 'same')} and same.period = ${period} and same.lifted_on is null and ${inJurisdiction(act, 'asked')} and asked.id = same.id`.execute(
    act.db,
  );
  const of = (as: AtClose): number => stood.reduce((sum, one) => sum + (one.as === as ? one.count : 0), 0);
  return { expected: stood.reduce((sum, { count }) => sum + count, 0), onTime: of('on-time'), inGrace: of('grace'), late: of('late') };
}

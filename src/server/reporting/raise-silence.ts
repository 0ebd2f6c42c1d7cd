/**
 * Jobs of each morning: what is silent by the day of a step goes up the line, once. What was handed in in between is passed over; killed, twice or late they
 * write no step twice.
 */
import { sql } from 'kysely';
import type { LineStep } from '#core/reporting/up-the-line.ts';
import { followSilence, isSilent } from '#server/reporting/silence.ts';
import { reportKind } from '#server/reporting/report-rows.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type ClockJob } from '#server/platform/jobs/job.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

/** In one transaction; the rest comes next. */
const mostAtOnce = 2000;

/** What each step is called in the trail, and its day among those of a period. */
const steps = {
  1: { act: 'raiseToLeader', day: 'up_line_1' },
  2: { act: 'raiseToOffice', day: 'up_line_2' },
  3: { act: 'raiseToGroup', day: 'up_line_3' },
} as const;

/** Shortly after midnight in Shanghai, on the day that is said, and on any later one if nothing ran then. */
function goesUp(step: LineStep): ClockJob<undefined> {
  const { act: name } = steps[step];
  return byClock({
    name,
    cron: `${12 + step} 0 * * *`,
    chunk: async (act, { until }) => {
      await shareJurisdiction(act);
      const { found, raised } = await raise(act, step, dayInShanghai(until));
      if (raised.length === 0) act.unchanged();
      else act.audit({ act: name, objects: raised.map(({ id, code, period }) => ({ type: 'report', id, after: { item: code, period } })) });
      return found < mostAtOnce ? 'done' : { next: 'more' };
    },
  });
}

export const raiseSilence = [goesUp(1), goesUp(2), goesUp(3)] as const;

interface Raised {
  readonly id: string;
  readonly code: string;
  readonly period: string;
}

async function raise(act: Act, step: LineStep, today: string): Promise<{ readonly found: number; readonly raised: readonly Raised[] }> {
  // What is still to be reported stands among the duties, however many reports there were.
  const { rows: candidates } = await sql<{ id: string }>`
    select asked.id from duty owed
      join expected_report asked on asked.jurisdiction_id = owed.jurisdiction_id and asked.id = owed.object_id
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period and ${sql.ref(`opened.${steps[step].day}`)} <= ${today}
      left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     where ${inJurisdiction(act, 'owed')} and owed.kind = ${reportKind} and owed.object_type = 'expected_report' and owed.done_at is null
       and not exists (select from report_line line where ${inJurisdiction(act, 'line')} and line.report_id = asked.id and line.step = ${step})
       and ${isSilent(act)}
     order by asked.id limit ${mostAtOnce} for update of asked`.execute(act.db);
  const ids = candidates.map(({ id }) => id);
  // Whoever handed in until the rows were ours did so before.
  const { rows: raised } = await sql<Raised>`
    with written as (
      insert into report_line (jurisdiction_id, report_id, step, raised_on)
      select asked.jurisdiction_id, asked.id, ${step}, ${today}
        from expected_report asked
        join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
        left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
       where ${inJurisdiction(act, 'asked')} and asked.id = any(${ids}::uuid[]) and ${isSilent(act)}
      on conflict do nothing returning report_id)
    select asked.id, item.code, asked.period
      from written
      join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.id = written.report_id
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
     order by asked.id`.execute(act.db);
  if (step === 1)
    await followSilence(
      act,
      raised.map(({ id }) => id),
    );
  return { found: ids.length, raised };
}

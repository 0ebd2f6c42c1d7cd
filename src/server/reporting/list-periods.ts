/** 调度期 and how far reporting is in each, as far as the act reaches: from kept counts, so that it does not grow with the reports. */
import { sql, type RawBuilder } from 'kysely';
import { success } from '#core/failure.ts';
import type { Figures } from '#core/reporting/report-figure.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { figureColumns } from '#server/reporting/figure-rows.ts';
import { withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Twelve months and four quarters a year. */
const twoYears = 32;

/** The rows of report_period that are told of: the newest. */
export const newestPeriods = (act: Act): RawBuilder<unknown> =>
  sql`select * from report_period where ${inJurisdiction(act)} order by last_day desc, period desc limit ${twoYears}`;

interface Row extends Pick<Figures, 'expected' | 'begun' | 'handedIn' | 'onTime'> {
  readonly period: string;
  readonly lastDay: string;
  readonly due: string;
  readonly graceEnd: string;
  readonly provisional: boolean;
}

export const listPeriods: Handler<typeof contract.listPeriods> = async (_, act) => {
  const { rows } = await sql<Row>`
    select opened.period, opened.last_day as "lastDay", opened.due, opened.grace_end as "graceEnd", opened.provisional, ${figureColumns}
      from (${newestPeriods(act)}) opened
      left join report_tally asked on ${await withinReports(act)} and asked.period = opened.period
     group by opened.period, opened.last_day, opened.due, opened.grace_end, opened.provisional
     order by opened.last_day desc, opened.period desc`.execute(act.db);
  return success({
    periods: rows.map(({ period, lastDay, due, graceEnd, provisional, expected, begun, handedIn, onTime }) => ({
      period,
      lastDay,
      due: { day: due, provisional },
      graceEnd: { day: graceEnd, provisional },
      expected,
      begun,
      handedIn,
      onTime,
    })),
  });
};

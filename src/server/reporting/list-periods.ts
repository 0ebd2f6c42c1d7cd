/** 调度期 and how far reporting is in each, as far as the act reaches. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { isHandedIn, isStillAsked, withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Twelve months and four quarters a year. */
const twoYears = 32;

interface Row {
  readonly period: string;
  readonly lastDay: string;
  readonly due: string;
  readonly graceEnd: string;
  readonly provisional: boolean;
  readonly expected: number;
  readonly begun: number;
  readonly handedIn: number;
  readonly onTime: number;
}

export const listPeriods: Handler<typeof contract.listPeriods> = async (_, act) => {
  const { rows } = await sql<Row>`
    select opened.period, opened.last_day as "lastDay", opened.due, opened.grace_end as "graceEnd", opened.provisional,
           count(asked.id)::int as expected, count(own.id)::int as begun, (count(*) filter (where ${isHandedIn('own')}))::int as "handedIn",
           (count(*) filter (where ${isHandedIn('own')} and own.handed_in_on <= opened.due))::int as "onTime"
      from (select * from report_period where ${inJurisdiction(act)} order by last_day desc, period desc limit ${twoYears}) opened
      left join expected_report asked on ${await withinReports(act)} and ${isStillAsked} and asked.period = opened.period
      left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     group by opened.period, opened.last_day, opened.due, opened.grace_end, opened.provisional
     order by opened.last_day desc, opened.period desc`.execute(act.db);
  return success({
    periods: rows.map(({ due, graceEnd, provisional, ...row }) => ({
      ...row,
      due: { day: due, provisional },
      graceEnd: { day: graceEnd, provisional },
    })),
  });
};

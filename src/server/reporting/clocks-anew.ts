/** When holidays are announced, the days of periods that run are reckoned anew, by the rules with which they opened, and never earlier than they were told. */
import { sql } from 'kysely';
import type { Calendar } from '#core/settings/calendar.ts';
import { daysOfPeriod } from '#core/reporting/period-days.ts';
import { reportKind, reviewKind } from '#server/reporting/report-rows.ts';
import { silentKind } from '#server/reporting/silence.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { storedRules } from '#server/settings/rows.ts';

interface Running {
  readonly period: string;
  readonly due: string;
  readonly grace: string;
  readonly upLine: readonly string[];
  readonly provisional: boolean;
  readonly rules: unknown;
}

/** Subscriber of a changed calendar: in the same transaction, without an audit event of its own. The jurisdiction is locked. */
export async function periodsAnew(act: Act, calendar: Calendar): Promise<readonly AuditObject[]> {
  const { rows } = await sql<Running>`
    select opened.period, opened.due, opened.grace_end as grace, array[opened.up_line_1, opened.up_line_2, opened.up_line_3]::text[] as "upLine", opened.provisional, made.rules
      from report_period opened
      join rule_set made on made.jurisdiction_id = opened.jurisdiction_id and made.version = opened.rule_set_version
     where ${inJurisdiction(act, 'opened')} and opened.closed_on is null and (opened.provisional or opened.up_line_3 >= ${act.today}) order by opened.period for update of opened`.execute(
    act.db,
  );
  const told: AuditObject[] = [];
  for (const { period, due, grace, upLine, provisional, rules } of rows) {
    const anew = daysOfPeriod(period, storedRules(rules), calendar);
    const later = (day: string, before: string | undefined): string => (before !== undefined && before > day ? before : day);
    const days = {
      due: later(anew.due, due),
      grace: later(anew.grace, grace),
      upLine: [later(anew.upLine[0], upLine[0]), later(anew.upLine[1], upLine[1]), later(anew.upLine[2], upLine[2])] as const,
    };
    if (days.due === due && days.grace === grace && days.upLine.join() === upLine.join() && anew.provisional === provisional) continue;
    await sql`
      update report_period set due = ${days.due}, grace_end = ${days.grace}, up_line_1 = ${days.upLine[0]}, up_line_2 = ${days.upLine[1]},
             up_line_3 = ${days.upLine[2]}, provisional = ${anew.provisional}
       where ${inJurisdiction(act)} and period = ${period}`.execute(act.db);
    await moveDue(act, period, [reportKind, reviewKind], days.due);
    await moveDue(act, period, [silentKind], days.upLine[1]);
    told.push({ type: 'report_period', id: act.newId(), before: { period, due }, after: { period, due: days.due } });
  }
  return told;
}

/** What is owed of the reports of a period is owed until another day. */
async function moveDue(act: Act, period: string, kinds: readonly string[], due: string): Promise<void> {
  await sql`
    update duty set due = ${due} from expected_report asked
     where ${inJurisdiction(act, 'duty')} and duty.kind = any(${kinds}::text[]) and duty.done_at is null
       and ${inJurisdiction(act, 'asked')} and asked.period = ${period} and duty.object_type = 'expected_report' and duty.object_id = asked.id`.execute(
    act.db,
  );
}

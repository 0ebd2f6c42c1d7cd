/** Clocks of a reporting period (RULES §1): due, end of grace, and when silence goes up the line. */
import { daysAfterMoved, workdaysAfter, type Calendar, type ClockDay } from '#core/settings/calendar.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { monthAfterPeriod } from '#core/settings/period.ts';
import type { Rules } from '#core/settings/rules.ts';

/** Whom silence reaches: 1 the unit's leader · 2 the office's list · 3 the leading group's list. */
export type UpTheLineStep = 1 | 2 | 3;

/** The day on which a period's report is due: that day of the month after the period's end, moved to the next working day. Null: no such period. */
export function reportDue(period: string, rules: Rules, calendar: Calendar): ClockDay | null {
  const month = monthAfterPeriod(period);
  const day = month === null ? null : isoDay(month.year, month.month, rules['clock.report-day']);
  return day === null ? null : daysAfterMoved(day, 0, calendar);
}

/** The last day on which a report of the period is not yet silent: due day + grace in working days. */
export function graceEnd(period: string, rules: Rules, calendar: Calendar): ClockDay | null {
  return later(reportDue(period, rules, calendar), rules['clock.grace'], calendar);
}

/** The day on which silence about a period reaches this step: grace end + so many working days. */
export function upTheLine(period: string, step: UpTheLineStep, rules: Rules, calendar: Calendar): ClockDay | null {
  return later(graceEnd(period, rules, calendar), rules[`clock.up-the-line-${step}`], calendar);
}

function later(from: ClockDay | null, count: number, calendar: Calendar): ClockDay | null {
  const moved = from === null ? null : workdaysAfter(from.day, count, calendar);
  return from === null || moved === null ? null : { day: moved.day, provisional: from.provisional || moved.provisional };
}

/** The clocks of a period (RULES §1) as one: due, grace, and when silence goes up the line. */
import type { Calendar, ClockDay } from '#core/settings/calendar.ts';
import { graceEnd, reportDue, upTheLine } from '#core/settings/clock.ts';
import type { Rules } from '#core/settings/rules.ts';

export interface PeriodDays {
  readonly due: string;
  readonly grace: string;
  /** The days on which it reaches the unit's leader, the office's list, the leading group's list. */
  readonly upLine: readonly [string, string, string];
  /** One of them was reckoned through a year whose holidays are not announced. */
  readonly provisional: boolean;
}

/** What the days of a period are by these rules. Throws where the text is no period, or its days lie beyond all days. */
export function daysOfPeriod(period: string, rules: Rules, calendar: Calendar): PeriodDays {
  const all = [
    reportDue(period, rules, calendar),
    graceEnd(period, rules, calendar),
    ...([1, 2, 3] as const).map((step) => upTheLine(period, step, rules, calendar)),
  ];
  const [due, grace, first, second, third] = all.filter((day): day is ClockDay => day !== null);
  if (due === undefined || grace === undefined || first === undefined || second === undefined || third === undefined)
    throw new Error(`no such day: the clocks of ${period} lead beyond all days`);
  return {
    due: due.day,
    grace: grace.day,
    upLine: [first.day, second.day, third.day],
    provisional: all.some((day) => day?.provisional === true),
  };
}

import type { z } from 'zod';
import type { CalendarYear, ruleSetSchema } from '#contract/settings/endpoints.ts';
import { daysOfYear, differingYears } from '#core/settings/change-calendar.ts';
import { productCalendar, type RuleSet } from '#server/settings/rows.ts';

/** A rule set as the API tells it. */
export function ruleSetAnswer({ version, knownFrom, changedAt, changedBy, rules, calendar }: RuleSet): z.infer<typeof ruleSetSchema> {
  return {
    version,
    knownFrom,
    changedAt,
    changedBy,
    rules,
    announced: [...calendar.announced],
    offered: productCalendar.announced.filter((year) => !calendar.announced.includes(year)),
  };
}

/** One year of a rule set's calendar as the API tells it. */
export function calendarYearAnswer({ version, calendar }: RuleSet, year: number): CalendarYear {
  const { announced, holidays, workdays } = daysOfYear(calendar, year);
  const known = daysOfYear(productCalendar, year);
  const offers = known.announced && differingYears(calendar, productCalendar).includes(year);
  return {
    version,
    year,
    announced,
    holidays: [...holidays],
    workdays: [...workdays],
    offered: offers ? { holidays: [...known.holidays], workdays: [...known.workdays] } : null,
  };
}

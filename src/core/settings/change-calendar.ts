/** What a person says of a year's holidays, put into the calendar. */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Calendar } from '#core/settings/calendar.ts';

/** The years whose holidays can be entered: clocks end with the last one. */
export const calendarYears = { first: 2000, last: 2999 } as const;

/** A calendar as it is stored: days in order. */
export interface StoredCalendar {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly announced: readonly number[];
}

/** One year's days, as its notice names them. */
export interface CalendarDays {
  readonly announced: boolean;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/** A calendar as it is stored. */
export function storedCalendarOf({ holidays, workdays, announced }: Calendar): StoredCalendar {
  return { holidays: [...holidays].toSorted(), workdays: [...workdays].toSorted(), announced: [...announced].toSorted((a, b) => a - b) };
}

/** A stored calendar, to reckon with. */
export function calendarOf({ holidays, workdays, announced }: StoredCalendar): Calendar {
  return { holidays: new Set(holidays), workdays: new Set(workdays), announced: new Set(announced) };
}

/** The days of a year that a calendar has. */
export function daysOfYear(calendar: StoredCalendar, year: number): CalendarDays {
  return {
    announced: calendar.announced.includes(year),
    holidays: calendar.holidays.filter((day) => inYear(day, year)),
    workdays: calendar.workdays.filter((day) => inYear(day, year)),
  };
}

/**
 * The calendar with this year's days in place of those that it had of the year. Days of the December before and of the January after may
 * come with them (a New Year's holiday begins in December): they say what that day is from now on. Refused: a day of any other time or beyond
 * the years of the calendar, and a day that is off and worked at once (`day`). A year that is not announced has no days.
 */
export function changeCalendar(
  before: StoredCalendar,
  year: number,
  { announced, holidays, workdays }: CalendarDays,
): Outcome<StoredCalendar, 'calendar-day-both' | 'calendar-day-elsewhere'> {
  const said = announced ? [...holidays, ...workdays] : [];
  const elsewhere = said.find((day) => !isCalendarDay(day) || !isNamedWith(day, year));
  if (elsewhere !== undefined) return failure('calendar-day-elsewhere', { day: elsewhere, year });
  const off = new Set(holidays);
  const both = workdays.find((day) => off.has(day));
  if (announced && both !== undefined) return failure('calendar-day-both', { day: both });
  const saidDays = new Set(said);
  const rest = (days: readonly string[]) => days.filter((day) => !inYear(day, year) && !saidDays.has(day));
  const years = before.announced.filter((one) => one !== year);
  return success({
    holidays: ordered([...rest(before.holidays), ...(announced ? holidays : [])]),
    workdays: ordered([...rest(before.workdays), ...(announced ? workdays : [])]),
    announced: (announced ? [...years, year] : years).toSorted((a, b) => a - b),
  });
}

/** Years in which two calendars differ. */
export function differingYears(before: StoredCalendar, after: StoredCalendar): readonly number[] {
  const told = (calendar: StoredCalendar): ReadonlySet<string> =>
    new Set([
      ...calendar.holidays.map((day) => `${day} off`),
      ...calendar.workdays.map((day) => `${day} worked`),
      ...calendar.announced.map((year) => `${year} announced`),
    ]);
  const [old, now] = [told(before), told(after)];
  const differing = [...[...old].filter((one) => !now.has(one)), ...[...now].filter((one) => !old.has(one))];
  return [...new Set(differing.map((one) => Number(one.slice(0, 4))))].toSorted((a, b) => a - b);
}

/** Does the ISO day lie in the year? */
export const inYear = (day: string, year: number): boolean => day.startsWith(`${year}-`);
const isCalendarDay = (day: string): boolean => day >= `${calendarYears.first}-01-01` && day <= `${calendarYears.last}-12-31`;
const isNamedWith = (day: string, year: number): boolean =>
  inYear(day, year) || day.startsWith(`${year - 1}-12-`) || day.startsWith(`${year + 1}-01-`);
const ordered = (days: readonly string[]): readonly string[] => [...new Set(days)].toSorted();

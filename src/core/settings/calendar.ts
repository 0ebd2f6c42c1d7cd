/** 日历: which days are worked, and counting in them (RULES §1). Days are ISO days in Asia/Shanghai; a clock's day is over at 24:00. */
import { daysAfter, millisecondsOf, millisecondsOfDay } from '#core/moment.ts';
import { isoDay } from '#core/platform/iso-day.ts';

/** What was announced of holidays: for the years that are named, and of any other day nothing. */
export interface Calendar {
  /** Days off, whatever day of the week. */
  readonly holidays: ReadonlySet<string>;
  /** 调休上班: days of a weekend that are worked. */
  readonly workdays: ReadonlySet<string>;
  /** Years whose holidays are announced. */
  readonly announced: ReadonlySet<number>;
}

/** `provisional`: a day that the calendar was asked about lies in a year whose holidays are not announced. */
export interface ClockDay {
  readonly day: string;
  readonly provisional: boolean;
}

/** The latest ISO day that a clock can name. */
export const lastDay = '2999-12-31';

const yearOf = (day: string): number => Number(day.slice(0, 4));
const numberOf = (day: string): number => millisecondsOf(`${day}T00:00:00Z`) / millisecondsOfDay;
const dayOf = (number: number): string | null => isoDay(...daysAfter(1970, 1, 1, number));

/** The day of the week: 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: string): number {
  // 1 January 1970 was a Thursday.
  return (((numberOf(day) + 4) % 7) + 7) % 7;
}

/** The day after, null beyond `lastDay`. */
export const dayAfter = (day: string): string | null => dayOf(numberOf(day) + 1);

/** `count` calendar days after a day, before it where that is below 0; within what a clock can name. */
export const daysLater = (day: string, count: number): string => dayOf(numberOf(day) + count) ?? lastDay;

/** Calendar days from one day to a later one. */
export const daysApart = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** Is the day worked? What the calendar says of it; else Monday to Friday. */
export function isWorkingDay(day: string, calendar: Calendar): boolean {
  if (calendar.holidays.has(day)) return false;
  if (calendar.workdays.has(day)) return true;
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** The `count`-th working day strictly after `from`, which itself is not asked about; `count` ≥ 1. Null beyond `lastDay`. */
export function workdaysAfter(from: string, count: number, calendar: Calendar): ClockDay | null {
  let provisional = false;
  let left = count;
  let number = numberOf(from);
  while (left > 0) {
    number += 1;
    const day = dayOf(number);
    if (day === null) return null;
    provisional ||= !calendar.announced.has(yearOf(day));
    if (isWorkingDay(day, calendar)) left -= 1;
    if (left === 0) return { day, provisional };
  }
  return { day: from, provisional };
}

/** So many working days are there after `from` up to `to`; null when that is further than a year, which nobody counts in working days. */
export function workdaysApart(
  from: string,
  to: string,
  calendar: Calendar,
): { readonly count: number; readonly provisional: boolean } | null {
  if (daysApart(from, to) > 366) return null;
  let count = 0;
  let provisional = false;
  for (let number = numberOf(from) + 1; number <= numberOf(to); number += 1) {
    const day = dayOf(number);
    if (day === null) return null;
    provisional ||= !calendar.announced.has(yearOf(day));
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return { count, provisional };
}

/** `count` calendar days after `from`, moved on to the next working day; days before that landing are not asked about. Null beyond `lastDay`. */
export function daysAfterMoved(from: string, count: number, calendar: Calendar): ClockDay | null {
  const landing = dayOf(numberOf(from) + count);
  if (landing === null) return null;
  if (isWorkingDay(landing, calendar)) return { day: landing, provisional: !calendar.announced.has(yearOf(landing)) };
  const next = workdaysAfter(landing, 1, calendar);
  return next === null ? null : { day: next.day, provisional: next.provisional || !calendar.announced.has(yearOf(landing)) };
}

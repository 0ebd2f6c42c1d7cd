/** 调度期: a month `2026-04` or a quarter `2026-Q3`; the same keys everywhere. */
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';

const form = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/;

/** Is the text the key of a period? */
export const isPeriod = (text: string): boolean => form.test(text);

interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** The month that a period is, or with which a quarter ends; null where the text is no period. */
function lastMonthOf(period: string): Month | null {
  const found = form.exec(period);
  if (found === null) return null;
  return { year: Number(found[1]), month: found[2] === undefined ? Number(found[3]) * 3 : Number(found[2]) };
}

const nextMonth = ({ year, month }: Month): Month => (month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 });

/** The month after a period's end, or null where the text is no period. */
export function monthAfterPeriod(period: string): Month | null {
  const last = lastMonthOf(period);
  return last === null ? null : nextMonth(last);
}

/** The ISO day with which a period ends, or null where the text is no period of years that have days here. */
export function lastDayOfPeriod(period: string): string | null {
  const last = lastMonthOf(period);
  return last === null ? null : isoDay(last.year, last.month, daysInMonth(last.year, last.month));
}

/** The ISO day with which a period begins, or null where the text is no period of years that have days here. */
export function firstDayOfPeriod(period: string): string | null {
  const last = lastMonthOf(period);
  if (last === null) return null;
  return isoDay(last.year, lengthOfPeriod(period) === 'quarter' ? last.month - 2 : last.month, 1);
}

/** How long a period is: a month, or a quarter of the year. */
export type PeriodLength = 'month' | 'quarter';

/** The periods that end in a month: the month itself, and the quarter that ends with it. */
function endingWith({ year, month }: Month): readonly string[] {
  const key = `${year}-${String(month).padStart(2, '0')}`;
  return month % 3 === 0 ? [key, `${year}-Q${month / 3}`] : [key];
}

/** The periods whose last day lies from one ISO day to another, both with them, in the order of their last days; a month before its quarter. */
export function periodsEnding(from: string, to: string): readonly string[] {
  const found: string[] = [];
  let month: Month = { year: Number(from.slice(0, 4)), month: Number(from.slice(5, 7)) };
  for (;;) {
    const last = isoDay(month.year, month.month, daysInMonth(month.year, month.month));
    if (last === null || last > to) return found;
    if (last >= from) found.push(...endingWith(month));
    month = nextMonth(month);
  }
}

/** For words: its year, and its month (0: it is a quarter) or quarter (0: it is a month). Throws where the text is no period. */
export function partsOfPeriod(period: string): { readonly year: string; readonly month: number; readonly quarter: number } {
  const found = form.exec(period);
  if (found === null) throw new Error(`no such period: ${period}`);
  return { year: found[1] ?? '', month: Number(found[2] ?? 0), quarter: Number(found[3] ?? 0) };
}

/** Is it a month or a quarter? Null where the text is no period. */
export function lengthOfPeriod(period: string): PeriodLength | null {
  const found = form.exec(period);
  if (found === null) return null;
  return found[2] === undefined ? 'quarter' : 'month';
}

/** Days of the calendar as printed in plans, without a clock: years and months in, ISO days out. */
import { daysAfter } from '#core/moment.ts';
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** `count` days, months or years after an ISO day. Months keep the day where the month has it. */
export function addToDay(day: string, count: number, unit: 'day' | 'month' | 'year'): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'day') return isoDay(...daysAfter(year, month, date, count));
  const months = year * 12 + month - 1 + (unit === 'year' ? count * 12 : count);
  const targetYear = Math.floor(months / 12);
  const targetMonth = (months % 12) + 1;
  return isoDay(targetYear, targetMonth, Math.min(date, daysInMonth(targetYear, targetMonth)));
}

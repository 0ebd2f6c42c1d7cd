/** Days of the calendar as printed in plans, without a clock: years and months in, ISO days out. */
import { daysAfter } from '#core/moment.ts';
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';

const digitOf: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Full-width digits to ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** 12, １２, 十二, 二〇二五, 三十: a printed number below ten thousand; null where it is none. */
export function printedNumber(text: string): number | null {
  const ascii = asciiDigits(text);
  if (/^\d{1,4}$/u.test(ascii)) return Number(ascii);
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(text);
  if (tens !== null) return (digitOf[tens[1] ?? '一'] ?? 1) * 10 + (digitOf[tens[2] ?? '〇'] ?? 0);
  let value = 0;
  for (const char of text) {
    const digit = digitOf[char];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return text === '' ? null : value;
}

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

/** One printed point of time (2022年底, 3月份, 第二、三季度, 今年, “十四五”末) and the days that it covers. */
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';
import { asciiDigits, printedNumber } from '#core/platform/printed-number.ts';

/** Exports put spaces around digits: 2023 年 12 月底. */
const gap = '[ \\u00a0]?';
export const printedYear = `(?:[12１２][09０９][\\d０-９]{2}|二[〇零○一二三四五六七八九]{3})${gap}年`;
export const anyYear = `(?:${printedYear}|今年|明年|后年|本年)`;
const month = `${gap}(?:[\\d０-９]{1,2}|十[一二]?|[一二三四五六七八九])${gap}月`;
const edge = '(?:底|末|初|上旬|中旬|下旬)';

export const dayOfMonth = `${gap}[\\d０-９]{1,2}${gap}日`;
export const dayPoint = `(?:${anyYear})?${month}${dayOfMonth}`;
export const monthPoint = `(?:${anyYear})?${month}份?${edge}?`;
const quarterPoint = `(?:${anyYear})?${gap}第?[一二三四1-4](?:、第?[一二三四1-4]){0,3}季度(?:末|底)?`;
const halfPoint = `(?:${anyYear})?${gap}[上下]半年`;
const yearPoint = `${anyYear}(?:年?[底末]|初)?`;
const bareYear = '年[底末]|年内|全年';
export const fiveYears = '[“"]?十[一二三四五六]五[”"]?(?:规划)?(?:期末|末|期间)';
export const point = `(?:${dayPoint}|${monthPoint}|${quarterPoint}|${halfPoint}|${yearPoint}|${bareYear}|${fiveYears})`;

export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** The year that points without one fall into, and the year of the document for 今年 and 明年. */
export interface YearContext {
  readonly assumed: number | null;
  readonly issued: number | null;
}

const leadingYear = new RegExp(`^${anyYear}`, 'u');
const nowhere: Days = { from: null, to: null };
const relativeYears: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 后年: 2 };
/** 五 of 十一五 … 十六五: the plan that ends in that year. */
const planEnds: Readonly<Record<string, number>> = { 一: 2010, 二: 2015, 三: 2020, 四: 2025, 五: 2030, 六: 2035 };

/** The year as printed (or told by 今年), else the assumed one. */
export function yearOfPoint(printed: string, context: YearContext): number | null {
  const match = leadingYear.exec(printed.trimStart());
  if (match === null) return context.assumed;
  const offset = relativeYears[match[0]];
  if (offset !== undefined) return context.issued === null ? null : context.issued + offset;
  return printedNumber(match[0].slice(0, -1).trimEnd());
}

const span = (year: number, fromMonth: number, toMonth: number): Days => ({
  from: isoDay(year, fromMonth, 1),
  to: isoDay(year, toMonth, daysInMonth(year, toMonth)),
});

function monthDays(year: number, month: number, part: string | undefined): Days {
  const last = daysInMonth(year, month);
  if (part === '初' || part === '上旬') return { from: isoDay(year, month, 1), to: isoDay(year, month, 10) };
  if (part === '中旬') return { from: isoDay(year, month, 11), to: isoDay(year, month, 20) };
  return { from: isoDay(year, month, part === '下旬' ? 21 : 1), to: isoDay(year, month, last) };
}

/** The days that the printed point covers; open where no year is known. */
export function daysOfPoint(printed: string, context: YearContext): Days {
  const text = asciiDigits(printed).replace(/\s/gu, '');
  const plan = /十([一二三四五六])五/u.exec(text)?.[1];
  if (plan !== undefined) {
    const end = planEnds[plan] ?? 0;
    return { from: isoDay(/末/u.test(text) ? end : end - 4, 1, 1), to: isoDay(end, 12, 31) };
  }
  const year = yearOfPoint(text, context);
  if (year === null) return nowhere;
  const rest = text.replace(leadingYear, '');
  const monthMatch = /^([\d一二三四五六七八九十]+)月(?:(\d{1,2})日)?份?(底|末|初|上旬|中旬|下旬)?/u.exec(rest);
  const month = printedNumber(monthMatch?.[1] ?? '');
  if (monthMatch !== null && month !== null) {
    if (month < 1 || month > 12) return nowhere;
    const date = monthMatch[2];
    if (date === undefined) return monthDays(year, month, monthMatch[3]);
    const only = isoDay(year, month, Number(date));
    return { from: only, to: only };
  }
  const quarters = [...(/^(.*)季度/u.exec(rest)?.[1] ?? '').matchAll(/[一二三四1-4]/gu)].map(([digit]) => printedNumber(digit) ?? 1);
  if (quarters.length > 0) return span(year, Math.min(...quarters) * 3 - 2, Math.max(...quarters) * 3);
  if (rest.startsWith('上半年')) return span(year, 1, 6);
  if (rest.startsWith('下半年')) return span(year, 7, 12);
  return rest === '初' ? span(year, 1, 1) : span(year, 1, 12);
}

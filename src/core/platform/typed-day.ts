/** A day as people type or copy it: 2020-9-30, 2020年9月30日, 20200930, 2020/9/30, 2020.9.30, 二〇二〇年九月三十日. */
import { compatible } from '#core/platform/compatible.ts';
import { isoDay } from '#core/platform/iso-day.ts';
import { printedNumber } from '#core/platform/printed-number.ts';

const day = /^(?:(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?|(\d{4})(\d{2})(\d{2}))$/u;
const inNumerals = /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})(?:日|号)$/u;

/** ISO; null where it is no whole day, undefined where it does not read like one. */
export function readTypedDay(typed: string): string | null | undefined {
  const text = compatible(typed).trim();
  const found = day.exec(text);
  if (found !== null) return isoDay(Number(found[1] ?? found[4]), Number(found[2] ?? found[5]), Number(found[3] ?? found[6]));
  const [, ...parts] = inNumerals.exec(text.replaceAll(/\s/gu, '')) ?? [];
  if (parts.length === 0) return undefined;
  const [year, month, date] = parts.map(printedNumber);
  return isoDay(year ?? 0, month ?? 0, date ?? 0);
}

/** The same where the year is known and need not be typed (6-30, 6月30日); null where it is no day. */
export function readTypedDayIn(typed: string, year: number): string | null {
  const short = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(typed.trim());
  return readTypedDay(short === null ? typed : `${year}-${short[1]}-${short[2]}`) ?? null;
}

/** From which day everybody must prove a second factor; administrators and the office always must. */
import { failure, type Failure } from '#core/failure.ts';
import { daysAfter } from '#core/moment.ts';
import type { SecurityPreset } from '#core/session/security-settings.ts';

/** Ours: a quarter of a year to give everybody an authenticator. GB/T 22239-2019 8.1.4.1 d) wants two kinds of proof and knows no grace. */
const longestGraceDays = 90;
/** Ours: what a new jurisdiction begins with. */
const usualGraceDays = 30;

/** 等保三级 wants a day, and a near one; ASVS leaves it to the jurisdiction (null: never). Days are ISO. */
export function refuseFactorDay(preset: SecurityPreset, day: string | null, today: string): Failure<'setting-factor-from-invalid'> | null {
  const last = lastFactorDay(preset, today);
  return last === null || (day !== null && day <= last) ? null : failure('setting-factor-from-invalid', { last });
}

/** The last day that may be set; null: any, or none. */
export function lastFactorDay(preset: SecurityPreset, today: string): string | null {
  return preset === 'djbh3' ? dayAfter(today, longestGraceDays) : null;
}

/** The day of a jurisdiction that begins today. */
export function firstFactorDay(preset: SecurityPreset, today: string): string | null {
  return preset === 'djbh3' ? dayAfter(today, usualGraceDays) : null;
}

/** Has the day come? */
export function factorForAll(day: string | null, today: string): boolean {
  return day !== null && day <= today;
}

function dayAfter(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [y, m, d] = daysAfter(year, month, date, count);
  return [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
}

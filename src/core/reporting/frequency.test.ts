import { expect, it } from 'vitest';
import { frequencyOf, frequencyOfWork } from '#core/reporting/frequency.ts';
import { isPeriod, lastDayOfPeriod, lengthOfPeriod, periodsEnding } from '#core/settings/period.ts';
import { defaultRules, rulesOf } from '#core/settings/rules.ts';

it('follows the tier, and what the office made of it', () => {
  expect(([1, 2, 3, 4] as const).map((tier) => frequencyOf(tier, defaultRules))).toEqual(['month', 'quarter', 'quarter', null]);
  expect(frequencyOf(2, rulesOf({ 'frequency.tier-2': 1 }))).toBe('month');
});

it('one piece of work is reported once, as often as the most frequent of its items', () => {
  expect(frequencyOfWork([3, 1], defaultRules)).toBe('month');
  expect(frequencyOfWork([4, 2], defaultRules)).toBe('quarter');
  expect(frequencyOfWork([4, 4], defaultRules)).toBeNull();
  expect(frequencyOfWork([], defaultRules)).toBeNull();
});

it('periods end with their last day, a month before the quarter that ends with it', () => {
  expect(periodsEnding('2026-02-28', '2026-04-30')).toEqual(['2026-02', '2026-03', '2026-Q1', '2026-04']);
  expect(periodsEnding('2026-03-01', '2026-03-30')).toEqual([]);
  expect(periodsEnding('2026-12-31', '2027-01-30')).toEqual(['2026-12', '2026-Q4']);
  expect(periodsEnding('2027-01-01', '2026-01-01')).toEqual([]);
  expect(['2024-02', '2026-Q2', '2026-12'].map(lastDayOfPeriod)).toEqual(['2024-02-29', '2026-06-30', '2026-12-31']);
  expect(['2026-04', '2026-Q3', '2026-13', '2026-Q5'].map(lengthOfPeriod)).toEqual(['month', 'quarter', null, null]);
  expect(periodsEnding('2020-01-01', '2029-12-31').every(isPeriod)).toBe(true);
  expect(lastDayOfPeriod('2026')).toBeNull();
});

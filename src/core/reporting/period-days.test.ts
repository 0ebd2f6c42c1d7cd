import { expect, it } from 'vitest';
import { daysOfPeriod } from '#core/reporting/period-days.ts';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { defaultRules } from '#core/settings/rules.ts';

it.each([
  // The 5th is a Sunday and 清明: the next working day; then working days (RULES §1).
  ['2026-03', '2026-04-07', '2026-04-09', ['2026-04-13', '2026-04-15', '2026-04-17'], false],
  ['2026-Q1', '2026-04-07', '2026-04-09', ['2026-04-13', '2026-04-15', '2026-04-17'], false],
  ['2026-07', '2026-08-05', '2026-08-07', ['2026-08-11', '2026-08-13', '2026-08-17'], false],
  // Due in the year of which nobody has announced the holidays.
  ['2026-12', '2027-01-05', '2027-01-07', ['2027-01-11', '2027-01-13', '2027-01-15'], true],
])('%s is due on %s, in grace until %s, and goes up the line on %j', (period, due, grace, upLine, provisional) => {
  expect(daysOfPeriod(period, defaultRules, announcedCalendar)).toEqual({ due, grace, upLine, provisional });
});

it('is provisional where one of its days alone is', () => {
  const announced = new Set([...announcedCalendar.announced, 2027]);
  const days = daysOfPeriod('2027-12', { ...defaultRules }, { ...announcedCalendar, announced });
  expect(days.provisional).toBe(true);
});

it('of what is no period there are none', () => {
  expect(() => daysOfPeriod('2026-13', defaultRules, announcedCalendar)).toThrow('2026-13');
});

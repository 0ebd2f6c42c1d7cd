import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { daysAfterMoved, isWorkingDay, weekdayOf, workdaysAfter, type Calendar } from '#core/settings/calendar.ts';
import { graceEnd, reportDue, upTheLine } from '#core/settings/clock.ts';
import { defaultRules, rulesOf } from '#core/settings/rules.ts';

const day = fc
  .date({ min: new Date('2004-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const none: Calendar = { holidays: new Set(), workdays: new Set(), announced: new Set() };

describe('counting in days', () => {
  it('knows the days of the week before and after 1970', () => {
    expect(['1969-12-31', '1970-01-01', '2026-11-29', '1900-01-01'].map(weekdayOf)).toEqual([3, 4, 0, 1]);
  });

  it('a count of working days lands on one, with exactly so many between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 80 }), (from, count) => {
        const landed = workdaysAfter(from, count, announcedCalendar)!;
        expect(isWorkingDay(landed.day, announcedCalendar)).toBe(true);
        expect(landed.day > from).toBe(true);
        const before = count === 1 ? null : workdaysAfter(from, count - 1, announcedCalendar);
        // One more step from the day before lands on the same day.
        expect(workdaysAfter(before?.day ?? from, 1, announcedCalendar)!.day).toBe(landed.day);
      }),
    );
  });

  it('days land where they fall, or on the first working day after it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, count) => {
        const { day: landed } = daysAfterMoved(from, count, announcedCalendar)!;
        const falls = new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10);
        expect(landed >= falls).toBe(true);
        if (isWorkingDay(falls, announcedCalendar)) expect(landed).toBe(falls);
        else expect(landed).toBe(workdaysAfter(falls, 1, announcedCalendar)!.day);
      }),
    );
  });

  it('says that it does not know, for years that are not announced alone', () => {
    expect(workdaysAfter('2026-12-30', 1, announcedCalendar)).toEqual({ day: '2026-12-31', provisional: false });
    expect(workdaysAfter('2026-12-30', 2, announcedCalendar)).toEqual({ day: '2027-01-01', provisional: true });
    // Asked about a year that is not announced, and landed behind it.
    expect(workdaysAfter('2027-12-30', 2, { ...none, announced: new Set([2028]) })).toEqual({ day: '2028-01-03', provisional: true });
    // A Sunday of the year that is over, moved into the one that is not announced.
    const calendar: Calendar = { ...none, announced: new Set([2028]) };
    expect(daysAfterMoved('2027-12-25', 8, calendar)).toEqual({ day: '2028-01-03', provisional: false });
    expect(daysAfterMoved('2028-12-31', 0, calendar)).toEqual({ day: '2029-01-01', provisional: true });
    // The last day of 2027 is a Friday off.
    expect(daysAfterMoved('2027-12-31', 0, { ...calendar, holidays: new Set(['2027-12-31']) })).toEqual({
      day: '2028-01-03',
      provisional: true,
    });
  });

  it('ends where days end', () => {
    expect(workdaysAfter('2999-12-30', 5, none)).toBeNull();
    expect(daysAfterMoved('2999-12-31', 1, none)).toBeNull();
    expect(daysAfterMoved('2999-12-30', 1, { ...none, holidays: new Set(['2999-12-31']) })).toBeNull();
  });
});

describe('clocks of a period', () => {
  it('follow the figures of the jurisdiction', () => {
    const rules = rulesOf({ 'clock.report-day': 10, 'clock.grace': 1, 'clock.up-the-line-2': 3 });
    expect(reportDue('2026-04', rules, announcedCalendar)?.day).toBe('2026-05-11');
    expect(graceEnd('2026-04', rules, announcedCalendar)?.day).toBe('2026-05-12');
    expect(upTheLine('2026-04', 2, rules, announcedCalendar)?.day).toBe('2026-05-15');
  });

  it('are provisional when any of their days is', () => {
    expect(graceEnd('2026-Q4', defaultRules, announcedCalendar)?.provisional).toBe(true);
    const known2027: Calendar = { ...announcedCalendar, announced: new Set([2026, 2027]) };
    expect(graceEnd('2026-Q4', defaultRules, known2027)).toEqual({ day: '2027-01-07', provisional: false });
    expect(upTheLine('2027-11', 3, defaultRules, { ...known2027 })).toEqual({ day: '2027-12-16', provisional: false });
    expect(upTheLine('2027-12', 1, defaultRules, known2027)?.provisional).toBe(true);
  });

  it('know no other periods', () => {
    for (const period of ['2026-13', '2026-00', '2026-Q5', '2026', '2026-4', 'x2026-04', '2026-Q1\n'])
      expect(reportDue(period, defaultRules, none)).toBeNull();
  });

  it('need no more of the built-in calendar than it knows', () => {
    const known = [...announcedCalendar.announced].toSorted((a, b) => a - b);
    expect(known[0]).toBe(2004);
    // Without a gap, and no day is both off and worked.
    expect(known).toEqual(Array.from({ length: known.length }, (_, at) => 2004 + at));
    expect([...announcedCalendar.workdays].filter((one) => announcedCalendar.holidays.has(one))).toEqual([]);
    expect([...announcedCalendar.workdays].filter((one) => ![0, 6].includes(weekdayOf(one)))).toEqual([]);
  });
});

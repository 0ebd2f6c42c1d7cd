import { describe, expect, it } from 'vitest';
import { announcedCalendar } from '#core/settings/announced-calendar.ts';
import { workdaysApart, type Calendar } from '#core/settings/calendar.ts';
import { bucketOf, isAnnounced, lateBy, weekLeft } from '#core/home/rail.ts';

/** 2026-10-01 to 10-07 off; Saturday 10-10 worked. 2027 is not announced. */
const calendar: Calendar = {
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']),
  workdays: new Set(['2026-10-10']),
  announced: new Set([2026]),
};

describe('the rest of a week', () => {
  it.each([
    // A Wednesday: until Sunday, worked until Friday.
    ['2026-11-25', { end: '2026-11-29', lastWorkday: '2026-11-27', provisional: false }],
    // A Saturday that is worked ends the week.
    ['2026-10-08', { end: '2026-10-11', lastWorkday: '2026-10-10', provisional: false }],
    // Holidays until its end.
    ['2026-10-01', { end: '2026-10-04', lastWorkday: null, provisional: false }],
    ['2026-11-29', { end: '2026-11-29', lastWorkday: null, provisional: false }],
    // Into a year that nobody has announced.
    ['2026-12-31', { end: '2027-01-03', lastWorkday: '2027-01-01', provisional: true }],
  ])('of %s', (today, left) => expect(weekLeft(today, calendar)).toEqual(left));
});

describe('the rail', () => {
  const week = weekLeft('2026-11-25', calendar);
  it.each([
    ['2026-11-24', 'overdue'],
    ['2026-11-25', 'today'],
    ['2026-11-26', 'week'],
    ['2026-11-29', 'week'],
    ['2026-11-30', 'later'],
    [null, 'undated'],
  ] as const)('%s stands under %s', (due, bucket) => expect(bucketOf(due, '2026-11-25', week)).toBe(bucket));

  it('has nothing left of the week on a Sunday', () => {
    expect(bucketOf('2026-11-30', '2026-11-29', weekLeft('2026-11-29', calendar))).toBe('later');
  });
});

describe('what is late', () => {
  it('is late by working days, over holidays and worked Saturdays', () => {
    expect(lateBy('2026-09-30', '2026-10-08', calendar)).toEqual({ workdays: 1, provisional: false });
    expect(lateBy('2026-10-09', '2026-10-12', calendar)).toEqual({ workdays: 2, provisional: false });
    // Due on a Friday, it is Sunday: no working day has passed.
    expect(lateBy('2026-11-27', '2026-11-29', calendar)).toEqual({ workdays: 0, provisional: false });
  });

  it('says when that was reckoned through a year that is not announced', () => {
    expect(lateBy('2026-12-31', '2027-01-04', calendar)).toEqual({ workdays: 2, provisional: true });
    expect(isAnnounced('2027-01-04', calendar)).toBe(false);
  });

  it('long ago is not counted in working days', () => {
    expect(lateBy('2022-12-31', '2026-11-25', calendar)).toEqual({ workdays: null, provisional: false });
    expect(workdaysApart('2022-04-02', '2022-04-06', announcedCalendar)).not.toBeNull();
  });
});

import { expect, it } from 'vitest';
import { changeCalendar, differingYears, type StoredCalendar } from '#core/settings/change-calendar.ts';

const before: StoredCalendar = {
  holidays: ['2026-10-01', '2027-01-01'],
  workdays: ['2026-12-27', '2027-01-09'],
  announced: [2026],
};

it('a day of a neighbouring year is from now on what the notice says of it', () => {
  const said = { announced: true, holidays: ['2026-12-27', '2027-10-01'], workdays: ['2028-01-08'] };
  expect(changeCalendar(before, 2027, said)).toEqual({
    ok: true,
    value: { holidays: ['2026-10-01', '2026-12-27', '2027-10-01'], workdays: ['2028-01-08'], announced: [2026, 2027] },
  });
});

it('a year that is taken back has no days, and its neighbours keep theirs whatever came with it', () => {
  const said = { announced: false, holidays: ['2026-12-27', '2031-05-01'], workdays: [] };
  expect(changeCalendar(before, 2027, said)).toEqual({
    ok: true,
    value: { holidays: ['2026-10-01'], workdays: ['2026-12-27'], announced: [2026] },
  });
});

it('calendars differ in the years that one announces, and in those of their days', () => {
  expect(differingYears(before, before)).toEqual([]);
  expect(differingYears(before, { ...before, announced: [2026, 2030] })).toEqual([2030]);
  expect(differingYears(before, { ...before, holidays: before.workdays, workdays: before.holidays })).toEqual([2026, 2027]);
});

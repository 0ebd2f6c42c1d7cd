import { describe, expect, it } from 'vitest';
import { addToDay } from '#core/plan/calendar.ts';
import { daysInMonth, isoDay } from '#core/platform/iso-day.ts';
import { printedNumber } from '#core/platform/printed-number.ts';

it.each([
  ['12', 12],
  ['１２', 12],
  ['十二', 12],
  ['十', 10],
  ['三十一', 31],
  ['二〇二五', 2025],
  ['二○二一', 2021],
  ['', null],
  ['百', null],
  ['12345', null],
])('printed number %s', (text, value) => {
  expect(printedNumber(text)).toBe(value);
});

it.each([
  [2024, 2, 29, '2024-02-29'],
  [2023, 2, 29, null],
  [1900, 2, 29, null],
  [2000, 2, 29, '2000-02-29'],
  [2023, 13, 1, null],
  [2023, 4, 31, null],
  [2023, 4, 0, null],
  [99, 4, 1, null],
])('%i-%i-%i', (year, month, day, expected) => {
  expect(isoDay(year, month, day)).toBe(expected);
});

describe('counting from a day', () => {
  it.each([
    ['2018-11-16', 30, 'day', '2018-12-16'],
    ['2023-12-31', 1, 'day', '2024-01-01'],
    ['2023-01-31', 1, 'month', '2023-02-28'],
    ['2023-11-30', 3, 'month', '2024-02-29'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
  ] as const)('%s + %i %s', (day, count, unit, expected) => {
    expect(addToDay(day, count, unit)).toBe(expected);
  });
});

it('knows the months of leap years', () => {
  expect([daysInMonth(2024, 2), daysInMonth(2100, 2), daysInMonth(2023, 12), daysInMonth(2023, 13)]).toEqual([29, 28, 31, 0]);
});

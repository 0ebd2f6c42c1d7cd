import { describe, expect, it } from 'vitest';
import { readTypedDeadline } from '#core/plan/typed-deadline.ts';
import { readDue, yearOfAll } from '#web/plan/read-due.ts';

describe('a deadline for tasks of plans of several years', () => {
  it.each(['年底', '三季度末', '9月30日', '年内'])('needs its year: %s', (typed) => {
    expect(readDue(typed, null)).toBe('year-needed');
    expect(readDue(typed, 2020)).toEqual(readTypedDeadline(typed, 2020));
  });

  it.each(['2027年底', '2027年9月30日', '20270930', '2027-9-30', '无'])('that says it is read: %s', (typed) => {
    expect(readDue(typed, null)).toEqual(readTypedDeadline(typed, 2027));
  });

  it('that is not understood is not', () => expect(readDue('尽快', null)).toBeNull());
});

it('several plans have a year when it is the same of all, and known', () => {
  expect(yearOfAll([2020, 2020])).toBe(2020);
  expect(yearOfAll([2020, 2021])).toBeNull();
  expect(yearOfAll([2020, undefined])).toBeNull();
  expect(yearOfAll([])).toBeNull();
});

import { describe, expect, it } from 'vitest';
import type { Role } from '#core/access/subject.ts';
import { daysUnused, disabledIn, isUnused, keptAdmins, type AdminInOffice } from '#core/account/unused.ts';

const now = '2026-06-30T08:00:00.000Z';
const [before, since] = ['2026-04-01T08:00:00.000Z', '2026-04-01T08:00:00.001Z'];

it.each([
  ['active', before, before, true],
  ['active', before, since, false],
  ['active', before, null, true],
  ['active', since, null, false],
  ['invited', before, null, true],
  ['disabled', before, before, false],
] as const)('%s, made %s, used %s: %s', (state, createdAt, lastUsedAt, unused) => {
  expect(isUnused({ state, createdAt, lastUsedAt }, now)).toBe(unused);
});

describe('the rule', () => {
  const day = (date: string): string => `${date}T08:00:00.000Z`;
  const use = { state: 'active', createdAt: day('2026-01-01'), lastUsedAt: day('2026-05-01') } as const;

  it.each([
    [60, 60, true],
    [61, 60, false],
  ])('of %i days meets an account that was used %i days ago: %s', (days, unused, due) => {
    expect(daysUnused(use, now)).toBe(unused);
    expect(isUnused(use, now, days)).toBe(due);
  });

  it.each([
    [0, null],
    [60, null],
    [61, 1],
    [74, 14],
    [75, null],
  ])('of %i days is told before: %s', (rule, days) => {
    expect(disabledIn(use, now, rule)).toBe(days === null ? null : days * 86_400_000);
  });

  it('is not told of what is disabled', () => {
    expect(disabledIn({ ...use, state: 'disabled' }, now, 61)).toBeNull();
  });
});

describe('of administrators who are due', () => {
  const one = (accountId: string, lastUsedAt: string | null, role: Role = 'system-admin'): AdminInOffice => ({
    accountId,
    role,
    lastUsedAt,
    hasCome: lastUsedAt !== null,
  });

  it.each<[string, readonly AdminInOffice[], readonly string[], readonly string[]]>([
    ['nobody stays while another can log in', [one('a', '1'), one('b', '2')], ['a'], []],
    ['the last one here stays when all are due', [one('a', '1'), one('b', '2'), one('c', null)], ['a', 'b', 'c'], ['b']],
    ['one stays beside somebody who never came', [one('a', '1'), one('b', null)], ['a'], ['a']],
    ['one stays of each role', [one('a', '1'), one('b', '2', 'audit-admin')], ['a', 'b'], ['a', 'b']],
    ['nobody else is kept', [one('a', '1')], ['x'], []],
    [
      // Whoever was enabled again without ever having come was used later, and yet nobody knows that they can log in.
      'who has come stays before who was enabled again and never came',
      [one('a', '1'), { ...one('b', '2'), hasCome: false }],
      ['a', 'b'],
      ['a'],
    ],
    ['who is due, though another who never came was used later', [one('a', null), { ...one('b', '2'), hasCome: false }], ['a'], ['a']],
  ])('%s', (_, admins, due, kept) => {
    expect([...keptAdmins(admins, new Set(due))]).toEqual(kept);
  });
});

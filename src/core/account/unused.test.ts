import { expect, it } from 'vitest';
import { isUnused } from '#core/account/unused.ts';

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

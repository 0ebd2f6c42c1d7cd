import { beforeAll, expect, it } from 'vitest';
import { daysTyped, daysWords } from '#web/account/deputy-days.ts';
import { words } from '#web/account/words.ts';

beforeAll(() => words.load());

const today = '2026-12-01';

it.each<[string, string, object]>([
  ['2026-12-01', '2026-12-07', { firstDay: '2026-12-01', lastDay: '2026-12-07' }],
  ['2026年12月1日', '2026/12/1', { firstDay: '2026-12-01', lastDay: '2026-12-01' }],
])('%s to %s are days', (first, last, days) => expect(daysTyped(first, last, [], today)).toEqual({ days, problem: null }));

it.each<[string, string, RegExp]>([
  ['', '2026-12-07', /代理/u],
  ['2026-12-01', '下周', /2026/u],
  ['2026-11-30', '2026-12-07', /代理/u],
  ['2026-12-01', '2027-06-03', /184/u],
  ['2026-12-07', '2026-12-08', /赵六/u],
])('%s to %s are none, and why is said', (first, last, why) => {
  const { days, problem } = daysTyped(first, last, [{ name: '赵六', firstDay: '2026-12-08', lastDay: '2026-12-09' }], today);
  expect(days).toBeNull();
  expect(problem).toMatch(why);
});

it('says them in words', () => expect(daysWords({ firstDay: '2026-12-01', lastDay: '2026-12-07' })).toBe('2026-12-01至2026-12-07'));

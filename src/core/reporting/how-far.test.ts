import { expect, it } from 'vitest';
import { gapOf, percentOf } from '#core/reporting/how-far.ts';

it.each<[number | null, string | null, string | null, number | null]>([
  [38, null, null, 38],
  [38, '12', '30', 38],
  [null, '12', '30', 40],
  [null, '1', '3', 33.3],
  [null, '45', '30', 100],
  [null, '12', null, null],
  [null, null, '30', null],
])('%s percent, %s done of %s: %s', (percent, done, target, actual) => expect(percentOf({ percent, done }, target)).toBe(actual));

it('is behind or ahead of the plan by points', () => {
  expect(gapOf(52, 38)).toBe(14);
  expect(gapOf(33.3, 40.1)).toBe(-6.8);
  expect(gapOf(null, 38)).toBeNull();
  expect(gapOf(52, null)).toBeNull();
});

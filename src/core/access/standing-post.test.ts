import { expect, it } from 'vitest';
import { actingName, standsOn } from '#core/access/standing-post.ts';

it.each([
  ['2026-12-01', null, '2026-11-30', false],
  ['2026-12-01', null, '2026-12-01', true],
  ['2026-12-01', null, '2999-12-31', true],
  ['2026-12-01', '2026-12-07', '2026-11-30', false],
  ['2026-12-01', '2026-12-07', '2026-12-01', true],
  ['2026-12-01', '2026-12-07', '2026-12-07', true],
  ['2026-12-01', '2026-12-07', '2026-12-08', false],
  ['2026-12-01', '2026-12-01', '2026-12-01', true],
])('a post from %s to %s stands on %s: %s', (firstDay, lastDay, day, stands) => expect(standsOn({ firstDay, lastDay }, day)).toBe(stands));

it('names who acts, and for whom', () => {
  expect(actingName('李四', null)).toBe('李四');
  expect(actingName('李四', '王五')).toBe('李四（代王五）');
});

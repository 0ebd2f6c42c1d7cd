import { expect, it } from 'vitest';
import { factorForAll, firstFactorDay, refuseFactorDay } from '#core/session/factor-day.ts';

const today = '2026-03-02';

it.each([
  ['djbh3', null, false],
  ['djbh3', '2026-05-31', true],
  ['djbh3', '2026-06-01', false],
  ['djbh3', '2025-01-01', true],
  ['asvs', null, true],
  ['asvs', '2030-01-01', true],
] as const)('%s takes the day %s: %s', (preset, day, taken) => {
  const refusal = refuseFactorDay(preset, day, today);
  expect(refusal === null).toBe(taken);
  if (refusal) expect(refusal.data).toEqual({ last: '2026-05-31' });
});

it('begins with a month where the standard wants a day', () => {
  expect([firstFactorDay('djbh3', today), firstFactorDay('asvs', today)]).toEqual(['2026-04-01', null]);
});

it.each([
  [null, false],
  ['2026-03-03', false],
  ['2026-03-02', true],
] as const)('the day %s has come: %s', (day, come) => expect(factorForAll(day, today)).toBe(come));

import { describe, expect, it } from 'vitest';
import { rememberedDays, rememberedUntil } from '#core/session/remembered-device.ts';

const provenAt = '2026-03-02T02:00:00.000Z';

describe('a browser is remembered', () => {
  it('for as many days as the jurisdiction allows, and for administrators and the office not at all', () => {
    expect(rememberedDays({ factorAlways: false }, { rememberedDeviceDays: 7 })).toBe(7);
    expect(rememberedDays({ factorAlways: true }, { rememberedDeviceDays: 7 })).toBe(0);
  });

  it.each([
    [undefined, 7, '2026-03-09T02:00:00.000Z'],
    ['2026-03-09T02:00:00.000Z', 30, '2026-03-09T02:00:00.000Z'],
    ['2026-03-09T02:00:00.000Z', 1, '2026-03-03T02:00:00.000Z'],
    ['2026-03-09T02:00:00.000Z', 0, provenAt],
  ])('promised until %s, with %i days now: until %s', (expiresAt, days, until) => {
    expect(rememberedUntil({ provenAt, ...(expiresAt === undefined ? {} : { expiresAt }) }, days)).toBe(Date.parse(until));
  });
});

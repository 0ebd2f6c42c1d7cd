import { describe, expect, it } from 'vitest';
import { instant, today } from '#web/ui/instant.ts';

describe('time on the pages is that of Beijing', () => {
  const now = new Date('2026-12-31T15:59:00Z');
  it.each([
    ['2026-11-22T20:02:19.803Z', '11-23 04:02'],
    ['2026-12-31T16:00:00Z', '2027-01-01 00:00'],
    ['2025-06-01T00:00:00.123456Z', '2025-06-01 08:00'],
  ])('%s is %s', (iso, shown) => {
    expect(instant(iso, now)).toBe(shown);
  });
  it('turns the day at Beijing midnight', () => {
    expect(today(now)).toBe('2026-12-31');
    expect(today(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
});

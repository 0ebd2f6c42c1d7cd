import { describe, expect, it } from 'vitest';
import { dayKey, dayWords, timeWords } from '#web/ui/day-words.ts';

const now = new Date('2026-12-31T17:00:00Z');

describe('days in words', () => {
  it('names the year when it is another one, by the clock of Beijing', () => {
    expect(dayWords('2026-12-31T16:30:00Z', 'zh', now)).toBe('1月1日');
    expect(dayWords('2026-12-03T01:00:00Z', 'zh', now)).toBe('2026年12月3日');
    expect(dayWords('2026-12-03T01:00:00Z', 'en', now)).toBe('December 3, 2026');
    expect(dayWords('2027-03-05T01:00:00Z', 'en', now)).toBe('March 5');
  });

  it('knows the day and the time', () => {
    expect(dayKey('2026-12-02T16:05:00Z')).toBe('2026-12-03');
    expect(timeWords('2026-12-02T16:05:00Z')).toBe('00:05');
  });
});

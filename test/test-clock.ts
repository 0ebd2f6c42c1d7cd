/** The time of tests: the same at every run, so that none of them depends on the moment it runs at. */
import type { Clock } from '#server/platform/clock.ts';

export interface TestClock extends Clock {
  /** How far it has been put forward, in milliseconds. */
  ahead: number;
}

/** A Monday, ten in the morning in Shanghai; the beginning of a half minute, in which an authenticator's code holds. */
export const testMoment = '2026-03-02T02:00:00.000Z';
/** The day in Shanghai. */
export const testDay = '2026-03-02';

/** Goes on by a millisecond each time it is asked, so that what comes later is later, and by itself no further. */
export function testClock(start = testMoment): TestClock {
  let asked = 0;
  const clock: TestClock = {
    ahead: 0,
    now: () => new Date(Date.parse(start) + asked++ + clock.ahead).toISOString(),
  };
  return clock;
}

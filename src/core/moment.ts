/**
 * Arithmetic with days and moments. The only file of core that uses `Date`, and only to calculate: it never reads the clock, because
 * every rule gets its today as an argument and must give the same answer tomorrow.
 */
// oxlint-disable no-restricted-globals -- a calculator of given days, never asked for the time

export const millisecondsOfDay = 86_400_000;

/** Milliseconds since 1970 of an ISO moment in UTC. */
export function millisecondsOf(moment: string): number {
  return Date.parse(moment);
}

/** Year, month (1 to 12) and day, `count` days after a day of the calendar. */
export function daysAfter(year: number, month: number, day: number, count: number): readonly [year: number, month: number, day: number] {
  const moved = new Date(Date.UTC(year, month - 1, day + count));
  return [moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()];
}

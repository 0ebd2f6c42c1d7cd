/**
 * Reckoning with days and moments that were given. The one file of core that knows `Date`, as a calculator: it never asks what time it is,
 * because every rule gets its today as an argument and must answer the same tomorrow.
 */
// oxlint-disable no-restricted-globals

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

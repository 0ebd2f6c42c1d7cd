/** Deadlines as typed for tasks whose plans may be of several years. */
import { readTypedDeadline, type TypedDeadline } from '#core/plan/typed-deadline.ts';

/**
 * What is meant; null where it is not understood. `year`: the plan's, for words that name none; null where the plans are of several years or
 * it is not known: then what depends on it needs its year (`year-needed`).
 */
export function readDue(typed: string, year: number | null): TypedDeadline | 'year-needed' | null {
  if (year !== null) return readTypedDeadline(typed, year);
  const [one, other] = [readTypedDeadline(typed, 2000), readTypedDeadline(typed, 2001)];
  return one?.from === other?.from && one?.to === other?.to ? one : 'year-needed';
}

/** The one year of these plans; null where they are of several, or nothing is known of one. */
export function yearOfAll(years: readonly (number | undefined)[]): number | null {
  const [first] = years;
  return first !== undefined && years.every((year) => year === first) ? first : null;
}

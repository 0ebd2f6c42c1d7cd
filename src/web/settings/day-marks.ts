/** What the calendar's page holds of a year while somebody changes it. */
import { weekdayOf } from '#core/settings/calendar.ts';

export type Mark = 'holiday' | 'workday';
/** Marks by ISO day; a day without one goes by the day of the week. */
export type Marks = ReadonlyMap<string, Mark>;

/** Marks of lists of days. */
export function marksOf({ holidays, workdays }: { readonly holidays: readonly string[]; readonly workdays: readonly string[] }): Marks {
  return new Map([...holidays.map((day) => [day, 'holiday'] as const), ...workdays.map((day) => [day, 'workday'] as const)]);
}

/** What a click makes of a mark: nothing → off → worked → nothing. */
export function toggled(mark: Mark | null): Mark | null {
  if (mark === null) return 'holiday';
  return mark === 'holiday' ? 'workday' : null;
}

/** The marks with this day's changed. */
export function markDay(marks: Marks, day: string, mark: Mark | null): Marks {
  const next = new Map(marks);
  if (mark === null) next.delete(day);
  else next.set(day, mark);
  return next;
}

/** Days whose marks differ. */
export function changedDays(before: Marks, after: Marks): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((day) => before.get(day) !== after.get(day)).toSorted();
}

/** How a day is said: its mark, else weekend or a plain working day. */
export function kindOfDay(day: string, mark: Mark | null): Mark | 'weekend' | 'plain' {
  return mark ?? (weekdayOf(day) % 6 === 0 ? 'weekend' : 'plain');
}

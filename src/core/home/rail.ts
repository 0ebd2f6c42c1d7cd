/** The rail of 工作台: what is due stands under the part of time that its day lies in. Days are ISO days in Asia/Shanghai. */
import { dayAfter, isWorkingDay, weekdayOf, workdaysApart, type Calendar } from '#core/settings/calendar.ts';

/** 逾期 · 今天 · 本周 · 稍后 · 没有期限, as they stand on the page. */
export const buckets = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type Bucket = (typeof buckets)[number];

/** What is left of the week of a day. */
export interface WeekLeft {
  /** Its Sunday: what is due until then is due this week. */
  readonly end: string;
  /** The last day of it that is worked, after today; null: none is. */
  readonly lastWorkday: string | null;
  /** Days of it lie in a year whose holidays are not announced. */
  readonly provisional: boolean;
}

/** The rest of the week after `today`. */
export function weekLeft(today: string, calendar: Calendar): WeekLeft {
  let end = today;
  let lastWorkday: string | null = null;
  let provisional = false;
  while (weekdayOf(end) !== 0) {
    const next = dayAfter(end);
    if (next === null) break;
    end = next;
    provisional ||= !isAnnounced(end, calendar);
    if (isWorkingDay(end, calendar)) lastWorkday = end;
  }
  return { end, lastWorkday, provisional };
}

/** Where a day stands; a day is over at 24:00. */
export function bucketOf(due: string | null, today: string, { end }: Pick<WeekLeft, 'end'>): Bucket {
  if (due === null) return 'undated';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= end ? 'week' : 'later';
}

/** By how much a day is past: working days, or, when it is long ago, null. `provisional`: reckoned through a year whose holidays are not announced. */
export function lateBy(
  due: string,
  today: string,
  calendar: Calendar,
): { readonly workdays: number | null; readonly provisional: boolean } {
  const apart = workdaysApart(due, today, calendar);
  return apart === null ? { workdays: null, provisional: false } : { workdays: apart.count, provisional: apart.provisional };
}

/** Whether the holidays of the day's year are announced: else a day that the calendar moved may move again. */
export const isAnnounced = (day: string, calendar: Calendar): boolean => calendar.announced.has(Number(day.slice(0, 4)));

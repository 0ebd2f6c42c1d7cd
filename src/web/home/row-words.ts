/** What a row of 工作台 says. */
import type { Home, HomeRow } from '#contract/home/endpoints.ts';
import type { Bucket } from '#core/home/rail.ts';
import { dayAfter } from '#core/settings/calendar.ts';
import { t } from '#web/home/words.ts';
import { dayWords } from '#web/ui/day-words.ts';
import { textOfCode, type Language } from '#web/ui/language.ts';

/** A day, with its year when that is another one than today's by the server. */
export const sayDay = (day: string, today: string, language: Language): string => dayWords(day, language, new Date(today));

/** What kind of work it is. */
export const kindWord = ({ kind }: Pick<HomeRow, 'kind'>): string => textOfCode(`desk.${kind}`, {}, kind);

/** The object's title, or how many things the row stands for. */
export function titleWords({ kind, title, count, rest, data }: HomeRow, today: string, language: Language): string {
  if (title !== null) return title;
  if (rest) return t('home.row.rest', { count });
  return textOfCode(`desk.${kind}.text`, { ...daysIn(data, today, language), count }, kindWord({ kind }));
}

/** More about it, where its kind has more to say. */
export const noteWords = ({ kind, data }: HomeRow): string => textOfCode(`desk.${kind}.note`, data, '').trim();

/** What is done by opening it, where its kind says so. */
export const doneWords = ({ kind }: HomeRow): string => textOfCode(`desk.${kind}.do`, {}, '');

/** When it is due, or since when it is late; empty where no clock runs. */
export function dueWords({ kind, bucket, due, late, count }: HomeRow, today: string, language: Language): string {
  if (due === null) return '';
  const day = sayDay(due, today, language);
  // A kind may say what is to be done by then.
  if (bucket !== 'overdue' && bucket !== 'today')
    return textOfCode(`desk.${kind}.due`, { day }, t(count > 1 ? 'home.due.first' : 'home.due', { day }));
  if (count > 1) return t('home.due.first', { day });
  if (bucket === 'today') return t('home.due.today');
  if (late === null) return t('home.late.long', { day });
  return late === 0 ? t('home.late.off', { day }) : t('home.late', { day, count: late });
}

/** What stands under the head of a part of the rail. */
export function bucketNote(bucket: Bucket, { today, week }: Pick<Home, 'today' | 'week'>, language: Language): string {
  switch (bucket) {
    case 'overdue':
      return '';
    case 'today':
      return t('home.bucket.today.until');
    case 'week':
      return week.lastWorkday === null
        ? t('home.bucket.week.off')
        : t('home.bucket.week.until', { day: sayDay(week.lastWorkday, today, language) });
    case 'later':
      return t('home.bucket.later.from', { day: sayDay(dayAfter(week.end) ?? week.end, today, language) });
    case 'undated':
      return t('home.bucket.undated.note');
  }
}

/** Days among what a kind says are told as days. */
function daysIn(data: HomeRow['data'], today: string, language: Language): HomeRow['data'] {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      name === 'day' && typeof value === 'string' ? sayDay(value, today, language) : value,
    ]),
  );
}

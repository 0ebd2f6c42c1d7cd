/** A day as people say it, by the clock of Beijing: 12月3日; with its year when that is another one than today's. */
const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
const timeOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** The ISO day of a moment, to group by. */
export function dayKey(iso: string): string {
  return dayOf.format(new Date(iso));
}

/** 12月3日 · December 3. */
export function dayWords(iso: string, language: 'zh' | 'en', now: Date = new Date()): string {
  const sameYear = dayKey(iso).slice(0, 4) === dayOf.format(now).slice(0, 4);
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(iso));
}

/** 星期三 · Wednesday. */
export function weekdayWords(iso: string, language: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { timeZone: 'Asia/Shanghai', weekday: 'long' }).format(
    new Date(iso),
  );
}

/** 09:05. */
export function timeWords(iso: string): string {
  return timeOf.format(new Date(iso));
}

/** The moment of an event to the second, by the clock of Beijing. */
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

/** 2026-11-22 09:05:07. */
export function momentOf(iso: string): string {
  return moment.format(new Date(iso));
}

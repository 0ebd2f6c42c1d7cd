/** The only source of the current time; all other code takes `now` and `today` as arguments. */
export interface Clock {
  /** The current moment as ISO text with milliseconds, in UTC. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

const shanghaiDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The ISO day on which a moment falls in Asia/Shanghai. */
export function dayInShanghai(now: string): string {
  return shanghaiDay.format(new Date(now));
}

/** The product's clock is that of Beijing, wherever the browser stands: a deadline of the city is not another day for a traveller. */
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function inShanghai(at: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** An instant as day and minute; the year only when it is another one than that of `now`. */
export function instant(iso: string, now: Date = new Date()): string {
  const { year, month, day, hour, minute } = inShanghai(new Date(iso));
  const short = `${month}-${day} ${hour}:${minute}`;
  return year === inShanghai(now)['year'] ? short : `${year}-${short}`;
}

/** Today as an ISO day. */
export function today(now: Date = new Date()): string {
  const { year, month, day } = inShanghai(now);
  return `${year}-${month}-${day}`;
}

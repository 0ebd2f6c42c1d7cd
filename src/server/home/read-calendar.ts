/** 日历订阅: what a person owes by a day, as all-day events, for whoever knows the address. */
import { sql } from 'kysely';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type * as contract from '#contract/home/calendar-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { postsOfAccount } from '#server/home/posts-of-account.ts';
import { toldDuties, type ToldDuty } from '#server/home/told-duties.ts';
import { systemActor } from '#server/platform/actor.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { anonymousIdentity } from '#server/session/account-context.ts';
import { secretHash } from '#server/session/secret.ts';

/** So often calendars ask again, at most: clocks are of days. */
const refreshSeconds = 3600;

/** No act of the trail: a program asks every hour, and who reads what is nobody's business. */
export const readCalendar: VisitHandler<typeof contract.readCalendar> = async ({ params: { file } }, visit) => {
  // What has no form of a secret is looked for all the same, so that nothing is told by the time that it takes.
  const hash = secretHash(file.replace(/\.ics$/, ''));
  const found = await visit.read(anonymousIdentity(visit), async ({ db }) => {
    const { rows } = await sql<{ jurisdictionId: string; accountId: string }>`
      select jurisdiction_id as "jurisdictionId", account_id as "accountId" from find_calendar_feed(${hash})`.execute(db);
    return rows[0];
  });
  if (found === undefined) return failure('calendar-feed-unknown');
  const { jurisdictionId, accountId } = found;
  const duties = await visit.read({ jurisdictionId, by: systemActor, subject: null }, async (act) => {
    const told = new Map<string, ToldDuty>();
    for (const subject of await postsOfAccount(act, accountId))
      for (const duty of await toldDuties({ ...act, subject })) told.set(duty.key, duty);
    return [...told.values()];
  });
  const bytes = Buffer.from(calendarOf(duties, { id: accountId, now: visit.now, origin: visit.origin }));
  return success({ fileName: 'taizhang.ics', mediaType: 'text/calendar; charset=utf-8', bytes });
};

/** No day can be written after it. */
const lastDay = '9999-12-31';

interface Told {
  /** Makes the names of events those of one person alone. */
  readonly id: string;
  readonly now: string;
  readonly origin: string;
}

/** RFC 5545. */
export function calendarOf(duties: readonly ToldDuty[], { id, now, origin }: Told): string {
  const calendar = ical({
    name: '台账待办',
    prodId: { company: 'Taizhang', product: 'duties', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const { key, kindWords, text, due, link } of duties) {
    if (due === null) continue;
    calendar.createEvent({
      id: `${key}.${id}@taizhang`,
      // Whole days have no time zone: the moment names the day by its UTC date.
      start: new Date(`${due}T00:00:00.000Z`),
      // RFC 5545 has years of four digits; without an end it is that day alone.
      ...(due < lastDay && { end: new Date(Date.parse(`${due}T00:00:00.000Z`) + 86_400_000) }),
      allDay: true,
      timezone: null,
      stamp: new Date(now),
      summary: `${kindWords}：${text}`,
      url: `${origin}${link}`,
      // Nobody is busy all day because something is due.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

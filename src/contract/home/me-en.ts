/** What 工作台 puts on the page of the own account, English: read with that page. */
import type { meZh } from '#contract/home/me-zh.ts';

export const meEn: Readonly<Record<keyof typeof meZh, string>> = {
  'act.getCalendarFeed': 'View the calendar feed',
  'act.renewCalendarFeed': 'Make or renew the calendar feed',
  'act.endCalendarFeed': 'End the calendar feed',
  'act.readCalendar': 'A calendar reads what is due',
  'calendar-feed-unknown': 'There is no such feed; its address may have been renewed or ended',
  'me.calendar': 'Calendar feed',
  'me.calendar.note': 'Subscribe to what is due for you in your calendar. Whoever knows the address sees your duties: keep it to yourself',
  'me.calendar.make': 'Make one',
  'me.calendar.once': 'The address is shown this once. Copy it into your calendar’s subscriptions; if you lose it, renew it',
  'me.calendar.address': 'Address of the feed',
  'me.calendar.kept': 'I have kept it',
  'me.calendar.none': 'There is none',
  'me.calendar.since': 'made {time}',
  'me.calendar.renew': 'Renew',
  'me.calendar.renew.ask': 'The old address ends at once; subscribe to the new one in your calendar',
  'me.calendar.end': 'End',
  'me.calendar.end.ask': 'The address ends at once',
  'me.calendar.ended': 'The calendar feed has ended',
};

/** 日历订阅: what a person has to do, for calendar programs. */
import { z } from 'zod';
import { homeTopics } from '#contract/home/topics.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { none } from '#contract/platform/schema.ts';

const tag = '工作台';

export const getCalendarFeed = endpoint({
  id: 'getCalendarFeed',
  tag,
  method: 'GET',
  path: '/api/me/calendar-feed',
  summary: '自己的日历订阅地址是否已开通；地址本身只在开通时显示一次',
  reads: [homeTopics.calendarFeed],
  params: none,
  query: none,
  body: none,
  /** Null: there is none. */
  response: z.object({ madeAt: z.string().nullable() }),
  failures: [],
});

/** The one before, if any, is an address of nobody from then on. */
export const renewCalendarFeed = endpoint({
  id: 'renewCalendarFeed',
  tag,
  method: 'POST',
  path: '/api/me/calendar-feed',
  summary: '开通日历订阅，或换一个新地址，原地址随即失效；地址只显示这一次',
  touches: [homeTopics.calendarFeed],
  params: none,
  query: none,
  body: none,
  /** Below the address by which the browser reached us. */
  response: z.object({ path: z.string().startsWith('/api/calendar/') }),
  failures: [],
});

export const endCalendarFeed = endpoint({
  id: 'endCalendarFeed',
  tag,
  method: 'DELETE',
  path: '/api/me/calendar-feed',
  summary: '停用日历订阅，地址随即失效',
  touches: [homeTopics.calendarFeed],
  params: none,
  query: none,
  body: none,
  response: none,
  failures: [],
});

/** Without a login: whoever knows the address reads it, and nothing else. A wrong one is answered as fast as one that was ended. */
export const readCalendar = endpoint({
  id: 'readCalendar',
  tag,
  method: 'GET',
  path: '/api/calendar/{file}',
  summary: '凭订阅地址读取该人员有期限的待办，供日历软件订阅（iCalendar）',
  reads: [],
  params: z.object({ file: z.string().max(80) }),
  query: none,
  body: none,
  response: none,
  download: true,
  throttled: true,
  failures: ['calendar-feed-unknown'],
});

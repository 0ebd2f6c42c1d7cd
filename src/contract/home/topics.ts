/** What the endpoints of 工作台 read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const homeTopics = {
  /** How far a post has read its inbox. */
  inbox: { name: 'home.inbox' },
  /** Whether somebody has an address for calendars. */
  calendarFeed: { name: 'home.calendar-feed' },
  /** Whether somebody wants the digest, and where. */
  digest: { name: 'home.digest' },
} as const satisfies Record<string, Topic>;

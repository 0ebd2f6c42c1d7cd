/** What the endpoints of reporting read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const reportingTopics = {
  /** Periods that opened, and what is expected for each. */
  periods: { name: 'reporting.periods' },
  /** What units say: drafts, and what was handed in. */
  reports: { name: 'reporting.reports' },
  /** What is proposed as one piece of work, and what is. */
  sameWork: { name: 'reporting.same-work' },
} as const satisfies Record<string, Topic>;

/** What the endpoints of the trail read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const auditTopics = {
  trail: { name: 'audit.trail' },
} as const satisfies Record<string, Topic>;

/** What the endpoints of settings read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const settingsTopics = {
  /** The rules and the calendar in force, and their versions. */
  ruleSet: { name: 'settings.rule-set' },
} as const satisfies Record<string, Topic>;

/** What the endpoints of units read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const unitTopics = {
  /** The tree, its names, groups and successions. */
  units: { name: 'unit.units' },
  /** How many people belong to a unit. */
  people: { name: 'unit.people' },
} as const satisfies Record<string, Topic>;

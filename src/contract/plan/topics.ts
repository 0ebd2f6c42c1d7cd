/** What the endpoints of plans read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const planTopics = {
  /** Plans and their versions: which there are, and their states. */
  plans: { name: 'plan.plans' },
  /** What is done on drafts, with the figures that follow from it. */
  drafts: { name: 'plan.drafts' },
  /** What printed unit texts are taken to mean. */
  unitTexts: { name: 'plan.unit-texts' },
} as const satisfies Record<string, Topic>;

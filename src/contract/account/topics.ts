/** What the endpoints of people read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const accountTopics = {
  /** People with their posts. */
  accounts: { name: 'account.accounts' },
  /** Where other people are logged in. */
  logins: { name: 'account.logins' },
} as const satisfies Record<string, Topic>;

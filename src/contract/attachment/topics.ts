/** What the endpoints of attachments read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const attachmentTopics = {
  attachments: { name: 'attachment.attachments' },
} as const satisfies Record<string, Topic>;

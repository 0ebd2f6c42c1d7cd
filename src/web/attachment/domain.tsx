import { words } from '#web/attachment/words.ts';
import type { WebDomain } from '#web/ui/domain.ts';

/** It has no page of its own: it stands on those of what it is attached to (attachments.tsx). */
export const domain: WebDomain = { words, pages: [] };

import { words as frame } from '#web/session/frame-words.ts';
import { words as steps } from '#web/session/step-words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What an address with a link says: read with its page, since every other page waits for the words of the frame. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/session/link-zh.ts')).linkZh }),
    en: async () => ({ en: (await import('#contract/session/link-en.ts')).linkEn }),
  },
  [frame, steps],
);
export const { t } = words;
export type MessageKey = Parameters<typeof t>[0];

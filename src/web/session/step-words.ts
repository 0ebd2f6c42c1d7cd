import { defineWords } from '#web/ui/language.ts';

/** What choosing a password and coming back from an identity provider say: read with their pages, since every other page waits for the words of the frame. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/session/steps-zh.ts')).stepsZh }),
    en: async () => ({ en: (await import('#contract/session/steps-en.ts')).stepsEn }),
  },
  [],
);

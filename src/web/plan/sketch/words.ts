import { words as plan } from '#web/plan/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What is said while units are made from printed names: read when it is wanted, since the ledger waits for the words of plans. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/plan/sketch-zh.ts')).sketchZh }),
    en: async () => ({ en: (await import('#contract/plan/sketch-en.ts')).sketchEn }),
  },
  [plan],
);
export const { t } = words;

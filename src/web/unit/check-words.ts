import { words as unit } from '#web/unit/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What is said while many units are checked: read when it is wanted, since the ledger waits for the words of units. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/unit/check-zh.ts')).checkZh }),
    en: async () => ({ en: (await import('#contract/unit/check-en.ts')).checkEn }),
  },
  [unit],
);
export const { t } = words;

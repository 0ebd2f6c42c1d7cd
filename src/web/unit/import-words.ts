import { words as unit } from '#web/unit/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What is said while units are imported: read when it is wanted, since the ledger waits for the words of units. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/unit/import-zh.ts')).importZh }),
    en: async () => ({ en: (await import('#contract/unit/import-en.ts')).importEn }),
  },
  [unit],
);
export const { t } = words;

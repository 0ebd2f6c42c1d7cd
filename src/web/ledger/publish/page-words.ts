import { words as ledger } from '#web/ledger/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What publishing says with the ledger's words around it: its dialog, and the page that compares two versions. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/publish-zh.ts')).publishZh }),
    en: async () => ({ en: (await import('#contract/ledger/publish-en.ts')).publishEn }),
  },
  [ledger],
);
export const { t } = words;

import { words as plan } from '#web/plan/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What publishing says in the review, which does without the ledger's other words until somebody publishes. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/publish-zh.ts')).publishZh }),
    en: async () => ({ en: (await import('#contract/ledger/publish-en.ts')).publishEn }),
  },
  [ui, plan],
);
export const { t } = words;

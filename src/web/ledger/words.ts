import { words as access } from '#web/access/words.ts';
import { words as unit } from '#web/unit/words.ts';
import { words as plan } from '#web/plan/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about the ledger (台账) say. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/ledger-zh.ts')).ledgerZh }),
    en: async () => ({ en: (await import('#contract/ledger/ledger-en.ts')).ledgerEn }),
  },
  [ui, access, unit, plan],
);
export const { t } = words;
export type MessageKey = Parameters<typeof t>[0];

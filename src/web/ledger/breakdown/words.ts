import { words as list } from '#web/ledger/list/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What 分解 of an item says: read with that part of its drawer. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/breakdown-zh.ts')).breakdownZh }),
    en: async () => ({ en: (await import('#contract/ledger/breakdown-en.ts')).breakdownEn }),
  },
  [ui, list],
);
export const { t } = words;

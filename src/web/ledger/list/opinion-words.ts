import { words as lists } from '#web/ledger/list/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What 征求意见 says beside the other words of lists: read with its own pages and parts, since most lists are looked at without it. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/opinions-zh.ts')).opinionsZh }),
    en: async () => ({ en: (await import('#contract/ledger/opinions-en.ts')).opinionsEn }),
  },
  [lists],
);
export const { t } = words;

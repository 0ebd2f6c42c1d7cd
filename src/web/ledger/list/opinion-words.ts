import { words as lists } from '#web/ledger/list/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What 征求意见 says beside the other words of lists: read with its own pages and parts, since most lists are looked at without it. */
export const words = defineWords(
  {
    zh: async () => {
      const [own, page] = await Promise.all([import('#contract/ledger/opinion-zh.ts'), import('#contract/ledger/opinion-page-zh.ts')]);
      return { zh: { ...own.opinionZh, ...page.opinionPageZh } };
    },
    en: async () => {
      const [own, page] = await Promise.all([import('#contract/ledger/opinion-en.ts'), import('#contract/ledger/opinion-page-en.ts')]);
      return { en: { ...own.opinionEn, ...page.opinionPageEn } };
    },
  },
  [lists],
);
export const { t } = words;

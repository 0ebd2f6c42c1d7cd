import { words as lists } from '#web/ledger/list/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What 变更 says beside the other words of lists: read with its own page and parts, since most lists are looked at without it. */
export const words = defineWords(
  {
    zh: async () => {
      const [own, page] = await Promise.all([import('#contract/ledger/change-zh.ts'), import('#contract/ledger/change-page-zh.ts')]);
      return { zh: { ...own.changeZh, ...page.changePageZh } };
    },
    en: async () => {
      const [own, page] = await Promise.all([import('#contract/ledger/change-en.ts'), import('#contract/ledger/change-page-en.ts')]);
      return { en: { ...own.changeEn, ...page.changePageEn } };
    },
  },
  [lists],
);
export const { t } = words;

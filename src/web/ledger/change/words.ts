import { words as lists } from '#web/ledger/list/words.ts';
import { defineWords } from '#web/ui/language.ts';

/** What 变更 says beside the other words of lists: read with its own page and parts, since most lists are looked at without it. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/changes-zh.ts')).changesZh }),
    en: async () => ({ en: (await import('#contract/ledger/changes-en.ts')).changesEn }),
  },
  [lists],
);
export const { t } = words;

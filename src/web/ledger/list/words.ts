import { words as ledger } from '#web/ledger/words.ts';
import { words as access } from '#web/access/words.ts';
import { words as plan } from '#web/plan/words.ts';
import { words as unit } from '#web/unit/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as sheet } from '#web/ui/sheet/words.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages of the year's lists (年度清单) say beside the ledger's words: read with them, since every other page of the ledger does without. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/ledger/lists-zh.ts')).listsZh }),
    en: async () => ({ en: (await import('#contract/ledger/lists-en.ts')).listsEn }),
  },
  [ui, sheet, access, unit, plan, ledger],
);
export const { t } = words;

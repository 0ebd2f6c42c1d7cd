import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What pages say whose workbooks come back: read with them alone. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/platform/sheet-zh.ts')).sheetZh }),
    en: async () => ({ en: (await import('#contract/platform/sheet-en.ts')).sheetEn }),
  },
  [ui],
);
export const { t } = words;

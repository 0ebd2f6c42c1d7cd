import { words as access } from '#web/access/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about units (单位) say. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/unit/pages-zh.ts')).pagesZh }),
    en: async () => ({ en: (await import('#contract/unit/pages-en.ts')).pagesEn }),
  },
  [ui, access],
);
export const { t } = words;
export type MessageKey = Parameters<typeof t>[0];

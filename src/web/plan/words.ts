import { words as access } from '#web/access/words.ts';
import { words as unit } from '#web/unit/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about plans (规划文件) say. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/plan/pages-zh.ts')).pagesZh }),
    en: async () => ({ en: (await import('#contract/plan/pages-en.ts')).pagesEn }),
  },
  [ui, access, unit],
);
export const { t } = words;
export type MessageKey = Parameters<typeof t>[0];

import { defineWords } from '#web/ui/language.ts';

/** What every page says. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/platform/pages-zh.ts')).pagesZh }),
    en: async () => ({ en: (await import('#contract/platform/pages-en.ts')).pagesEn }),
  },
  [],
);
export const { t } = words;

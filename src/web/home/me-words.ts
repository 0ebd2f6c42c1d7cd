import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What home puts on the page of the own account. */
export const words = defineWords(
  {
    zh: async () => ({ zh: (await import('#contract/home/me-zh.ts')).meZh }),
    en: async () => ({ en: (await import('#contract/home/me-en.ts')).meEn }),
  },
  [ui],
);
export const { t } = words;

import { defineWords } from '#web/ui/language.ts';
import { words as home } from '#web/home/words.ts';

/** What 交接单 says beside 工作台, with the words of every domain for what stands in it (handover-zh.ts, handover-en.ts). */
export const words = defineWords(
  { zh: () => import('#web/home/handover-words-zh.ts'), en: () => import('#web/home/handover-words-en.ts') },
  [home],
);
export const { t } = words;

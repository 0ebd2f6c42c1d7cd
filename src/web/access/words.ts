import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about who may do what say. */
export const words = defineWords({ zh: () => import('#contract/access/zh.ts'), en: () => import('#contract/access/en.ts') }, [ui]);
export const { t } = words;

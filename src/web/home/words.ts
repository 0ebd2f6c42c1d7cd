import { defineWords } from '#web/ui/language.ts';
import { words as access } from '#web/access/words.ts';
import { words as ui } from '#web/ui/words.ts';

/** What 工作台 says, with the words of every domain for what stands on it (desk-zh.ts, desk-en.ts). */
export const words = defineWords({ zh: () => import('#web/home/words-zh.ts'), en: () => import('#web/home/words-en.ts') }, [ui, access]);
export const { t } = words;

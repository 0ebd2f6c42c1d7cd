import { words as access } from '#web/access/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about logging in and one’s own account say. */
export const words = defineWords({ zh: () => import('#contract/session/zh.ts'), en: () => import('#contract/session/en.ts') }, [
  ui,
  access,
]);
export const { t } = words;
export type MessageKey = Parameters<typeof t>[0];

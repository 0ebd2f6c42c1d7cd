import { words as access } from '#web/access/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as frame } from '#web/session/frame-words.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about one’s own account and the rules of logins say. */
export const words = defineWords({ zh: () => import('#contract/session/zh.ts'), en: () => import('#contract/session/en.ts') }, [
  ui,
  access,
  frame,
]);
export const { t } = words;

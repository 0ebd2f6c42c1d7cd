import { words as access } from '#web/access/words.ts';
import { words as unit } from '#web/unit/words.ts';
import { words as session } from '#web/session/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about people (人员) say. */
export const words = defineWords({ zh: () => import('#contract/account/zh.ts'), en: () => import('#contract/account/en.ts') }, [
  ui,
  access,
  unit,
  session,
]);
export const { t } = words;

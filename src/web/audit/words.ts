import { words as access } from '#web/access/words.ts';
import { words as unit } from '#web/unit/words.ts';
import { words as session } from '#web/session/words.ts';
import { words as account } from '#web/account/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about the trail (操作记录) say. */
export const words = defineWords({ zh: () => import('#contract/audit/zh.ts'), en: () => import('#contract/audit/en.ts') }, [
  ui,
  access,
  unit,
  session,
  account,
]);
export const { t } = words;

import { words as access } from '#web/access/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages of settings (规则与日历) say. */
export const words = defineWords({ zh: () => import('#contract/settings/zh.ts'), en: () => import('#contract/settings/en.ts') }, [
  ui,
  access,
]);
export const { t } = words;

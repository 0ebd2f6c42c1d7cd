import { words as access } from '#web/access/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as unit } from '#web/unit/words.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages of reporting (调度) say. */
export const words = defineWords({ zh: () => import('#contract/reporting/zh.ts'), en: () => import('#contract/reporting/en.ts') }, [
  ui,
  access,
  unit,
]);
export const { t } = words;

import { words as plan } from '#web/plan/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What attachments (附件) say, beside the labels of files. */
export const words = defineWords({ zh: () => import('#contract/attachment/zh.ts'), en: () => import('#contract/attachment/en.ts') }, [
  ui,
  plan,
]);
export const { t } = words;

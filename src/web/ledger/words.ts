import { words as access } from '#web/access/words.ts';
import { words as unit } from '#web/unit/words.ts';
import { words as plan } from '#web/plan/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What the pages about the ledger (台账) say. */
export const words = defineWords({ zh: () => import('#contract/ledger/zh.ts'), en: () => import('#contract/ledger/en.ts') }, [
  ui,
  access,
  unit,
  plan,
]);
export const { t } = words;
export type MessageKey = Parameters<typeof t>[0];

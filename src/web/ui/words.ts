import { defineWords } from '#web/ui/language.ts';

/** What every page says. */
export const words = defineWords({ zh: () => import('#contract/platform/zh.ts'), en: () => import('#contract/platform/en.ts') }, []);
export const { t } = words;

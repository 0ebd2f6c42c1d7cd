import { words as access } from '#web/access/words.ts';
import { defineWords } from '#web/ui/language.ts';
import { words as ui } from '#web/ui/words.ts';

/** What logging in and the frame around every page say. */
export const words = defineWords(
  {
    zh: async () => {
      const [{ signInZh }, { frameZh }] = await Promise.all([
        import('#contract/session/sign-in-zh.ts'),
        import('#contract/session/frame-zh.ts'),
      ]);
      return { zh: { ...signInZh, ...frameZh } };
    },
    en: async () => {
      const [{ signInEn }, { frameEn }] = await Promise.all([
        import('#contract/session/sign-in-en.ts'),
        import('#contract/session/frame-en.ts'),
      ]);
      return { en: { ...signInEn, ...frameEn } };
    },
  },
  [ui, access],
);
export const { t } = words;

/** Messages of units (单位), English. */
import { checkEn } from '#contract/unit/check-en.ts';
import { pagesEn } from '#contract/unit/pages-en.ts';

export const en = { ...pagesEn, ...checkEn } as const;

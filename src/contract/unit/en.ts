/** Messages of units (单位), English. */
import { checkEn } from '#contract/unit/check-en.ts';
import { importEn } from '#contract/unit/import-en.ts';
import { pagesEn } from '#contract/unit/pages-en.ts';
import { templateEn } from '#contract/unit/template-en.ts';

export const en = { ...pagesEn, ...checkEn, ...importEn, ...templateEn } as const;

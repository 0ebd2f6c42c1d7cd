/** Messages of units (单位), Chinese. */
import { checkZh } from '#contract/unit/check-zh.ts';
import { importZh } from '#contract/unit/import-zh.ts';
import { pagesZh } from '#contract/unit/pages-zh.ts';
import { templateZh } from '#contract/unit/template-zh.ts';

export const zh = { ...pagesZh, ...checkZh, ...importZh, ...templateZh } as const;

/** Messages of units (单位), Chinese. */
import { checkZh } from '#contract/unit/check-zh.ts';
import { pagesZh } from '#contract/unit/pages-zh.ts';

export const zh = { ...pagesZh, ...checkZh } as const;

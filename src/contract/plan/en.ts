/** Messages of plans (规划文件), English. */
import { pagesEn } from '#contract/plan/pages-en.ts';
import { sketchEn } from '#contract/plan/sketch-en.ts';

export const en = { ...pagesEn, ...sketchEn } as const;

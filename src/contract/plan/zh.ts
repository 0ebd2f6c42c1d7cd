/** Messages of plans (规划文件), Chinese. */
import { pagesZh } from '#contract/plan/pages-zh.ts';
import { sketchZh } from '#contract/plan/sketch-zh.ts';

export const zh = { ...pagesZh, ...sketchZh } as const;

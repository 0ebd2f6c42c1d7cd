/** Messages of 工作台, Chinese. What its rows are called stands in desk-zh.ts of each domain. */
import { handoverZh } from '#contract/home/handover-zh.ts';
import { homeZh } from '#contract/home/home-zh.ts';
import { meZh } from '#contract/home/me-zh.ts';

export const zh = { ...homeZh, ...handoverZh, ...meZh } as const;

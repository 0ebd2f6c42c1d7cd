/** Messages of 工作台, English. What its rows are called stands in desk-en.ts of each domain. */
import { handoverEn } from '#contract/home/handover-en.ts';
import { homeEn } from '#contract/home/home-en.ts';
import { meEn } from '#contract/home/me-en.ts';

export const en = { ...homeEn, ...handoverEn, ...meEn } as const;

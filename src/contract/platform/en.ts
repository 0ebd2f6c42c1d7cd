/** Messages of the platform, English. */
import { pagesEn } from '#contract/platform/pages-en.ts';
import { startEn } from '#contract/platform/start-en.ts';

export const en = { ...pagesEn, ...startEn } as const;

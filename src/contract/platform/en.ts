/** Messages of the platform, English. */
import { pagesEn } from '#contract/platform/pages-en.ts';
import { sheetEn } from '#contract/platform/sheet-en.ts';
import { startEn } from '#contract/platform/start-en.ts';

export const en = { ...pagesEn, ...startEn, ...sheetEn } as const;

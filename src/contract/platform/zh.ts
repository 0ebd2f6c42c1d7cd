/** Messages of the platform, Chinese. */
import { pagesZh } from '#contract/platform/pages-zh.ts';
import { sheetZh } from '#contract/platform/sheet-zh.ts';
import { startZh } from '#contract/platform/start-zh.ts';

export const zh = { ...pagesZh, ...startZh, ...sheetZh } as const;

/** Messages of the platform, Chinese. */
import { pagesZh } from '#contract/platform/pages-zh.ts';
import { startZh } from '#contract/platform/start-zh.ts';

export const zh = { ...pagesZh, ...startZh } as const;

import { exportZh } from '#contract/messages/export-zh.ts';
import { platformZh } from '#contract/messages/platform-zh.ts';
import { refusalsZh } from '#contract/messages/refusals-zh.ts';
import { shellZh } from '#contract/messages/shell-zh.ts';
import { wordsZh } from '#contract/messages/words-zh.ts';

/** Every message of the product in Chinese, by code: one file per domain, merged here. Both sides read it. */
export const zh = { ...platformZh, ...refusalsZh, ...exportZh, ...wordsZh, ...shellZh } as const satisfies Readonly<Record<string, string>>;

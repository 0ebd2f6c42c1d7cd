import { platformZh } from '#contract/messages/platform-zh.ts';
import { shellZh } from '#contract/messages/shell-zh.ts';
import { wordsZh } from '#contract/messages/words-zh.ts';

/** Every message of the product in Chinese, by code: one file per domain, merged here. Both sides read it. */
export const zh = { ...platformZh, ...wordsZh, ...shellZh } as const satisfies Readonly<Record<string, string>>;

import { platformEn } from '#contract/messages/platform-en.ts';
import { shellEn } from '#contract/messages/shell-en.ts';
import { wordsEn } from '#contract/messages/words-en.ts';
import type { zh } from '#contract/messages/zh.ts';

/** Every message of the product in English, by code; a code that is only in one language does not compile. */
export const en: Readonly<Record<keyof typeof zh, string>> = { ...platformEn, ...wordsEn, ...shellEn };

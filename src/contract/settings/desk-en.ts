/** What 工作台 calls what settings put there, English. */
import type { deskZh } from '#contract/settings/desk-zh.ts';

export const deskEn: Readonly<Record<keyof typeof deskZh, string>> = {
  'inbox.changeRules': 'The rules changed',
  'inbox.changeCalendarYear': 'The calendar changed',
};

/** What 工作台 calls what the trail puts there, English. */
import type { deskZh } from '#contract/audit/desk-zh.ts';

export const deskEn: Readonly<Record<keyof typeof deskZh, string>> = {
  'desk.trail-check': 'Check',
  'desk.trail-check.text': 'Check that the trail is whole; last checked {day}',
  'desk.trail-first-check': 'Check',
  'desk.trail-first-check.text': 'The trail has never been checked: check it once',
};

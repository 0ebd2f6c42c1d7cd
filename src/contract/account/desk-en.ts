/** What 工作台 calls what accounts put there, English. */
import type { deskZh } from '#contract/account/desk-zh.ts';

export const deskEn: Readonly<Record<keyof typeof deskZh, string>> = {
  'desk.person-no-post': 'No post',
  'desk.person-no-post.text': '{count, plural, one {# person holds} other {# people hold}} no post and can do nothing',
  'desk.awaited.invited': 'People who have not come yet',
  'desk.figure.people': 'People',
};

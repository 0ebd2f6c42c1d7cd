/** What 工作台 calls what plans put there, English. */
import type { deskZh } from '#contract/plan/desk-zh.ts';

export const deskEn: Readonly<Record<keyof typeof deskZh, string>> = {
  'desk.draft-review': 'To review',
  'desk.draft-review.note':
    'Draft of version {number, number} · {doubts, plural, one {# open doubt} other {# open doubts}} · {coverage, number}% of the text accounted for',
  'desk.draft-publish': 'To publish',
  'desk.draft-publish.note': 'Draft of version {number, number} · no open doubts: it can be published',
  'desk.drafts': 'Drafts',
  'desk.drafts.text': '{count, plural, one {# draft} other {# drafts}} not published yet',
  'inbox.uploadPlan': 'A plan was uploaded and waits for review',
};

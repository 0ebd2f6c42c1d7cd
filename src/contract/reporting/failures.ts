import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What reporting may refuse, and of what kind each refusal is. */
export const failures = {
  'report-not-found': 'missing',
  'report-state-wrong': 'conflict',
  'report-changed': 'conflict',
  'report-incomplete': 'invalid',
  'report-not-approved': 'conflict',
  'report-milestone-unknown': 'invalid',
  'item-code-unknown': 'missing',
  'item-works-alone': 'conflict',
  'same-work-not-found': 'missing',
  'report-not-confirmed': 'conflict',
  'report-not-recorded': 'conflict',
  'report-record-day-ahead': 'invalid',
  'report-leader-unknown': 'invalid',
  'report-signed-by-other': 'forbidden',
  'report-deny-too-late': 'conflict',
  'report-still-deniable': 'conflict',
  'report-nothing-corrected': 'invalid',
  'question-due-past': 'invalid',
  'question-not-reporting': 'conflict',
  'question-held': 'conflict',
  'question-over-ceiling': 'conflict',
  'question-not-found': 'missing',
  'question-withdrawn': 'conflict',
} as const satisfies FailureKinds;

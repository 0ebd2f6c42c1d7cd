import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What reporting may refuse, and of what kind each refusal is. */
export const failures = {
  'report-not-found': 'missing',
  'report-state-wrong': 'conflict',
  'report-changed': 'conflict',
  'report-incomplete': 'invalid',
  'report-not-approved': 'conflict',
  'report-milestone-unknown': 'invalid',
  'report-sheet-no-codes': 'invalid',
  'report-sheet-of-other-period': 'invalid',
  'report-sheet-of-other-unit': 'invalid',
  'report-sheet-unknown': 'invalid',
  'item-code-unknown': 'missing',
  'item-works-alone': 'conflict',
  'same-work-not-found': 'missing',
} as const satisfies FailureKinds;

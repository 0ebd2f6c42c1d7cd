import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What reporting may refuse, and of what kind each refusal is. */
export const failures = {
  'report-not-found': 'missing',
  'report-state-wrong': 'conflict',
  'report-changed': 'conflict',
  'report-incomplete': 'invalid',
  'report-not-approved': 'conflict',
  'report-milestone-unknown': 'invalid',
  'report-links-too-many': 'conflict',
  'report-evidence-not-found': 'missing',
  'report-evidence-kept': 'conflict',
  'report-item-not-found': 'missing',
  'report-target-zero': 'invalid',
} as const satisfies FailureKinds;

import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What settings may refuse, and of what kind each refusal is. */
export const failures = {
  'calendar-day-both': 'invalid',
  'calendar-day-elsewhere': 'invalid',
  'rule-figure-invalid': 'invalid',
  'rule-order-invalid': 'invalid',
  'rule-parts-invalid': 'invalid',
  'rule-set-changed': 'conflict',
  'rule-set-same': 'conflict',
} as const satisfies FailureKinds;

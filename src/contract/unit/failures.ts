import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What units may refuse, and of what kind each refusal is. */
export const failures = {
  'unit-aliases-full': 'conflict',
  'unit-changed': 'conflict',
  'unit-code-invalid': 'invalid',
  'unit-code-taken': 'conflict',
  'unit-date-invalid': 'invalid',
  'unit-ended': 'conflict',
  'unit-has-children': 'conflict',
  'unit-has-members': 'conflict',
  'unit-housed-invalid': 'invalid',
  'unit-in-use': 'conflict',
  'unit-merge-self': 'conflict',
  'unit-name-open-list': 'conflict',
  'unit-name-taken': 'conflict',
  'unit-not-found': 'missing',
  'unit-not-group': 'conflict',
  'unit-parent-invalid': 'invalid',
} as const satisfies FailureKinds;

import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What people may refuse, and of what kind each refusal is. */
export const failures = {
  'account-changed': 'conflict',
  'account-joins': 'conflict',
  'account-last-admin': 'conflict',
  'account-needs-enabling': 'conflict',
  'account-not-found': 'missing',
  'account-own': 'conflict',
  'account-unit-invalid': 'invalid',
  'login-name-unknown': 'conflict',
  'post-exists': 'conflict',
  'post-group-invalid': 'invalid',
  'post-outside-invalid': 'invalid',
  'post-scope-invalid': 'invalid',
  'post-unit-invalid': 'invalid',
  'post-wrong-class': 'conflict',
} as const satisfies FailureKinds;

import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What the trail may refuse, and of what kind each refusal is. */
export const failures = {
  'audit-export-empty': 'invalid',
  'audit-export-too-large': 'too-large',
  'chain-not-here': 'conflict',
} as const satisfies FailureKinds;

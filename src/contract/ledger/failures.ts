import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What the ledger may refuse, and of what kind each refusal is. */
export const failures = {
  'chapter-needs-plan': 'invalid',
  'clause-not-found': 'missing',
  'continues-unclear': 'conflict',
  'cursor-invalid': 'invalid',
  'draft-empty': 'invalid',
  'draft-has-doubts': 'invalid',
  'draft-not-covered': 'invalid',
  'export-empty': 'invalid',
  'export-too-large': 'too-large',
  'lead-is-open-list': 'conflict',
  'object-changed': 'conflict',
  'object-name-taken': 'conflict',
  'object-not-found': 'missing',
  'responsibility-not-found': 'missing',
  'search-too-short': 'invalid',
  'task-changed': 'conflict',
  'task-withdrawn': 'conflict',
  'theme-changed': 'conflict',
  'theme-in-use': 'conflict',
  'theme-name-taken': 'conflict',
  'theme-not-found': 'missing',
  'unit-not-outside': 'conflict',
} as const satisfies FailureKinds;

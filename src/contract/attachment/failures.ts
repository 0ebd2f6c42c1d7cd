import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** Refusals of attachments. */
export const failures = {
  'attachment-owner-not-found': 'missing',
  'attachment-not-found': 'missing',
  'attachment-fixed': 'conflict',
  'attachment-twice': 'conflict',
  'attachment-too-many': 'too-large',
  'attachment-too-large': 'too-large',
  'attachment-kind': 'invalid',
  'attachment-misnamed': 'invalid',
  'attachment-macros': 'invalid',
  'attachment-unreadable': 'invalid',
} as const satisfies FailureKinds;

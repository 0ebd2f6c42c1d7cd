import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What the gate may refuse, and of what kind each refusal is. */
export const failures = {
  'not-allowed': 'forbidden',
  'not-signed-in': 'not-known',
  'proof-needed': 'forbidden',
  'sign-in-unfinished': 'forbidden',
  'token-not-allowed': 'forbidden',
} as const satisfies FailureKinds;

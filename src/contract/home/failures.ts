import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What 工作台 may refuse, and of what kind each refusal is. */
export const failures = { 'handover-unit-not-found': 'missing', 'calendar-feed-unknown': 'missing' } as const satisfies FailureKinds;

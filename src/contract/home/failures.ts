import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** 工作台 refuses nothing of its own. */
export const failures = {} as const satisfies FailureKinds;

/** A file becomes the draft of a new plan, or of a plan's next version. */
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { success, type Outcome } from '#core/failure.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import { readPlan, type IncomingPlan } from '#server/plan/read-plan.ts';
import { takeInPlan } from '#server/plan/take-in-plan.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InputOf } from '#server/platform/http/route.ts';

interface Upload {
  readonly incoming: IncomingPlan;
  /** The plan of which it is the next version. */
  readonly into: string | undefined;
  /** Another plan, though it may be called as one that is published. */
  readonly separate: boolean;
}

/** Reads and parses, before the transaction. */
export async function readUpload(
  { body, file }: InputOf<typeof contract.uploadPlan>,
  signal: AbortSignal,
): Promise<Outcome<Upload, FailureOf<typeof contract.uploadPlan>>> {
  const read = await readPlan(file, signal);
  return read.ok ? success({ incoming: read.value, into: body.planId, separate: body.separate !== undefined }) : read;
}

/** Stores what readUpload read. */
export function uploadPlan({ incoming, into, separate }: Upload, act: Act): ReturnType<typeof takeInPlan> {
  return takeInPlan(act, incoming, into, separate);
}

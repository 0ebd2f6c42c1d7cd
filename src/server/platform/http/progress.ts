/**
 * How far the work of one transaction is, told to whoever asks meanwhile. In the memory of the node that does it, since what a transaction writes is seen
 * by nobody before its commit; another node knows nothing of it, and pages then say that it goes on, without a share.
 */
import type { Act } from '#server/platform/http/act.ts';
import type { Installation } from '#server/platform/installation.ts';

/** A step, and whose it is: who is refused beside it ends nothing of the other. */
interface Running {
  readonly step: string;
  readonly requestId: string;
}

const runningBy = new WeakMap<Installation, Map<string, Running>>();

/** Does `work`, which says at each step of it that it begins. `objectId`: what it is about, of which nothing else goes on at the same time. */
export async function inSteps<T>(act: Act, objectId: string, work: (begin: (step: string) => void) => Promise<T>): Promise<T> {
  const running = runningBy.get(act.installation) ?? new Map<string, Running>();
  runningBy.set(act.installation, running);
  const key = keyOf(act, objectId);
  try {
    return await work((step) => running.set(key, { step, requestId: act.requestId }));
  } finally {
    if (running.get(key)?.requestId === act.requestId) running.delete(key);
  }
}

/** The step at which the work on this object is; null: nothing goes on, or on another node. */
export function stepOf(act: Act, objectId: string): string | null {
  return runningBy.get(act.installation)?.get(keyOf(act, objectId))?.step ?? null;
}

const keyOf = ({ jurisdictionId }: Act, objectId: string): string => `${jurisdictionId} ${objectId}`;

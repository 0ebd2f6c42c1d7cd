/** What later domains hear of units. They register at start (src/server/subscribers.ts), so that this one knows none of them. */
import type { Act } from '#server/platform/http/route.ts';

/** Two rows of one body became one: whatever points at `fromId` must point at `intoId`, in this same transaction. */
export type OnUnitsMerged = (act: Act, fromId: string, intoId: string) => Promise<void>;

const onMerged = new Set<OnUnitsMerged>();

/** Registering twice is registering once: tests start several servers in one process. */
export function subscribeUnitsMerged(listener: OnUnitsMerged): void {
  onMerged.add(listener);
}

/** Tells everybody, one after the other. */
export async function publishUnitsMerged(act: Act, fromId: string, intoId: string): Promise<void> {
  for (const listener of onMerged) await listener(act, fromId, intoId);
}

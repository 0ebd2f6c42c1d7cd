/** What later domains hear of units. They register at start (src/server/subscribers.ts), so that this one knows none of them. */
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
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

/** Units got names that they did not have: what was printed and belonged to nobody may be one of them now. Answers what that changed, for the act's event. */
export type OnUnitNames = (act: Act) => Promise<AuditObject[]>;

const onNames = new Set<OnUnitNames>();

/** Registering twice is registering once. */
export function subscribeUnitNames(listener: OnUnitNames): void {
  onNames.add(listener);
}

/** Tells everybody, one after the other; after the names are written, before the act's audit event. */
export async function publishUnitNames(act: Act): Promise<AuditObject[]> {
  const changed: AuditObject[] = [];
  for (const listener of onNames) changed.push(...(await listener(act)));
  return changed;
}

/** What was done in this browser and is not on the server yet. Kept in the tab's storage, so that a reload loses nothing. */
import { operationSchema } from '#contract/plan/operation.ts';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';

export interface KeptOperations {
  /** The revision that they were made on. */
  readonly revision: number;
  readonly operations: readonly Operation[];
}

export interface Reconciled {
  /** Of the kept ones, those that the server does not have. */
  readonly unsent: readonly Operation[];
  /** What somebody else did meanwhile. */
  readonly others: readonly LoggedOperation[];
}

/**
 * Compares kept operations with what the server logged after their revision. An answer that got lost on its way looks like another
 * person's change, unless one sees that it is the same: those operations have arrived.
 */
export function reconcile(kept: readonly Operation[], logged: readonly LoggedOperation[]): Reconciled {
  let same = 0;
  while (same < kept.length && same < logged.length && sameJson(kept[same], logged[same]?.operation)) same++;
  return { unsent: kept.slice(same), others: logged.slice(same) };
}

/** An undo names its operation by number; after somebody else's change the number means something else. */
export function withoutUndo(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ type }) => type !== 'undo');
}

const storageKey = (versionId: string): string => `taizhang.review.${versionId}`;

/** Keeps the unsent operations, or forgets them when there are none. */
export function keepOperations(versionId: string, kept: KeptOperations): void {
  try {
    if (kept.operations.length === 0) sessionStorage.removeItem(storageKey(versionId));
    else sessionStorage.setItem(storageKey(versionId), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage only takes the net away; the operations are still sent.
  }
}

/** The operations that the last visit of this tab could not send. */
export function keptOperations(versionId: string): KeptOperations | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey(versionId)) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('revision' in stored) || !('operations' in stored)) return null;
    const operations = operationSchema.array().safeParse(stored.operations);
    return typeof stored.revision === 'number' && operations.success ? { revision: stored.revision, operations: operations.data } : null;
  } catch {
    return null;
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

// jsonb gives an object's keys back in an order of its own.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** What later domains hear of units. */
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { defineHook } from '#server/platform/hook.ts';

/** Two rows of one body became one: whatever points at `fromId` must point at `intoId`. Answers what that changed, for the act's event. */
export const unitsMerged = defineHook<[fromId: string, intoId: string], readonly AuditObject[]>();

/**
 * Units got names that they did not have: what was printed and belonged to nobody may be one of them now. Called after the names are
 * written; answers what that changed, for the act's event.
 */
export const unitsNamed = defineHook<[], readonly AuditObject[]>();

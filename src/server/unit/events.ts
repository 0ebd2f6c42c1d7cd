/** Hooks of units for later domains. */
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { defineHook } from '#server/platform/hook.ts';

/** Two rows of one body were merged: references to `fromId` must become `intoId`. Answers the changed objects, for the act's event. */
export const unitsMerged = defineHook<[fromId: string, intoId: string, reason: string], readonly AuditObject[]>();

/**
 * Units got new names: printed names without a unit may match one now. Called after the names are written; answers the changed objects,
 * for the act's event.
 */
export const unitsNamed = defineHook<[], readonly AuditObject[]>();

/**
 * Units that were made by mistake go again: what took them for meant by their name alone lets go of them. Called before they are gone;
 * answers the changed objects, for the act's event. Whatever still points at a unit afterwards keeps it.
 */
export const unitsRemoved = defineHook<[ids: readonly string[]], readonly AuditObject[]>();

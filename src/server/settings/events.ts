/** Hooks of settings for later domains. */
import type { Calendar } from '#core/settings/calendar.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { defineHook } from '#server/platform/hook.ts';

/** Days of the calendar changed: clocks that run end on another day. Called after it was stored; answers the changed objects, for the act's event. */
export const calendarChanged = defineHook<[calendar: Calendar], readonly AuditObject[]>();

/**
 * Silence about a report goes up the line (RULES §1): step 1 reaches the unit's leader, 2 the office's list, 3 the leading group's. Silent is what was never
 * handed in, or is a draft again; what the office returned was handed in, and what waits for the office makes nobody late.
 */
import type { Role } from '#core/access/subject.ts';
import type { ReportState } from '#core/reporting/report-state.ts';

export const lineSteps = [1, 2, 3] as const;
export type LineStep = (typeof lineSteps)[number];

/** Nothing is handed in. Null: nobody has typed yet. A report of a later period ends the silence about the earlier ones, too. */
export const isSilentState = (state: ReportState | null): boolean => (state ?? 'draft') === 'draft';

/** The step from which on a silence stands on the list of who reads it: the unit's own people, the office, the leading group and who inspects for it. */
export function listedFrom(role: Role): LineStep {
  switch (role) {
    case 'contact':
    case 'unit-leader':
    case 'counterpart':
      return 1;
    case 'office':
    case 'system-admin':
    case 'security-admin':
    case 'audit-admin':
      return 2;
    case 'supervisor':
    case 'reader':
      return 3;
  }
}

/** How something stood when its period closed. */
export const atClose = ['on-time', 'grace', 'late', 'none'] as const;
export type AtClose = (typeof atClose)[number];

/** By the day on which it was handed in; null: it was not. ISO days, both ends included. */
export function atCloseOf(handedInOn: string | null, { due, grace }: { readonly due: string; readonly grace: string }): AtClose {
  if (handedInOn === null) return 'none';
  return handedInOn <= due ? 'on-time' : handedInOn <= grace ? 'grace' : 'late';
}

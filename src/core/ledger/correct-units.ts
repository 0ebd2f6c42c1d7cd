/** Which units answer for a task, each in its role and with its own part, as people correct them. A unit stands once in a task. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { responsibilityRoles, type ResponsibilityRole } from '#core/plan/draft/operation.ts';
import { openPattern } from '#core/unit/open-list.ts';

/** The longest name of a unit that a plan may print, so that people may write it too, and the longest own part that they may write. */
export const longestUnit = 500;
export const longestPart = 500;

export interface TaskUnit {
  /** As printed, or as a person wrote it. */
  readonly unit: string;
  readonly role: ResponsibilityRole;
  /** What of the task is this unit's own. */
  readonly ownPart: string | null;
  /** The one accountable lead. */
  readonly accountable: boolean;
}

/** What is changed of a unit; what is left out stays. */
export interface UnitEdit {
  readonly unit?: string | undefined;
  readonly role?: ResponsibilityRole | undefined;
  readonly ownPart?: string | null | undefined;
}

/** All of it at once: units are named as they were before. What names a unit that a task does not have changes nothing of that task. */
export interface UnitsChange {
  readonly change?: readonly { readonly unit: string; readonly to: UnitEdit }[] | undefined;
  readonly remove?: readonly string[] | undefined;
  readonly add?: readonly Pick<TaskUnit, 'unit' | 'role' | 'ownPart'>[] | undefined;
}

/**
 * The units of a task after a change. One that comes to stand twice stands once, with the weightier role and both own parts. Who is made 牵头 is
 * the one lead, as if named so, and who led until then is responsible; where it is only that a lead is gone, the one that is left leads. Nobody
 * in particular can lead.
 */
export function changeUnits(
  before: readonly TaskUnit[],
  { change = [], remove = [], add = [] }: UnitsChange,
): Outcome<readonly TaskUnit[], 'lead-is-open-list'> {
  const edits = new Map(change.map(({ unit, to }) => [unit, to]));
  const removed = new Set(remove);
  let named: string | null = null;
  const edited = before
    .filter(({ unit }) => !removed.has(unit))
    .map((row): TaskUnit => {
      const to = edits.get(row.unit);
      if (to === undefined) return row;
      const next = { unit: to.unit ?? row.unit, role: to.role ?? row.role, ownPart: to.ownPart === undefined ? row.ownPart : to.ownPart };
      if (to.role === 'lead' && !row.accountable) named = next.unit;
      return { ...next, accountable: row.accountable && next.role === 'lead' };
    });
  const added = add.map((row): TaskUnit => {
    if (row.role === 'lead' && !edited.some(({ unit, accountable }) => accountable && unit === row.unit)) named = row.unit;
    return { ...row, accountable: false };
  });
  const units = withOneLead(before, standingOnce(edited, added), named);
  const lead = leadAmong(units);
  // What the document itself names as its lead stays while others are corrected.
  const isNew = lead !== null && lead !== leadAmong(before);
  return isNew && openPattern(lead) !== null ? failure('lead-is-open-list', { unit: lead }) : success(units);
}

/** Who leads; null: nobody. */
export function leadAmong(units: readonly TaskUnit[]): string | null {
  return units.find(({ accountable }) => accountable)?.unit ?? null;
}

/** In whatever order they stand. */
export function sameUnits(a: readonly TaskUnit[], b: readonly TaskUnit[]): boolean {
  if (a.length !== b.length) return false;
  const others = new Map(b.map((row) => [row.unit, row]));
  return a.every((row) => {
    const other = others.get(row.unit);
    return other !== undefined && sameUnit(row, other);
  });
}

export function sameUnit(a: TaskUnit, b: TaskUnit): boolean {
  return a.unit === b.unit && a.role === b.role && a.ownPart === b.ownPart && a.accountable === b.accountable;
}

/** The units that a plan prints, led by whom people named where it names nobody and still prints that unit. */
export function printedLedBy(printed: readonly TaskUnit[], lead: string | null): readonly TaskUnit[] {
  const stays = leadAmong(printed) === null && printed.some(({ unit }) => unit === lead);
  return stays ? led(printed, lead) : printed;
}

function standingOnce(edited: readonly TaskUnit[], added: readonly TaskUnit[]): TaskUnit[] {
  const rows = new Map<string, TaskUnit>();
  for (const [row, comes] of [...edited.map((each) => [each, false] as const), ...added.map((each) => [each, true] as const)]) {
    const there = rows.get(row.unit);
    rows.set(row.unit, there === undefined ? row : joined(there, row, comes));
  }
  return [...rows.values()];
}

/** `comes`: it is added to one that has a part already, which it keeps. */
function joined(there: TaskUnit, other: TaskUnit, comes: boolean): TaskUnit {
  const parts = [...new Set([there.ownPart, other.ownPart].filter((part) => part !== null))];
  return {
    unit: there.unit,
    role: weight(other.role) < weight(there.role) ? other.role : there.role,
    ownPart: comes ? (there.ownPart ?? other.ownPart) : parts.length === 0 ? null : parts.join('；'),
    accountable: there.accountable || other.accountable,
  };
}

function weight(role: ResponsibilityRole): number {
  return responsibilityRoles.indexOf(role);
}

function withOneLead(before: readonly TaskUnit[], units: readonly TaskUnit[], named: string | null): readonly TaskUnit[] {
  if (named !== null) return led(units, named);
  if (leadAmong(units) !== null) return units;
  const leads = units.filter(({ role }) => role === 'lead');
  const [lead] = leads;
  const changed = before.filter(({ role }) => role === 'lead').length !== leads.length;
  // As the print is read: several leads are none, nor is an open list.
  if (!changed || leads.length !== 1 || lead === undefined || openPattern(lead.unit) !== null) return units;
  return led(units, lead.unit);
}

function led(units: readonly TaskUnit[], lead: string | null): readonly TaskUnit[] {
  return units.map((row) =>
    row.unit === lead
      ? { ...row, role: 'lead', accountable: true }
      : { ...row, role: row.role === 'lead' ? 'responsible' : row.role, accountable: false },
  );
}

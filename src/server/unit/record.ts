/** A unit as the trail records it: with names of that day, so that a history needs no other rows. */
import { currentNames } from '#core/unit/change.ts';
import { nameOn } from '#core/unit/unit.ts';
import type { StoredUnit } from '#server/unit/rows.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';

type UnitRecord = Readonly<Record<string, unknown>>;

/** All that the trail keeps of a unit. */
export function recordOf(unit: StoredUnit, units: readonly StoredUnit[], today: string): UnitRecord {
  const { full, short, aliases } = currentNames(unit, today);
  return {
    full,
    short,
    aliases: aliases.toSorted(),
    kind: unit.kind,
    parent: fullName(unit.parentId, units, today),
    housedAt: fullName(unit.housedAtId, units, today),
    code: unit.code,
    position: unit.position,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    note: unit.note,
    members: unit.memberIds.map((id) => fullName(id, units, today)),
    checked: unit.names.every(({ checked }) => checked),
    example: unit.example,
  };
}

function fullName(id: string | null, units: readonly StoredUnit[], today: string): string | null {
  const unit = id === null ? undefined : units.find((one) => one.id === id);
  return unit === undefined ? null : nameOn(unit, today).full;
}

/** One object of an event: of two states what differs, of one state what is there. */
export function recorded(id: string, before: UnitRecord | null, after: UnitRecord | null): AuditObject {
  if (before === null || after === null) {
    const filled = (state: UnitRecord | null): UnitRecord | null =>
      state && Object.fromEntries(Object.entries(state).filter(([, value]) => isFilled(value)));
    return { type: 'unit', id, before: filled(before), after: filled(after) };
  }
  const differing = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const only = (state: UnitRecord): UnitRecord => Object.fromEntries(differing.map((field) => [field, state[field]]));
  return { type: 'unit', id, before: only(before), after: only(after) };
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

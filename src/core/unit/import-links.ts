/** The units above and around those of an import: found by any name, in the file (also further down) or among the existing ones. */
import { ownerKey, type Owner } from '#core/unit/import-names.ts';
import type { Report } from '#core/unit/import-row.ts';
import { plainName } from '#core/unit/name-form.ts';
import { unitsInCycles, isOverlapping, isValidOn, type UnitNode } from '#core/unit/unit.ts';

/** A unit above or around: one that exists, or one that a row of the same file adds. */
export type UnitRef = { readonly unitId: string } | { readonly row: number };

export interface ImportLinks {
  readonly parent: UnitRef | null;
  readonly housedAt: UnitRef | null;
}

/** The links of every row, by row; reports names that lead nowhere, to several, to the row itself, and circles. */
export function checkLinks(
  owners: readonly Owner[],
  existing: readonly UnitNode[],
  today: string,
  report: Report,
): ReadonlyMap<number, ImportLinks> {
  const byName = new Map<string, Set<Owner>>();
  for (const owner of owners)
    for (const { plain } of owner.names) {
      const named = byName.get(plain);
      if (named) named.add(owner);
      else byName.set(plain, new Set([owner]));
    }

  const find = (owner: Owner, row: number, column: 'parent' | 'housedAt'): Owner | string | null => {
    const name = owner.read?.[column];
    const before = column === 'parent' ? owner.unit?.parentId : owner.unit?.housedAtId;
    if (name === undefined) return before ?? null;
    if (name === null) return null;
    const prefix = column === 'parent' ? 'parent' : 'housed';
    const then = [...(byName.get(plainName(name)) ?? [])].filter((other) => isOverlapping(other.time, owner.time));
    const living = then.length > 1 ? then.filter((other) => isValidOn(other.time, today)) : then;
    const [only] = living;
    if (then.length === 0) report(row, column, `unit-import.${prefix}-unknown`, { name });
    else if (living.length !== 1 || only === undefined)
      report(row, column, `unit-import.${prefix}-ambiguous`, { name, count: then.length });
    else if (only === owner) report(row, column, `unit-import.${prefix}-self`, { name });
    else return only;
    return null;
  };

  const parents = new Map<string, string | null>(existing.map(({ id, parentId }) => [id, parentId]));
  const links = new Map<number, ImportLinks>();
  for (const owner of owners) {
    if (owner.read === null) continue;
    const { row } = owner.read;
    const parent = find(owner, row, 'parent');
    const housedAt = find(owner, row, 'housedAt');
    links.set(row, { parent: refTo(parent), housedAt: refTo(housedAt) });
    parents.set(ownerKey(owner), typeof parent === 'string' || parent === null ? parent : ownerKey(parent));
  }
  const circles = unitsInCycles([...parents].map(([id, parentId]) => ({ id, parentId })));
  for (const owner of owners)
    if (owner.read !== null && circles.has(ownerKey(owner)))
      report(owner.read.row, 'parent', 'unit-import.parent-cycle', { name: owner.read.parent ?? '' });
  return links;
}

function refTo(found: Owner | string | null): UnitRef | null {
  if (found === null) return null;
  if (typeof found === 'string') return { unitId: found };
  return found.unit === null ? { row: found.read?.row ?? 0 } : { unitId: found.unit.id };
}

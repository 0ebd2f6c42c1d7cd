/** Changes of a unit's names, and whether a unit may have a given parent or be housed at another. */
import { isKnownBy } from '#core/unit/import-names.ts';
import { plainName } from '#core/unit/name-form.ts';
import { isOverlapping, isValidOn, wouldCreateCycle, type NameForm, type UnitName, type UnitNode, type Validity } from '#core/unit/unit.ts';

/** The names that a unit goes by, as a form holds them. */
export interface NameSet {
  readonly full: string;
  readonly short: string | null;
  readonly aliases: readonly string[];
}

export const maxAliases = 30;

/** The names that a unit goes by today, or at the end of its life. */
export function currentNames(unit: Pick<UnitNode, 'names' | 'validFrom' | 'validTo'>, today: string): NameSet {
  const known = unit.names.filter((name) => isKnownBy(name, unit, today));
  const full = known.find(({ form }) => form === 'full')?.name ?? unit.names[0]?.name ?? '';
  const short = known.find(({ form, name }) => form === 'short' && name !== full)?.name ?? null;
  const others = known.map(({ name }) => name).filter((name) => name !== full && name !== short);
  return { full, short, aliases: [...new Set(others)] };
}

export interface NameChange<N extends UnitName> {
  /** They stay as former names until `on`. */
  readonly ended: readonly N[];
  /** They never held for a day: what was written today is corrected today. */
  readonly removed: readonly N[];
  readonly added: readonly (Pick<UnitName, 'name' | 'form'> & Validity)[];
}

/**
 * From the names in force to those that are wanted. A full or short name that goes ends `on` the day of the renaming, and so begins the one
 * that takes its place; aliases that go end today, new ones hold for all time, since older documents print them. `on` null: the names that
 * go were wrong and never held.
 */
export function nameChange<N extends UnitName>(
  unit: Validity & { readonly names: readonly N[] },
  wanted: NameSet,
  on: string | null,
  today: string,
): NameChange<N> {
  const until = unit.validTo;
  const known = unit.names.filter((name) => isKnownBy(name, unit, today));
  const target = [
    { name: wanted.full, form: 'full' as const },
    ...(wanted.short === null || wanted.short === wanted.full ? [] : [{ name: wanted.short, form: 'short' as const }]),
    ...[...new Set(wanted.aliases)]
      .filter((name) => name !== wanted.full && name !== wanted.short)
      .map((name) => ({ name, form: 'alias' as const })),
  ];
  const isWanted = (one: N): boolean => target.some(({ name, form }) => name === one.name && form === one.form);
  const gone = known.filter((name) => !isWanted(name));
  const endOf = (form: NameForm): string => (form === 'alias' || on === null ? today : on);
  const neverHeld = (name: N): boolean => on === null || until !== null || (name.validFrom !== null && name.validFrom >= endOf(name.form));
  const fresh = target.filter(({ name, form }) => !known.some((one) => one.name === name && one.form === form));
  const begins = (form: NameForm): string | null => {
    const before = gone.filter((name) => name.form === form && !neverHeld(name));
    return form === 'alias' || before.length === 0 ? unit.validFrom : on;
  };
  return {
    ended: gone.filter((name) => !neverHeld(name)),
    removed: gone.filter(neverHeld),
    added: fresh.map(({ name, form }) => ({ name, form, validFrom: form === 'alias' ? null : begins(form), validTo: until })),
  };
}

/** Whose name one of these is already, at a time that both have in common; null where all are free. */
export function nameOwner<T extends UnitNode>(
  units: readonly T[],
  own: { readonly id: string | null } & Validity,
  names: readonly string[],
  today: string,
): { readonly name: string; readonly owner: T } | null {
  const plain = new Map(names.map((name) => [plainName(name), name]));
  for (const unit of units) {
    if (unit.id === own.id || !isOverlapping(unit, own)) continue;
    const taken = unit.names.find((name) => plain.has(plainName(name.name)) && isKnownBy(name, unit, today) && isOverlapping(name, own));
    if (taken) return { name: plain.get(plainName(taken.name)) ?? taken.name, owner: unit };
  }
  return null;
}

/** Whether a current unit may have `parentId` as its parent. */
export function canHaveParent(units: readonly UnitNode[], id: string | null, parentId: string | null, today: string): boolean {
  if (parentId === null) return true;
  const parent = units.find((unit) => unit.id === parentId);
  return parent !== undefined && parentId !== id && isAlive(parent, today) && (id === null || !wouldCreateCycle(units, id, parentId));
}

/** Whether a unit may be housed at `housedAtId`. */
export function canBeHousedAt(units: readonly UnitNode[], id: string | null, housedAtId: string | null): boolean {
  return housedAtId === null || (housedAtId !== id && units.some((unit) => unit.id === housedAtId));
}

/** Has not ended; a unit that begins later counts too. */
export function isAlive({ validTo }: Validity, today: string): boolean {
  return validTo === null || today < validTo;
}

/** Units below that go on on that day. */
export function childrenOn(units: readonly UnitNode[], id: string, day: string): readonly UnitNode[] {
  return units.filter((unit) => unit.parentId === id && (isValidOn(unit, day) || isAlive(unit, day)));
}

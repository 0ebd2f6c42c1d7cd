/** Refusals of a unit: a name or code that another unit has, a place in the tree that it cannot have. */
import { failure, type Failure } from '#core/failure.ts';
import { isAlive, canBeHousedAt, canHaveParent, nameOwner, type NameSet } from '#core/unit/change.ts';
import { codeFits } from '#core/unit/import-codes.ts';
import { plainName } from '#core/unit/name-form.ts';
import { isOpenList } from '#core/unit/open-list.ts';
import { nameOn, type UnitNode, type Validity } from '#core/unit/unit.ts';

/** What is said of a unit beside its names. */
export type UnitFields = Omit<UnitNode, 'id' | 'names' | 'example'>;

export type NameRefusal = Failure<'unit-name-open-list' | 'unit-name-taken'>;

/** Refuses names that are open lists or belong to another unit. `own`: the unit that gets them, null for a new one. */
export function refuseNames(
  units: readonly UnitNode[],
  own: Validity & { readonly id: string | null },
  names: readonly string[],
  today: string,
): NameRefusal | null {
  const open = names.find((name) => isOpenList(plainName(name)));
  if (open !== undefined) return failure('unit-name-open-list', { name: open });
  const taken = nameOwner(units, own, names, today);
  return taken && failure('unit-name-taken', { name: taken.name, unit: nameOn(taken.owner, today).full });
}

/** The names of a set, one after the other. */
export function namesOf({ full, short, aliases }: NameSet): string[] {
  return [full, ...(short === null ? [] : [short]), ...aliases];
}

/** Place in the tree and premises. `before` is the unit as it stands: what does not change is not judged again. */
export function refusePlace(
  units: readonly UnitNode[],
  fields: UnitFields,
  before: UnitNode | null,
  today: string,
): Failure<'unit-parent-invalid' | 'unit-housed-invalid'> | null {
  const id = before?.id ?? null;
  if (fields.parentId !== (before?.parentId ?? null) && !canHaveParent(units, id, fields.parentId, today)) {
    const parent = units.find((unit) => unit.id === fields.parentId);
    return failure('unit-parent-invalid', { name: parent === undefined ? '' : nameOn(parent, today).full });
  }
  if (fields.housedAtId !== (before?.housedAtId ?? null) && !canBeHousedAt(units, id, fields.housedAtId)) {
    return failure('unit-housed-invalid');
  }
  return null;
}

/** The administrative code: valid for the kind, and not used by another unit. */
export function refuseCode(
  units: readonly UnitNode[],
  fields: UnitFields,
  before: UnitNode | null,
  today: string,
): Failure<'unit-code-invalid' | 'unit-code-taken'> | null {
  if (fields.code === null || (fields.code === before?.code && fields.kind === before.kind)) return null;
  if (!codeFits(fields.kind, fields.code)) return failure('unit-code-invalid', { code: fields.code });
  const owner = units.find((unit) => unit.id !== before?.id && unit.code === fields.code && isAlive(unit, today));
  return owner ? failure('unit-code-taken', { code: fields.code, unit: nameOn(owner, today).full }) : null;
}

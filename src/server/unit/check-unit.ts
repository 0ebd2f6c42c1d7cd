/** What refuses a unit: somebody else's name or code, a place that it cannot have. */
import { failure, type Failure } from '#core/failure.ts';
import { mayBeHousedAt, mayStandUnder, nameOwner, isAlive, type NameSet } from '#core/unit/change.ts';
import { codeFits } from '#core/unit/import-codes.ts';
import { plainName } from '#core/unit/name-form.ts';
import { isOpenList } from '#core/unit/open-list.ts';
import { nameOn } from '#core/unit/unit.ts';
import type { StoredUnit } from '#server/unit/rows.ts';
import type { UnitFields } from '#server/unit/write-unit.ts';

/** Names that are nobody's, and another unit's. */
export function refuseNames(
  units: readonly StoredUnit[],
  own: Pick<UnitFields, 'validFrom' | 'validTo'> & { readonly id: string | null },
  names: readonly string[],
  today: string,
): Failure | null {
  const open = names.find((name) => isOpenList(plainName(name)));
  if (open !== undefined) return failure('unit-name-open-list', { name: open });
  const taken = nameOwner(units, own, names, today);
  return taken && failure('unit-name-taken', { name: taken.name, unit: nameOn(taken.owner, today).full });
}

/** The names of a set, one after the other. */
export function namesOf({ full, short, aliases }: NameSet): string[] {
  return [full, ...(short === null ? [] : [short]), ...aliases];
}

/** Place in the tree, premises, code. `before` is the unit as it stands: what does not change is not judged again. */
export function refuseFields(
  units: readonly StoredUnit[],
  id: string | null,
  fields: UnitFields,
  before: StoredUnit | null,
  today: string,
): Failure | null {
  if (fields.parentId !== (before?.parentId ?? null) && !mayStandUnder(units, id, fields.parentId, today)) {
    const parent = units.find((unit) => unit.id === fields.parentId);
    return failure('unit-parent-invalid', { name: parent === undefined ? '' : nameOn(parent, today).full });
  }
  if (fields.housedAtId !== (before?.housedAtId ?? null) && !mayBeHousedAt(units, id, fields.housedAtId)) {
    return failure('unit-housed-invalid');
  }
  if (fields.validFrom !== null && fields.validTo !== null && fields.validFrom >= fields.validTo) {
    return failure('unit-date-invalid', { date: fields.validFrom });
  }
  if (fields.code === null || (fields.code === before?.code && fields.kind === before.kind)) return null;
  if (!codeFits(fields.kind, fields.code)) return failure('unit-code-invalid', { code: fields.code });
  const owner = units.find((unit) => unit.id !== id && unit.code === fields.code && isAlive(unit, today));
  return owner ? failure('unit-code-taken', { code: fields.code, unit: nameOn(owner, today).full }) : null;
}

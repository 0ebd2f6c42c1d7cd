/** One unit of the tree, as a change looks for it. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { nameOn, type UnitNode } from '#core/unit/unit.ts';

/** The unit with that id. */
export function unitOf<T extends Pick<UnitNode, 'id'>>(units: readonly T[], unitId: string): Outcome<T, 'unit-not-found'> {
  const unit = units.find(({ id }) => id === unitId);
  return unit === undefined ? failure('unit-not-found') : success(unit);
}

/** The unit as a change finds it: read at that revision. */
export function unitAt<T extends UnitNode & { readonly revision: number }>(
  units: readonly T[],
  unitId: string,
  revision: number,
  today: string,
): Outcome<T, 'unit-not-found' | 'unit-changed'> {
  const unit = unitOf(units, unitId);
  if (unit.ok && unit.value.revision !== revision) return failure('unit-changed', { name: nameOn(unit.value, today).full });
  return unit;
}

/** Several units as a change finds them, each once; the first that is not there, or not at its revision, is the refusal. */
export function unitsAt<T extends UnitNode & { readonly revision: number }>(
  units: readonly T[],
  wanted: readonly { readonly id: string; readonly revision: number }[],
  today: string,
): Outcome<T[], 'unit-not-found' | 'unit-changed'> {
  const found = new Set<T>();
  for (const { id, revision } of wanted) {
    const unit = unitAt(units, id, revision, today);
    if (!unit.ok) return unit;
    found.add(unit.value);
  }
  return success([...found]);
}

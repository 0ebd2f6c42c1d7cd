/** Whether a unit may end: by a reform with a succession, or because another row is the same body. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { childrenOn, isAlive } from '#core/unit/change.ts';
import { unitOf } from '#core/unit/find-unit.ts';
import { nameOn, wouldCreateCycle, type UnitNode } from '#core/unit/unit.ts';

export interface UnitEnd {
  readonly onDate: string;
  readonly successors: readonly { readonly unitId: string }[];
}

/** Why a unit cannot end so; null when it can. */
export function refuseEnd(
  units: readonly UnitNode[],
  unit: UnitNode,
  { onDate, successors }: UnitEnd,
  today: string,
): Failure<'unit-ended' | 'unit-has-children' | 'unit-date-invalid' | 'unit-merge-self' | 'unit-not-found'> | null {
  if (unit.validTo !== null) return failure('unit-ended', { name: nameOn(unit, today).full });
  const children = childrenOn(units, unit.id, onDate);
  if (children.length > 0) return failure('unit-has-children', { count: children.length, name: nameOn(unit, today).full });
  if (unit.validFrom !== null && onDate <= unit.validFrom) return failure('unit-date-invalid', { date: onDate });
  for (const { unitId } of successors) {
    if (unitId === unit.id) return failure('unit-merge-self');
    const successor = unitOf(units, unitId);
    if (!successor.ok) return successor;
    const refused = refuseEnded(successor.value, today);
    if (refused) return refused;
  }
  return null;
}

/** The two rows of one body, of which `from` may go and `into` stay. */
export function checkMerge<T extends UnitNode>(
  units: readonly T[],
  ids: { readonly from: string; readonly into: string },
  today: string,
): Outcome<{ readonly from: T; readonly into: T }, 'unit-merge-self' | 'unit-not-found' | 'unit-ended' | 'unit-parent-invalid'> {
  if (ids.into === ids.from) return failure('unit-merge-self');
  const from = unitOf(units, ids.from);
  if (!from.ok) return from;
  const into = unitOf(units, ids.into);
  if (!into.ok) return into;
  const ended = refuseEnded(from.value, today) ?? refuseEnded(into.value, today);
  if (ended) return ended;
  // The unit that stays would become its own descendant when it takes over the children of the other.
  if (wouldCreateCycle(units, ids.from, into.value.parentId)) {
    return failure('unit-parent-invalid', { name: nameOn(from.value, today).full });
  }
  return success({ from: from.value, into: into.value });
}

/** A unit that has ended can neither succeed another one nor become a member. */
export function refuseEnded(unit: UnitNode, today: string): Failure<'unit-ended'> | null {
  return isAlive(unit, today) ? null : failure('unit-ended', { name: nameOn(unit, today).full });
}

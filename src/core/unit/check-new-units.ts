/** Whether several new units can be there together: names that nobody has and no two of them share, and places in the tree without circles. */
import { failure, type Failure } from '#core/failure.ts';
import { isAlive, type NameSet } from '#core/unit/change.ts';
import { namesOf, refuseNames, refusePlace, type NameRefusal } from '#core/unit/check-unit.ts';
import { plainName } from '#core/unit/name-form.ts';
import { unitsInCycles, type UnitKind, type UnitNode } from '#core/unit/unit.ts';

/** A unit to be. Above it stands one of the tree (`parentId`), another of the same list (`parentAt`, its place there), or nobody. */
export interface NewUnit {
  readonly names: NameSet;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly parentAt: number | null;
}

export interface NewUnitProblem {
  /** Which of the list. */
  readonly at: number;
  readonly refusal: NameRefusal | Failure<'unit-parent-invalid'>;
}

/** All that stands against them, in their order; empty when they can be added. */
export function newUnitProblems(units: readonly UnitNode[], wanted: readonly NewUnit[], today: string): NewUnitProblem[] {
  const problems: NewUnitProblem[] = [];
  const owners = new Map<string, number>();
  const ownId = (at: number): string => `new ${at}`;
  const circles = unitsInCycles(
    wanted.map(({ parentAt }, at) => ({ id: ownId(at), parentId: parentAt === null ? null : ownId(parentAt) })),
  );
  const called = calledIn(units.filter((unit) => isAlive(unit, today)));
  for (const [at, unit] of wanted.entries()) {
    const names = namesOf(unit.names);
    const taken = names.find((name) => (owners.get(plainName(name)) ?? at) !== at);
    for (const name of names) if (!owners.has(plainName(name))) owners.set(plainName(name), at);
    const refusal =
      refuseNames(called(names), { id: null, validFrom: null, validTo: null }, names, today) ??
      (taken === undefined
        ? null
        : failure('unit-name-taken', { name: taken, unit: wanted[owners.get(plainName(taken)) ?? at]?.names.full ?? '' })) ??
      refuseParent(units, wanted, at, circles.has(ownId(at)), today);
    if (refusal !== null) problems.push({ at, refusal });
  }
  return problems;
}

/** Those of the units that have one of some names, in their order. Every name is folded once, however many are asked for. */
function calledIn(units: readonly UnitNode[]): (names: readonly string[]) => UnitNode[] {
  const byName = new Map<string, Set<number>>();
  for (const [at, unit] of units.entries())
    for (const { name } of unit.names) byName.set(plainName(name), (byName.get(plainName(name)) ?? new Set()).add(at));
  return (names) => {
    const found = new Set(names.flatMap((name) => [...(byName.get(plainName(name)) ?? [])]));
    return [...found].sort((a, b) => a - b).flatMap((at) => units[at] ?? []);
  };
}

function refuseParent(
  units: readonly UnitNode[],
  wanted: readonly NewUnit[],
  at: number,
  inCircle: boolean,
  today: string,
): Failure<'unit-parent-invalid'> | null {
  const { parentId = null, parentAt = null } = wanted[at] ?? {};
  const sibling = parentAt === null ? undefined : wanted[parentAt];
  const isMissing = parentAt !== null && (sibling === undefined || parentId !== null);
  if (isMissing || inCircle) return failure('unit-parent-invalid', { name: sibling?.names.full ?? '' });
  const place = {
    kind: wanted[at]?.kind ?? 'body',
    parentId,
    housedAtId: null,
    position: 0,
    code: null,
    validFrom: null,
    validTo: null,
    note: null,
  };
  const refused = refusePlace(units, place, null, today);
  return refused?.code === 'unit-parent-invalid' ? failure('unit-parent-invalid', refused.data) : null;
}

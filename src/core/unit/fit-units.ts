/** Units that were there before the jurisdiction's government was: once it is made they stand below it, with the full name that they lacked. */
import { currentNames, isAlive, type NameSet } from '#core/unit/change.ts';
import { kindByForm } from '#core/unit/kind-of-name.ts';
import { nameFormsIn } from '#core/unit/name-form.ts';
import { standsBelowGovernment, withJurisdiction } from '#core/unit/sketch-units.ts';
import { nameOn, type UnitNode } from '#core/unit/unit.ts';

export interface Fit {
  readonly unitId: string;
  /** What it is called from then on: 济宁市发展改革委, called 市发展改革委; null where it has its full name. */
  readonly names: NameSet | null;
}

/** The units at the top of the tree that would stand below the government, in their order. */
export function unitsToFit(units: readonly UnitNode[], { jurisdiction, today }: { jurisdiction: string; today: string }): Fit[] {
  const formsOf = nameFormsIn(jurisdiction);
  return units.flatMap((unit) => {
    if (unit.parentId !== null || !isAlive(unit, today)) return [];
    const forms = formsOf(nameOn(unit, today).full);
    if (!standsBelowGovernment(forms, unit.kind, kindByForm(forms).ending)) return [];
    const names = currentNames(unit, today);
    const full = withJurisdiction(names.full, jurisdiction, formsOf);
    return [{ unitId: unit.id, names: full === names.full ? null : longer(names, full) }];
  });
}

/** With the full name; what it was called so far stays one of its names, since documents print it. */
function longer(names: NameSet, full: string): NameSet {
  if (names.short === null) return { ...names, full, short: names.full };
  return { ...names, full, aliases: [names.full, ...names.aliases] };
}

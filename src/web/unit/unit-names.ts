/** The names of a unit as its page lists them. */
import type { Unit } from '#contract/unit/endpoints.ts';
import { inOrder, nameForms } from '#core/unit/unit.ts';

type Name = Unit['names'][number];

/** Those that it goes by, to the end of its life, and those that it had before. */
export function namesInForce(unit: Pick<Unit, 'names' | 'validTo'>, day: string): { readonly known: Name[]; readonly former: Name[] } {
  const known = unit.names.filter(({ validTo }) => validTo === null || validTo > day || validTo === unit.validTo);
  return { known, former: unit.names.filter((name) => !known.includes(name)) };
}

/** Names of one form, time and source stand in one line. */
export function alike(names: readonly Name[]): Name[][] {
  const ordered = nameForms.flatMap((form) => names.filter((name) => name.form === form));
  const key = ({ form, validFrom, validTo, source, checked }: Name) => JSON.stringify([form, validFrom, validTo, source, checked]);
  return [...Map.groupBy(ordered, key).values()];
}

/** The units directly below one, of those that last, in official order. */
export function unitsBelow(units: readonly Unit[], unitId: string, day: string): Unit[] {
  return units.filter(({ parentId, validTo }) => parentId === unitId && (validTo === null || validTo > day)).toSorted(inOrder);
}

/** The list of units as the page draws it: sections by kind, in each the tree in official order. */
import type { Unit } from '#contract/unit/endpoints.ts';
import { isAlive } from '#core/unit/change.ts';
import { inOrder, type UnitKind } from '#core/unit/unit.ts';

export const unitSections = {
  departments: ['body', 'department'],
  counties: ['county', 'township'],
  zones: ['functional-zone'],
  groups: ['leading-group', 'group-office'],
  working: ['working-group'],
  outside: ['national-department', 'provincial-department', 'provincial-group', 'other-city', 'joint-conference-office'],
} as const satisfies Readonly<Record<string, readonly UnitKind[]>>;
export type UnitSection = keyof typeof unitSections;

export interface UnitRow {
  readonly unit: Unit;
  readonly depth: number;
  readonly children: number;
  /** The row above in the tree, within the section. */
  readonly parentId: string | null;
}

/** Whether a name that it goes by was never compared with an official list. */
export function isUnchecked(unit: Unit): boolean {
  return unit.names.some(({ checked, validTo }) => !checked && (validTo === null || validTo === unit.validTo));
}

/** The units that the filters let through. */
export function filterUnits(units: readonly Unit[], { ended, unchecked }: { ended: boolean; unchecked: boolean }, today: string): Unit[] {
  return units.filter((unit) => (ended || isAlive(unit, today)) && (!unchecked || isUnchecked(unit)));
}

/** All sections that have units, each as the rows that are not folded away. */
export function sectionsOf(
  units: readonly Unit[],
  folded: ReadonlySet<string>,
): { readonly section: UnitSection; readonly count: number; readonly rows: readonly UnitRow[] }[] {
  return Object.entries(unitSections).flatMap(([name, kinds]) => {
    const section = name as UnitSection;
    const own = units.filter(({ kind }) => kinds.some((one) => one === kind)).toSorted(inOrder);
    if (own.length === 0) return [];
    return [{ section, count: own.length, rows: folded.has(section) ? [] : rowsOf(own, folded) }];
  });
}

function rowsOf(units: readonly Unit[], folded: ReadonlySet<string>): UnitRow[] {
  const ids = new Set(units.map(({ id }) => id));
  const parentOf = (unit: Unit): string | null => (unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null);
  const below = Map.groupBy(units, parentOf);
  const rows: UnitRow[] = [];
  const add = (unit: Unit, depth: number, parentId: string | null): void => {
    const children = below.get(unit.id) ?? [];
    rows.push({ unit, depth, children: children.length, parentId });
    if (!folded.has(unit.id)) for (const child of children) add(child, depth + 1, unit.id);
  };
  for (const unit of below.get(null) ?? []) add(unit, 0, null);
  return rows;
}

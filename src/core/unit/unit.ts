/** Units: bodies inside and outside of the jurisdiction, with names and their validity periods. */

export const unitKinds = [
  'department',
  'county',
  'functional-zone',
  'leading-group',
  'group-office',
  'working-group',
  'township',
  'body',
  'national-department',
  'provincial-department',
  'provincial-group',
  'other-city',
  'joint-conference-office',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** 全称 · 简称 · 别名. */
export const nameForms = ['full', 'short', 'alias'] as const;
export type NameForm = (typeof nameForms)[number];

/** Half-open in days: `validTo` is the first day that it no longer holds. null: not known, so without limit. */
export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface UnitName extends Validity {
  readonly name: string;
  readonly form: NameForm;
  /** Somebody compared it with an official list. */
  readonly checked: boolean;
  /** Where the name was seen. */
  readonly source: string | null;
}

export interface UnitNode extends Validity {
  readonly id: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  /** 设在: the unit whose premises and staff it uses. */
  readonly housedAtId: string | null;
  readonly position: number;
  readonly code: string | null;
  readonly names: readonly UnitName[];
  readonly example: boolean;
  readonly note: string | null;
}

/** 更名 · 并入 · 分出 · 职责承接. After `split` the first body goes on; after the others it ended. */
export const successionRelations = ['renamed', 'merged', 'split', 'succeeded'] as const;
export type SuccessionRelation = (typeof successionRelations)[number];
/** Those that say where a body went that ended. */
export const endingRelations = ['succeeded', 'merged', 'renamed'] as const satisfies readonly SuccessionRelation[];

export interface Succession {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly relation: SuccessionRelation;
  /** null: the day is not known. */
  readonly onDate: string | null;
}

/** Whether it is a body of the world outside: of the state, of the province, of another city, of several cities together. */
export function isOutside(kind: UnitKind): boolean {
  switch (kind) {
    case 'national-department':
    case 'provincial-department':
    case 'provincial-group':
    case 'other-city':
    case 'joint-conference-office':
      return true;
    case 'department':
    case 'county':
    case 'functional-zone':
    case 'leading-group':
    case 'group-office':
    case 'working-group':
    case 'township':
    case 'body':
      return false;
  }
}

/** Kinds whose members stand apart from the tree. */
export function isGroup(kind: UnitKind): boolean {
  return kind === 'leading-group' || kind === 'working-group' || kind === 'provincial-group';
}

/** Whether it holds on a day; limits that are not known do not limit. */
export function isValidOn({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** Whether two times have a day in common. */
export function isOverlapping(one: Validity, other: Validity): boolean {
  const starts = (a: Validity, b: Validity): boolean => a.validFrom === null || b.validTo === null || a.validFrom < b.validTo;
  return starts(one, other) && starts(other, one);
}

export interface NameOnDay {
  readonly full: string;
  /** The full name where it has no short one. */
  readonly short: string;
}

/** What a unit is called on a day: the names valid then; where none is, the nearest ones, so that a unit is never nameless. */
export function nameOn(unit: Pick<UnitNode, 'names'>, day: string): NameOnDay {
  const full = nearestName(unit.names, 'full', day) ?? nearestName(unit.names, 'short', day) ?? nearestName(unit.names, 'alias', day) ?? '';
  const short = unit.names.find((name) => name.form === 'short' && isValidOn(name, day))?.name;
  return { full, short: short ?? full };
}

/** The name of a form that is valid; else the one that ended last before the day; else the one that begins first after it. */
function nearestName(names: readonly UnitName[], form: NameForm, day: string): string | undefined {
  const ofForm = names.filter((name) => name.form === form);
  const valid = ofForm.find((name) => isValidOn(name, day));
  if (valid) return valid.name;
  const ended = ofForm.filter(({ validTo }) => validTo !== null && validTo <= day);
  const last = ended.toSorted((a, b) => compareText(b.validTo ?? '', a.validTo ?? '')).at(0);
  return (last ?? ofForm.toSorted((a, b) => compareText(a.validFrom ?? '', b.validFrom ?? '')).at(0))?.name;
}

/** The official order of a list of units. */
export function inOrder(a: Pick<UnitNode, 'position' | 'id'>, b: Pick<UnitNode, 'position' | 'id'>): number {
  return a.position - b.position || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type TreeNode = Pick<UnitNode, 'id' | 'parentId'>;

/** What stands in the place of a unit that was merged into another; itself, where it was not. */
export function mergedInto(units: readonly { readonly id: string; readonly mergedInto?: string | undefined }[], unitId: string): string {
  return units.find(({ id }) => id === unitId)?.mergedInto ?? unitId;
}

/** A unit with all its descendants; empty when there is no such unit. Terminates also when the parents form a cycle. */
export function subtreeOf<T extends TreeNode>(units: readonly T[], id: string): T[] {
  const below = new Map<string, T[]>();
  for (const unit of units) {
    if (unit.parentId === null) continue;
    const siblings = below.get(unit.parentId);
    if (siblings) siblings.push(unit);
    else below.set(unit.parentId, [unit]);
  }
  const found = new Set(units.filter((unit) => unit.id === id));
  for (const unit of found) for (const child of below.get(unit.id) ?? []) found.add(child);
  return [...found];
}

/** Whether `parentId` as the parent of `id` would create a cycle. */
export function wouldCreateCycle(units: readonly TreeNode[], id: string, parentId: string | null): boolean {
  return isAncestor(parentsOf(units), id, parentId);
}

/** The units that are their own ancestors: all members of a cycle, but not the units below one. */
export function unitsInCycles(units: readonly TreeNode[]): ReadonlySet<string> {
  const parents = parentsOf(units);
  return new Set(units.filter(({ id, parentId }) => isAncestor(parents, id, parentId)).map(({ id }) => id));
}

function parentsOf(units: readonly TreeNode[]): ReadonlyMap<string, string | null> {
  return new Map(units.map((unit) => [unit.id, unit.parentId]));
}

function isAncestor(parents: ReadonlyMap<string, string | null>, id: string, from: string | null): boolean {
  const seen = new Set<string>();
  for (let at = from; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/**
 * 分解 of an issued item: a unit splits what its own part asks of it into children (分解事项) for its sub-units. A child is drafted 草拟 → given 下达 →
 * taken back 收回. Only who holds a part breaks it down, and only below that part; the item itself stays as it was issued, and its office changes no
 * child (DOMAINS, ledger). What was given is never deleted: it is taken back with a reason, and its code is not given again.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { ListState } from '#core/ledger/list/list-state.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';

export const childStates = ['drafted', 'given', 'taken-back'] as const;
export type ChildState = (typeof childStates)[number];

/** remove: a draft that nobody was given · change and take-back of what was given: with a reason. */
export const childActs = ['change', 'remove', 'give', 'take-back'] as const;
export type ChildAct = (typeof childActs)[number];

/** What a unit may make of one part at most, beside what it took back: more is no breakdown but a plan. */
export const mostChildren = 200;
export const longestChildTitle = 200;
export const largestWeight = 100_000;

const acts: Readonly<Record<ChildState, Readonly<Partial<Record<ChildAct, ChildState | 'removed'>>>>> = {
  drafted: { change: 'drafted', remove: 'removed', give: 'given' },
  given: { change: 'given', 'take-back': 'taken-back' },
  'taken-back': {},
};

/** Where an act leads; refused where the child stands elsewhere, or what was given would change without a reason. */
export function actOnChild(
  { state, title }: { readonly state: ChildState; readonly title: string },
  act: ChildAct,
  reason: string | null,
): Outcome<ChildState | 'removed', 'child-state-wrong' | 'child-reason-missing'> {
  const next = acts[state][act];
  if (next === undefined) return failure('child-state-wrong', { title, state, act });
  return state === 'given' && reason === null ? failure('child-reason-missing', { title }) : success(next);
}

export interface BreakableItem {
  readonly code: string;
  readonly isChild: boolean;
  readonly listState: ListState;
}

/** May an item have children? A child is not broken down once more: two levels are what a county can see through. */
export const mayHaveChildren = ({ code, isChild }: BreakableItem): Outcome<null, 'breakdown-of-child'> =>
  isChild ? failure('breakdown-of-child', { code }) : success(null);

/**
 * May the children of a unit's part be added, changed and given? `holds`: the unit has a part of the item today. What stands of a part that ended can
 * only be taken back.
 */
export function breakable(
  item: BreakableItem,
  unit: { readonly name: string; readonly holds: boolean },
): Outcome<null, 'breakdown-closed' | 'breakdown-without-part'> {
  const open = mayTakeBack(item);
  if (!open.ok) return open;
  return unit.holds ? success(null) : failure('breakdown-without-part', { code: item.code, unit: unit.name });
}

/** May children be taken back? Of a part that ended, too: what it left is ended so. */
export const mayTakeBack = ({ code, listState }: BreakableItem): Outcome<null, 'breakdown-closed'> =>
  listState === 'issued' ? success(null) : failure('breakdown-closed', { code, state: listState });

/** A unit that a child is for. */
export interface ChildUnit {
  readonly name: string;
  readonly ended: boolean;
  /** The unit whose part it is, or one below it. */
  readonly below: boolean;
}

/** Refused where the unit is no more, or is not the breaking unit's own. */
export function childUnit(unit: ChildUnit | undefined): Outcome<null, 'unit-not-found' | 'unit-ended' | 'unit-not-below'> {
  if (unit === undefined) return failure('unit-not-found');
  if (unit.ended) return failure('unit-ended', { name: unit.name });
  return unit.below ? success(null) : failure('unit-not-below', { unit: unit.name });
}

export interface WeighedChild {
  readonly state: ChildState;
  readonly title: string;
  /** Its share of the part beside the others': 0 or more. */
  readonly weight: number;
  /** ISO days of its milestones. */
  readonly dues: readonly string[];
}

/**
 * The last ISO day for an item's children: of its own milestones, or its task's deadline where that comes first; null: none is set. A deadline of a year
 * before is over, and no day of the year's: such a task was carried over.
 */
export function lastDayOf({
  dues,
  taskDue: printed,
  year,
}: {
  readonly dues: readonly string[];
  readonly taskDue: string | null;
  readonly year: number;
}): string | null {
  const taskDue = printed !== null && printed < `${year}` ? null : printed;
  const last = dues.toSorted().at(-1) ?? null;
  if (last === null || taskDue === null) return last ?? taskDue;
  return taskDue < last ? taskDue : last;
}

/** Has the child a milestone after its parent's last day? Told, and given all the same with a reason: sub-units may follow up on what the item reached. */
export const isLate = ({ dues }: Pick<WeighedChild, 'dues'>, lastDay: string | null): boolean =>
  lastDay !== null && dues.some((due) => due > lastDay);

/**
 * May these be given beside those that stand? All or none. Of all that stands then, something must have a weight: the parent's percent is proposed
 * from it.
 */
export function giveChildren(
  asked: readonly WeighedChild[],
  standing: readonly WeighedChild[],
  lastDay: string | null,
  lateReason: string | null,
): Outcome<null, 'child-state-wrong' | 'children-without-weight' | 'children-late'> {
  for (const { state, title } of asked)
    if (acts[state].give === undefined) return failure('child-state-wrong', { title, state, act: 'give' });
  const weighed = weighable([...asked, ...standing]);
  if (!weighed.ok) return weighed;
  const late = asked.filter((child) => isLate(child, lastDay));
  return late.length > 0 && lateReason === null
    ? failure('children-late', { count: late.length, day: lastDay ?? '', title: late[0]?.title ?? '' })
    : success(null);
}

/** Of what is given, one weighs something at least. */
export function weighable(given: readonly Pick<WeighedChild, 'weight'>[]): Outcome<null, 'children-without-weight'> {
  return given.length > 0 && given.every(({ weight }) => weight === 0) ? failure('children-without-weight') : success(null);
}

/** Who reads: everything of the jurisdiction (`all`), or what units in reach have to do with. */
export interface ChildReader {
  readonly all: boolean;
  readonly units: ReadonlySet<string>;
  /** The roles that these units have in the parent today. */
  readonly roles: ReadonlySet<ResponsibilityRole>;
}

/**
 * Who reads a child: the unit that made it, its drafts too; once it is given the unit that it is for, the office, and of the parent's other units
 * those that lead or supervise it, since they answer for the whole. Others of the same item do not: how a unit organises its part is its own.
 */
export function seesChild(
  reader: ChildReader,
  child: { readonly state: ChildState; readonly byUnitId: string; readonly unitId: string },
): boolean {
  if (reader.units.has(child.byUnitId)) return true;
  if (child.state === 'drafted') return false;
  return reader.all || reader.units.has(child.unitId) || reader.roles.has('lead') || reader.roles.has('supervise');
}

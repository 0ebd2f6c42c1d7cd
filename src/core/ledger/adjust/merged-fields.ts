/** In what tasks that become one differ, what is proposed for it, and what of them it does not take: nothing of it goes unsaid. */
import { responsibilityRoles, type ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { Due, TaskValues } from '#core/ledger/correct-tasks.ts';

export const mergedFields = ['due', 'cityLeader', 'kind', 'commitment', 'nature'] as const satisfies (keyof TaskValues)[];
export type MergedField = (typeof mergedFields)[number];
export type MergedValues = Pick<TaskValues, MergedField>;

export interface MergedTask extends MergedValues {
  readonly code: string;
}

/** A value with the codes of the tasks that say it. */
export interface SaidValue<Field extends MergedField = MergedField> {
  readonly field: Field;
  readonly value: MergedValues[Field];
  readonly codes: readonly string[];
}

/** What the tasks say of a field, each value once, in their order. No deadline and no city leader say nothing. */
export function saidValues<Field extends MergedField>(tasks: readonly MergedTask[], field: Field): SaidValue<Field>[] {
  const said: { field: Field; value: MergedValues[Field]; codes: string[] }[] = [];
  for (const { code, [field]: value } of tasks) {
    if (saysNothing(value)) continue;
    const there = said.find((each) => sameValue(each.value, value));
    if (there === undefined) said.push({ field, value, codes: [code] });
    else there.codes.push(code);
  }
  return said;
}

/** What is proposed for the whole: the earliest deadline that is a day, so that no promise is put off; else what the first task says that says something. */
export function proposedValues(first: MergedTask, others: readonly MergedTask[]): MergedValues {
  const tasks = [first, ...others];
  const said = tasks.map(({ due }) => due).filter((due) => !saysNothing(due));
  const due = said.reduce<Due>((best, due) => (isEarlier(due.to, best.to) ? due : best), said[0] ?? first.due);
  return {
    due,
    cityLeader: tasks.find(({ cityLeader }) => cityLeader !== null)?.cityLeader ?? null,
    kind: first.kind,
    commitment: first.commitment,
    nature: first.nature,
  };
}

/** No day is later than any. */
function isEarlier(day: string | null, other: string | null): boolean {
  return day !== null && (other === null || day < other);
}

/** What the tasks said and the whole does not. */
export function notTaken(tasks: readonly MergedTask[], whole: MergedValues): SaidValue[] {
  return mergedFields.flatMap((field) => saidValues(tasks, field).filter(({ value }) => !sameValue(value, whole[field])));
}

/** A unit whose role in the whole is not the one that it has in each of the tasks. */
export interface ChangedRole {
  readonly unit: string;
  /** What the tasks say, the highest first, with their codes. */
  readonly said: readonly { readonly role: ResponsibilityRole; readonly codes: readonly string[] }[];
  /** null: the whole does not name it. */
  readonly role: ResponsibilityRole | null;
}

type WithUnits = Pick<MergedTask, 'code'> & {
  readonly responsibilities: readonly { readonly unit: string; readonly role: ResponsibilityRole }[];
};

/** Of which units the whole says less, more or something else than the tasks. `roleOf`: the role that a unit has in the whole. */
export function changedRoles(tasks: readonly WithUnits[], roleOf: (unit: string) => ResponsibilityRole | null): ChangedRole[] {
  const stands = tasks.flatMap(({ code, responsibilities }) => responsibilities.map(({ unit, role }) => ({ code, unit, role })));
  return [...Map.groupBy(stands, ({ unit }) => unit)].flatMap(([unit, all]) => {
    const said = responsibilityRoles.flatMap((role) => {
      const codes = new Set(all.flatMap((one) => (one.role === role ? [one.code] : [])));
      return codes.size === 0 ? [] : [{ role, codes: [...codes] }];
    });
    const role = roleOf(unit);
    return said.every((one) => one.role === role) ? [] : [{ unit, said, role }];
  });
}

type Value = MergedValues[MergedField];

function isDue(value: Value): value is Due {
  return typeof value === 'object' && value !== null;
}

function saysNothing(value: Value): boolean {
  return value === null || (isDue(value) && value.text === null && value.from === null && value.to === null);
}

/** Deadlines are the same when they mean the same days; where neither means any, when their words are the same. */
export function sameValue(one: Value, other: Value): boolean {
  if (!isDue(one) || !isDue(other)) return one === other;
  if (one.from !== other.from || one.to !== other.to) return false;
  return one.from !== null || one.to !== null || one.text === other.text;
}

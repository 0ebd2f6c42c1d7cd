/**
 * 更正 of published tasks: what a person says instead of what the plan prints, with a reason, from a day on. The printed value stays beside
 * it, a correction is never changed, and taking one back is one more of them.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import { changeUnits, leadAmong, printedLedBy, sameUnits, type TaskUnit, type UnitsChange } from '#core/ledger/correct-units.ts';
import type { Commitment, Nature, TaskKind } from '#core/plan/parsed-plan.ts';

export interface Due {
  /** As people say it: 2026年底前; null where only a day is known. */
  readonly text: string | null;
  /** ISO days. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What of a task can be corrected. */
export interface TaskValues {
  readonly title: string;
  readonly text: string;
  readonly due: Due;
  readonly kind: TaskKind;
  readonly commitment: Commitment;
  readonly nature: Nature;
  /** 市级责任领导; most plans print none. */
  readonly cityLeader: string | null;
  /** Who answers for it. */
  readonly units: readonly TaskUnit[];
}

export const correctedFields = [
  'title',
  'text',
  'due',
  'kind',
  'commitment',
  'nature',
  'cityLeader',
  'units',
] as const satisfies (keyof TaskValues)[];
export type CorrectedField = (typeof correctedFields)[number];
export type TaskValue = TaskValues[CorrectedField];

/** A task as it stands. */
export interface CorrectableTask {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly state: string;
  readonly values: TaskValues;
  /** The units that the plan's newest version prints: who leads is named without a correction. */
  readonly printedUnits: readonly TaskUnit[];
}

/** What was last corrected of a field. */
export interface StandingCorrection {
  /** The act that said it. */
  readonly id: string;
  readonly taskId: string;
  readonly field: CorrectedField;
  /** What the plan's newest version prints. */
  readonly printed: TaskValue;
  /** What was said; the lead of corrected units can have been named anew since. */
  readonly value: TaskValue;
  /** The plan has come to print something else since it was said. */
  readonly reprinted: boolean;
  /** The act whose words these are: where one was taken back, the one before it; null: nobody's that can be taken back. */
  readonly standsAs: string | null;
}

/** What is to be said of a task: a new value of a field, or what changes of its units. */
type AskedValues = { readonly [Field in Exclude<CorrectedField, 'units'>]?: TaskValues[Field] | undefined } & {
  readonly units?: UnitsChange | undefined;
};

interface AskedCorrection {
  readonly id: string;
  /** As the caller saw the task. */
  readonly revision: number;
  readonly values: AskedValues;
}

export interface FieldCorrection<Task> {
  readonly task: Task;
  readonly field: CorrectedField;
  readonly printed: TaskValue;
  readonly before: TaskValue;
  readonly value: TaskValue;
  /** The act whose words stood until now. */
  readonly insteadOf: string | null;
  /** The act whose words stand from now on, where one is taken back; null: nobody's. */
  readonly standsAs: string | null;
}

type Refusal = 'task-not-found' | 'task-changed' | 'task-withdrawn' | 'task-asked-twice' | 'lead-is-open-list';

/** All tasks or none. A field that says already what is asked is left alone. `standing`: the corrections in force of these tasks. */
export function correctTasks<Task extends CorrectableTask>(
  found: readonly Task[],
  standing: readonly StandingCorrection[],
  asked: readonly AskedCorrection[],
): Outcome<readonly FieldCorrection<Task>[], Refusal> {
  const byId = new Map(found.map((task) => [task.id, task]));
  const standingOf = new Map(standing.map((row) => [keyOf(row), row]));
  const corrections: FieldCorrection<Task>[] = [];
  const seen = new Set<string>();
  for (const { id, revision, values } of asked) {
    const task = byId.get(id);
    if (task === undefined) return failure('task-not-found');
    if (seen.has(id)) return failure('task-asked-twice', { code: task.code });
    seen.add(id);
    if (task.revision !== revision) return failure('task-changed', { code: task.code });
    if (task.state === 'withdrawn') return failure('task-withdrawn', { code: task.code });
    const units = values.units === undefined ? undefined : changeUnits(task.values.units, values.units);
    if (units?.ok === false) return units;
    const said = { ...values, units: units?.value };
    for (const field of correctedFields) {
      const value = said[field];
      const before = task.values[field];
      if (value === undefined || sameValue(value, before)) continue;
      const stands = standingOf.get(keyOf({ taskId: id, field }));
      const printed = stands === undefined ? (field === 'units' ? task.printedUnits : before) : stands.printed;
      // What the plan has overtaken is not come back to.
      const insteadOf = stands === undefined || stands.reprinted ? null : stands.standsAs;
      corrections.push({ task, field, printed, before, value, insteadOf, standsAs: null });
    }
  }
  return success(corrections);
}

/** One field of one task, as an act corrected it. */
export interface MadeCorrection {
  /** The act. */
  readonly id: string;
  readonly taskId: string;
  readonly field: CorrectedField;
  readonly before: TaskValue;
  readonly value: TaskValue;
  /** The act whose words it took the place of. */
  readonly insteadOf: string | null;
}

/**
 * Takes an act's corrections back, all or none: each field says again what it said before. Refused when a field was corrected again since (be
 * it to the same words), or a new version of the plan says something else of it, or somebody else leads.
 */
export function undoCorrections<Task extends CorrectableTask>(
  found: readonly Task[],
  standing: readonly StandingCorrection[],
  made: readonly MadeCorrection[],
): Outcome<readonly FieldCorrection<Task>[], 'task-withdrawn' | 'correction-overtaken'> {
  const byId = new Map(found.map((task) => [task.id, task]));
  const standingOf = new Map(standing.map((row) => [keyOf(row), row]));
  const corrections: FieldCorrection<Task>[] = [];
  for (const row of made) {
    const task = byId.get(row.taskId);
    if (task === undefined) throw new Error('a corrected task is not among the tasks');
    if (task.state === 'withdrawn') return failure('task-withdrawn', { code: task.code });
    const stands = standingOf.get(keyOf(row));
    const isOurs = stands !== undefined && (stands.id === row.id || stands.standsAs === row.id);
    if (!isOurs || stands.reprinted || !sameValue(task.values[row.field], row.value))
      return failure('correction-overtaken', { code: task.code });
    const { printed, standsAs: insteadOf } = stands;
    corrections.push({ task, field: row.field, printed, before: row.value, value: row.before, insteadOf, standsAs: row.insteadOf });
  }
  return success(corrections);
}

/** What a new version of the plan says of a corrected field, beside what stands. */
export interface CorrectionClash {
  /** What was last corrected of it: a choice is of this, and not of what somebody says later. */
  readonly correctionId: string;
  readonly taskId: string;
  readonly field: CorrectedField;
  /** What the version before printed, and the new one prints. */
  readonly before: TaskValue;
  readonly printed: TaskValue;
  /** What stands instead. */
  readonly value: TaskValue;
}

export type CorrectionChoice = 'correction' | 'plan';

/** What stands of a field that was corrected: of units, with the lead that was named since. */
export interface ContinuedCorrection extends StandingCorrection {
  readonly now: TaskValue;
}

/** A task in a new version, as it is to stand. */
export interface MergedTask {
  /** What is not as the plan prints it. */
  readonly values: Partial<TaskValues>;
  /** The corrections that are over: the plan has come to say it, its words were chosen, or they had been taken back. */
  readonly over: readonly StandingCorrection[];
  /** Those that stand, with what is printed beside them from now on. */
  readonly stand: readonly StandingCorrection[];
  /** Where a person has to choose; nothing may be published before. */
  readonly clashes: readonly CorrectionClash[];
}

/**
 * The corrected fields of a task in a new version of the plan, merged three ways: where the plan prints what it printed, the correction stays;
 * where it has come to say what stands, the correction is over; where it says something third, a person chooses.
 */
export function mergeCorrections(
  printed: TaskValues,
  corrections: readonly ContinuedCorrection[],
  choiceOf: (correction: StandingCorrection) => CorrectionChoice | undefined = () => undefined,
): MergedTask {
  let values: Partial<TaskValues> = {};
  const over: StandingCorrection[] = [];
  const stand: StandingCorrection[] = [];
  const clashes: CorrectionClash[] = [];
  for (const { now, ...correction } of corrections) {
    const { id: correctionId, taskId, field } = correction;
    const prints = printed[field];
    // One that was taken back says nothing any more.
    if (sameValue(correction.value, correction.printed) || sameValue(prints, now)) {
      over.push(correction);
      continue;
    }
    const same = sameValue(prints, correction.printed);
    const choice = same ? 'correction' : choiceOf(correction);
    if (choice === undefined) clashes.push({ correctionId, taskId, field, before: correction.printed, printed: prints, value: now });
    else if (choice === 'correction') {
      stand.push({ ...correction, printed: prints, reprinted: correction.reprinted || !same });
      values = { ...values, [field]: now };
    } else {
      over.push(correction);
      if (isUnits(prints) && isUnits(now)) values = { ...values, units: printedLedBy(prints, leadAmong(now)) };
    }
  }
  return { values, over, stand, clashes };
}

/** What a plan prints of a task. */
export function printedValues({
  title,
  text,
  due,
  kind,
  commitment,
  nature,
  cityLeader,
  units,
}: Omit<TaskValues, 'due'> & { readonly due: Due | null }): TaskValues {
  const { text: words, from, to } = due ?? { text: null, from: null, to: null };
  return { title, text, due: { text: words, from, to }, kind, commitment, nature, cityLeader, units };
}

export function sameValue(a: TaskValue, b: TaskValue): boolean {
  if (isUnits(a) || isUnits(b)) return isUnits(a) && isUnits(b) && sameUnits(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  return a.text === b.text && a.from === b.from && a.to === b.to;
}

/** The units of a task, among values of any field. */
export function isUnits(value: TaskValue): value is TaskValues['units'] {
  return Array.isArray(value);
}

const keyOf = ({ taskId, field }: { readonly taskId: string; readonly field: CorrectedField }): string => `${taskId} ${field}`;

/**
 * 更正 of published tasks: what a person says instead of what the plan prints, with a reason, from a day on. The printed value stays beside
 * it, a correction is never changed, and taking one back is one more of them.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
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
  /** 市级责任领导; no plan prints one. */
  readonly cityLeader: string | null;
}

export const correctedFields = [
  'title',
  'text',
  'due',
  'kind',
  'commitment',
  'nature',
  'cityLeader',
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
}

/** What stands of a field since it was last corrected. */
export interface StandingCorrection {
  readonly taskId: string;
  readonly field: CorrectedField;
  /** What the plan's newest version prints. */
  readonly printed: TaskValue;
  readonly value: TaskValue;
}

interface AskedCorrection {
  readonly id: string;
  /** As the caller saw the task. */
  readonly revision: number;
  readonly values: { readonly [Field in CorrectedField]?: TaskValues[Field] | undefined };
}

export interface FieldCorrection<Task> {
  readonly task: Task;
  readonly field: CorrectedField;
  readonly printed: TaskValue;
  readonly before: TaskValue;
  readonly value: TaskValue;
}

type Refusal = 'task-not-found' | 'task-changed' | 'task-withdrawn' | 'task-asked-twice';

/** All tasks or none. A field that says already what is asked is left alone. `standing`: the corrections in force of these tasks. */
export function correctTasks<Task extends CorrectableTask>(
  found: readonly Task[],
  standing: readonly StandingCorrection[],
  asked: readonly AskedCorrection[],
): Outcome<readonly FieldCorrection<Task>[], Refusal> {
  const byId = new Map(found.map((task) => [task.id, task]));
  const printedOf = new Map(standing.map((row) => [keyOf(row), row.printed]));
  const corrections: FieldCorrection<Task>[] = [];
  const seen = new Set<string>();
  for (const { id, revision, values } of asked) {
    const task = byId.get(id);
    if (task === undefined) return failure('task-not-found');
    if (seen.has(id)) return failure('task-asked-twice', { code: task.code });
    seen.add(id);
    if (task.revision !== revision) return failure('task-changed', { code: task.code });
    if (task.state === 'withdrawn') return failure('task-withdrawn', { code: task.code });
    for (const field of correctedFields) {
      const value = values[field];
      const before = task.values[field];
      if (value === undefined || sameValue(value, before)) continue;
      corrections.push({ task, field, printed: printedOf.get(keyOf({ taskId: id, field })) ?? before, before, value });
    }
  }
  return success(corrections);
}

/** One field of one task, as an act corrected it. */
export interface MadeCorrection {
  readonly taskId: string;
  readonly field: CorrectedField;
  readonly printed: TaskValue;
  readonly before: TaskValue;
  readonly value: TaskValue;
}

/**
 * Takes an act's corrections back, all or none: each field says again what it said before. Refused when a field was corrected again since, or
 * a new version of the plan says something else of it.
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
    const overtaken = stands === undefined || !sameValue(stands.value, row.value) || !sameValue(task.values[row.field], row.value);
    if (overtaken) return failure('correction-overtaken', { code: task.code });
    corrections.push({ task, field: row.field, printed: stands.printed, before: row.value, value: row.before });
  }
  return success(corrections);
}

/** What a new version of the plan says of a corrected field, beside what stands. */
export interface CorrectionClash {
  readonly taskId: string;
  readonly field: CorrectedField;
  /** What the version before printed, and the new one prints. */
  readonly before: TaskValue;
  readonly printed: TaskValue;
  /** What a person said instead. */
  readonly value: TaskValue;
}

export type CorrectionChoice = 'correction' | 'plan';

interface MergedField {
  readonly value: TaskValue;
  /** What stands from now on: nothing where the plan has come to say it, or its words were chosen. */
  readonly stands: boolean;
}

/**
 * A corrected field in a new version of the plan, merged three ways: where the plan prints what it printed, the correction stays; where it has
 * come to say what was corrected, the correction is over; where it says something third, a person chooses (null until then).
 */
export function mergeCorrection(
  standing: StandingCorrection,
  printed: TaskValue,
  choice: CorrectionChoice | undefined,
): MergedField | null {
  if (sameValue(printed, standing.value)) return { value: printed, stands: false };
  if (sameValue(printed, standing.printed)) return { value: standing.value, stands: true };
  if (choice === undefined) return null;
  return choice === 'plan' ? { value: printed, stands: false } : { value: standing.value, stands: true };
}

/** Of a task's corrections those that a version clashes with which prints this of the task, and nobody has chosen. */
export function clashesWith(
  printed: TaskValues,
  standing: readonly StandingCorrection[],
  choiceOf: (correction: StandingCorrection) => CorrectionChoice | undefined = () => undefined,
): CorrectionClash[] {
  return standing
    .filter((correction) => mergeCorrection(correction, printed[correction.field], choiceOf(correction)) === null)
    .map(({ taskId, field, printed: before, value }) => ({ taskId, field, before, printed: printed[field], value }));
}

/** What a plan prints of a task. It never prints who of the city's leaders is responsible. */
export function printedValues({
  title,
  text,
  due,
  kind,
  commitment,
  nature,
}: Omit<TaskValues, 'due' | 'cityLeader'> & { readonly due: Due | null }): TaskValues {
  const { text: words, from, to } = due ?? { text: null, from: null, to: null };
  return { title, text, due: { text: words, from, to }, kind, commitment, nature, cityLeader: null };
}

export function sameValue(a: TaskValue, b: TaskValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  return a.text === b.text && a.from === b.from && a.to === b.to;
}

const keyOf = ({ taskId, field }: { readonly taskId: string; readonly field: CorrectedField }): string => `${taskId} ${field}`;

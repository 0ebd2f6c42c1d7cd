/** Corrections of tasks that go on in a new version of their plan: they stay, are over, or wait for a person's choice. */
import { sql } from 'kysely';
import {
  clashesWith,
  mergeCorrection,
  printedValues,
  type CorrectedField,
  type CorrectionChoice,
  type CorrectionClash,
  type Due,
  type StandingCorrection,
  type TaskValues,
} from '#core/ledger/correct-tasks.ts';
import { rowsOf, type PlannedPublication, type PlannedTask } from '#server/ledger/publish/publish-jobs.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What a person chose where both the plan and a correction say something new. */
export interface Choice {
  readonly taskId: string;
  readonly field: CorrectedField;
  readonly keep: CorrectionChoice;
}

/** A task to publish, with what people say of it instead of what the plan prints. */
export type StandingTask = Omit<PlannedTask, 'due'> & { readonly due: Due | null };

/** The corrections in force of the tasks of a plan, and what was chosen for them. */
export class Corrections {
  readonly #standing: ReadonlyMap<string, readonly StandingCorrection[]>;
  readonly #choices: ReadonlyMap<string, CorrectionChoice>;
  readonly #over: StandingCorrection[] = [];
  readonly #reprinted: StandingCorrection[] = [];

  constructor(standing: readonly StandingCorrection[], choices: readonly Choice[]) {
    this.#standing = Map.groupBy(standing, ({ taskId }) => taskId);
    this.#choices = new Map(choices.map((choice) => [keyOf(choice), choice.keep]));
  }

  /** Where nobody has chosen yet. */
  clashesOf(plan: PlannedPublication): (CorrectionClash & { readonly code: string })[] {
    if (this.#standing.size === 0) return [];
    return [...rowsOf(plan.tasks)].flat().flatMap((task) =>
      clashesWith(printedValues(task), this.#of(task), (correction) => this.#choices.get(keyOf(correction))).map((clash) => ({
        ...clash,
        code: task.code,
      })),
    );
  }

  /** The task as it is to stand. Every clash has been decided. */
  applyTo(task: PlannedTask): StandingTask {
    const printed = printedValues(task);
    const merged = this.#of(task).map((correction) => {
      const { field } = correction;
      const now = mergeCorrection(correction, printed[field], this.#choices.get(keyOf(correction)));
      if (now === null) throw new Error('a clash of a correction with the plan was not decided');
      if (!now.stands) this.#over.push(correction);
      else this.#reprinted.push({ ...correction, printed: printed[field] });
      return [field, now.value];
    });
    if (merged.length === 0) return task;
    const { title, text, due, kind, commitment, nature }: TaskValues = { ...printed, ...Object.fromEntries(merged) };
    return { ...task, title, text, kind, commitment, nature, due: due.text === null && due.from === null && due.to === null ? null : due };
  }

  /** Writes which corrections are over, and what is printed beside the others from now on. */
  async write(act: Act): Promise<void> {
    const over = this.#over;
    const named = (rows: readonly StandingCorrection[]) =>
      sql`unnest(${rows.map(({ taskId }) => taskId)}::uuid[], ${rows.map(({ field }) => field)}::text[], ${rows.map(({ printed }) => JSON.stringify(printed))}::jsonb[])
        as row (task_id, field, printed)`;
    const same = sql`${inJurisdiction(act, 'kept')} and kept.task_id = row.task_id and kept.field = row.field and kept.current`;
    if (over.length > 0) await sql`update task_correction kept set current = false from ${named(over)} where ${same}`.execute(act.db);
    if (this.#reprinted.length > 0)
      await sql`update task_correction kept set printed = row.printed from ${named(this.#reprinted)} where ${same} and kept.printed <> row.printed`.execute(
        act.db,
      );
  }

  #of(task: PlannedTask): readonly StandingCorrection[] {
    return (task.continues === null ? undefined : this.#standing.get(task.continues)) ?? [];
  }
}

const keyOf = ({ taskId, field }: Pick<Choice, 'taskId' | 'field'>): string => `${taskId} ${field}`;

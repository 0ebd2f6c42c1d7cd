/** Corrections of tasks that go on in a new version of their plan: they stay, are over, or wait for a person's choice. */
import { sql } from 'kysely';
import {
  mergeCorrections,
  printedValues,
  sameValue,
  type ContinuedCorrection,
  type CorrectedField,
  type CorrectionChoice,
  type CorrectionClash,
  type Due,
  type MergedTask,
  type StandingCorrection,
} from '#core/ledger/correct-tasks.ts';
import { leadAmong } from '#core/ledger/correct-units.ts';
import { correctedResponsibilities, printedUnits } from '#core/ledger/publish/published-responsibilities.ts';
import { rowsOf, type PlannedPublication, type PlannedTask } from '#server/ledger/publish/publish-jobs.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What a person chose where both the plan and a correction say something new. */
export interface Choice {
  readonly correctionId: string;
  readonly taskId: string;
  readonly field: CorrectedField;
  readonly keep: CorrectionChoice;
}

/** A task to publish, with what people say of it instead of what the plan prints. */
export type StandingTask = Omit<PlannedTask, 'due'> & {
  readonly due: Due | null;
  /** Its units were corrected, and with them who leads. */
  readonly unitsCorrected: boolean;
};

/** The corrections in force of the tasks of a plan, and what was chosen for them. */
export class Corrections {
  readonly #standing: ReadonlyMap<string, readonly ContinuedCorrection[]>;
  readonly #choices: ReadonlyMap<string, CorrectionChoice>;
  readonly #over: StandingCorrection[] = [];
  readonly #stand: StandingCorrection[] = [];

  constructor(standing: readonly ContinuedCorrection[], choices: readonly Choice[]) {
    this.#standing = Map.groupBy(standing, ({ taskId }) => taskId);
    this.#choices = new Map(choices.map((choice) => [keyOf({ ...choice, id: choice.correctionId }), choice.keep]));
  }

  /** The units that people say instead of the print: their names need a row among the plan's texts. */
  get units(): string[] {
    return [...this.#standing.values()]
      .flat()
      .flatMap(({ field, now }) => (field === 'units' && Array.isArray(now) ? now.map(({ unit }) => unit) : []));
  }

  /** Where nobody has chosen yet. */
  clashesOf(plan: PlannedPublication): (CorrectionClash & { readonly code: string })[] {
    if (this.#standing.size === 0) return [];
    return [...rowsOf(plan.tasks)].flat().flatMap((task) => this.#merge(task).clashes.map((clash) => ({ ...clash, code: task.code })));
  }

  /** For the trail: of which fields people chose, where plan and correction say different things, and what. Null: there was nothing to choose. */
  chosenFor(task: PlannedTask): { readonly keptCorrections: CorrectedField[]; readonly overCorrections: CorrectedField[] } | null {
    const chosen = mergeCorrections(printedOf(task), this.#of(task)).clashes.map(({ correctionId, ...clash }) => ({
      field: clash.field,
      keep: this.#choices.get(keyOf({ ...clash, id: correctionId })),
    }));
    if (chosen.length === 0) return null;
    const fieldsOf = (keep: CorrectionChoice) => chosen.flatMap((one) => (one.keep === keep ? [one.field] : []));
    return { keptCorrections: fieldsOf('correction'), overCorrections: fieldsOf('plan') };
  }

  /** The task as it is to stand. Every clash has been decided. */
  applyTo(task: PlannedTask): StandingTask {
    return this.#stands(task, this.#merge(task));
  }

  /** The same of one that people withdrew, split or merged, about which nobody is asked: what was corrected of it stays. */
  applyToResting(task: PlannedTask): StandingTask {
    return this.#stands(task, this.#merge(task, 'correction'));
  }

  #stands(task: PlannedTask, { values, over, stand, clashes }: MergedTask): StandingTask {
    if (clashes.length > 0) throw new Error('a clash of a correction with the plan was not decided');
    this.#over.push(...over);
    this.#stand.push(...stand);
    const { title, text, kind, commitment, nature, cityLeader } = { ...task, ...values };
    const due = values.due ?? task.due;
    const said = { ...task, title, text, kind, commitment, nature, cityLeader, due: due === null || isNone(due) ? null : due };
    const unitsCorrected = this.#of(task).some(({ field, value, printed }) => field === 'units' && !sameValue(value, printed));
    if (!unitsCorrected) return { ...said, unitsCorrected };
    const units = values.units ?? printedUnits(task);
    return { ...said, responsibilities: correctedResponsibilities(units, task.responsibilities), lead: leadAmong(units), unitsCorrected };
  }

  /** Writes which corrections are over, and what is printed beside the others from now on. */
  async write(act: Act): Promise<void> {
    const over = this.#over;
    const named = (rows: readonly StandingCorrection[]) =>
      sql`unnest(${rows.map(({ taskId }) => taskId)}::uuid[], ${rows.map(({ field }) => field)}::text[],
        ${rows.map(({ printed }) => JSON.stringify(printed))}::jsonb[], ${rows.map(({ reprinted }) => reprinted)}::boolean[])
        as row (task_id, field, printed, reprinted)`;
    const same = sql`${inJurisdiction(act, 'kept')} and kept.task_id = row.task_id and kept.field = row.field and kept.current`;
    if (over.length > 0) await sql`update task_correction kept set current = false from ${named(over)} where ${same}`.execute(act.db);
    if (this.#stand.length > 0)
      await sql`update task_correction kept set printed = row.printed, reprinted = row.reprinted from ${named(this.#stand)}
        where ${same} and (kept.printed <> row.printed or kept.reprinted <> row.reprinted)`.execute(act.db);
  }

  #merge(task: PlannedTask, otherwise?: CorrectionChoice): MergedTask {
    return mergeCorrections(printedOf(task), this.#of(task), (correction) => this.#choices.get(keyOf(correction)) ?? otherwise);
  }

  #of(task: PlannedTask): readonly ContinuedCorrection[] {
    return (task.continues === null ? undefined : this.#standing.get(task.continues)) ?? [];
  }
}

const printedOf = (task: PlannedTask) => printedValues({ ...task, units: printedUnits(task) });

const isNone = ({ text, from, to }: Due): boolean => text === null && from === null && to === null;

const keyOf = ({ id, taskId, field }: Pick<StandingCorrection, 'id' | 'taskId' | 'field'>): string => `${id} ${taskId} ${field}`;

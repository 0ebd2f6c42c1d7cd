/** What people withdrew, split, merged or added (调整) as a new version of the plan takes it: it stays, gives way to the plan, or waits for a person's choice. */
import { sql, type Insertable } from 'kysely';
import {
  adjustedGroups,
  giveWay,
  keepsGroup,
  type AdjustedGroup,
  type AdjustmentChoice,
  type LineageTask,
} from '#core/ledger/adjust/adjusted-groups.ts';
import { beginAdjustment, writeEffects, writeSuccessions } from '#server/ledger/adjustment/adjustment-rows.ts';
import { moveResponsibilities } from '#server/ledger/adjustment/place-tasks.ts';
import { placesBehind, placesBetween } from '#core/ledger/adjust/place-tasks.ts';
import type { PlannedPublication, PlannedTask } from '#server/ledger/publish/publish-jobs.ts';
import { insertMany } from '#server/ledger/rows.ts';
import { updateTasks, type TaskChange } from '#server/ledger/task/update-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Choice {
  readonly taskId: string;
  /** The last act that was seen of it. */
  readonly adjustmentId: string;
  readonly keep: AdjustmentChoice;
}

type Ranges = readonly Insertable<DB['task_clause']>[];

/** Where the plan prints a task from now on. */
interface Place extends Pick<PlannedTask, 'path' | 'chapter'> {
  readonly position: number;
  readonly ranges: Ranges;
}

type OfPlan = LineageTask & { readonly path: string; readonly title: string };

/** The adjustments of a plan's tasks, and what was chosen for them. `tasks`: all that the plan ever had, in printed order. */
export class Adjustments {
  /** Those that a person has to say something of. */
  readonly undecided: readonly AdjustedGroup[];
  readonly #tasks: ReadonlyMap<string, OfPlan>;
  readonly #kept: readonly AdjustedGroup[];
  readonly #givenWay: readonly AdjustedGroup[];
  readonly #resting: ReadonlySet<string>;
  readonly #continued: ReadonlySet<string>;
  /** Standing tasks that people made of no printed one. */
  readonly #byHand: readonly OfPlan[];
  readonly #places = new Map<string, Place>();
  readonly #lastOf = new Map<string, number>();
  #last = 0;

  constructor(tasks: readonly OfPlan[], plan: Pick<PlannedPublication, 'alike' | 'continued'>, choices: readonly Choice[]) {
    const groups = adjustedGroups(tasks);
    const alike = new Set(groups.length === 0 ? [] : plan.alike);
    const choiceOf = new Map(choices.map(({ taskId, adjustmentId, keep }) => [`${taskId} ${adjustmentId}`, keep]));
    const decided = Map.groupBy(groups, (group) =>
      keepsGroup(
        group,
        (id) => alike.has(id),
        (id, lastAct) => choiceOf.get(`${id} ${lastAct}`),
      ),
    );
    this.undecided = decided.get(null) ?? [];
    this.#kept = decided.get(true) ?? [];
    this.#givenWay = decided.get(false) ?? [];
    this.#tasks = new Map(tasks.map((task) => [task.id, task]));
    this.#resting = new Set(this.#kept.flatMap(({ printed }) => printed));
    this.#continued = new Set(plan.continued);
    const ofGroups = new Set(groups.flatMap(({ standing }) => standing.map(({ id }) => id)));
    this.#byHand = tasks.filter(({ id, state, madeBy }) => state === 'open' && madeBy !== null && !ofGroups.has(id));
  }

  /** The plan prints the task, and it does not stand: what people made of it stays. */
  rests(taskId: string): boolean {
    return this.#resting.has(taskId);
  }

  /** Tells where the plan prints a task; in printed order. `ranges`: of one that rests. */
  saw({ path, chapter, continues }: Pick<PlannedTask, 'path' | 'chapter' | 'continues'>, position: number, ranges: Ranges): void {
    // A chapter ends with all below it.
    for (let above = path; ; above = above.slice(0, Math.max(0, above.lastIndexOf('/')))) {
      this.#lastOf.set(above, position);
      if (above === '') break;
    }
    this.#last = position;
    if (continues !== null) this.#places.set(continues, { path, chapter, position, ranges });
  }

  /** Every printed task has been seen. */
  async write(act: Act, versionId: string): Promise<void> {
    const made: { id: string; from: readonly Place[] }[] = this.#kept.flatMap(({ standing }) =>
      standing.map(({ id, from }) => ({ id, from: from.flatMap((root) => this.#places.get(root) ?? []) })),
    );
    made.push(...this.#byHand.map(({ id }) => ({ id, from: [] })));
    const behind = Map.groupBy(made, ({ id, from: [first] }) => first?.position ?? this.#endOf(this.#tasks.get(id)?.path ?? ''));
    const places = new Map<string, number>();
    for (const [position, own] of behind) {
      const free = placesBehind(position, null, own.length);
      // Where there is no room for all, at the end of the plan.
      for (const [index, { id }] of own.entries()) places.set(id, free[index] ?? (this.#last += placesBetween));
    }
    const rows: TaskChange[] = made.flatMap(({ id, from: [first] }) =>
      first === undefined ? [] : [{ id, ...columnsOf(first), position: places.get(id) ?? first.position, version_id: versionId }],
    );
    await updateTasks(act, rows);
    await updateTasks(
      act,
      made.flatMap(({ id, from }) => (from.length > 0 ? [] : [{ id, position: places.get(id) ?? 0 }])),
    );
    await moveResponsibilities(
      act,
      made.map(({ id }) => id),
    );
    await insertMany(
      act,
      'task_clause',
      made.flatMap(({ id, from }) =>
        from.flatMap(({ ranges }) => ranges).map((range, index) => ({ ...range, task_id: id, seq: index + 1 })),
      ),
    );
    await this.#writeGivenWay(act);
  }

  /** For the trail. */
  told(version: number): AuditObject[] {
    const codeOf = (id: string) => this.#tasks.get(id)?.code ?? '';
    // Those that the plan prints are told with what it prints of them.
    const kept = [
      ...[...this.#resting].filter((id) => !this.#places.has(id)),
      ...this.#kept.flatMap(({ standing }) => standing.map(({ id }) => id)),
    ];
    return [
      ...kept.map((id) => ({ type: 'task', id, before: {}, after: { code: codeOf(id), version, adjusted: true } })),
      ...this.#givenWay.flatMap((group) => {
        const { ended, gone, successions } = giveWay(group, (id) => this.#continued.has(id));
        const into = Map.groupBy(successions, ({ from }) => from);
        return [
          ...ended.map((id) => ({
            type: 'task',
            id,
            before: { state: 'open', title: this.#tasks.get(id)?.title },
            after: { state: 'withdrawn', version, into: (into.get(id) ?? []).map(({ to }) => codeOf(to)) },
          })),
          ...group.added.map((id) => ({
            type: 'task',
            id,
            before: { state: 'withdrawn' },
            after: { state: 'open', code: codeOf(id), version },
          })),
          ...gone.map((id) => ({ type: 'task', id, before: {}, after: { state: 'withdrawn', version } })),
        ];
      }),
    ];
  }

  async #writeGivenWay(act: Act): Promise<void> {
    if (this.#givenWay.length === 0) return;
    const ways = this.#givenWay.map((group) => ({ group, ...giveWay(group, (id) => this.#continued.has(id)) }));
    const adjusting = { id: act.newId(), kind: 'publish', reason: '', undoes: null } as const;
    await beginAdjustment(act, adjusting);
    // Printed ones that go on were written as the plan prints them.
    await writeEffects(act, adjusting, [
      ...ways.flatMap(({ ended }) => ended.map((taskId) => ({ taskId, effect: 'ended', endedBy: adjusting.id }) as const)),
      ...ways.flatMap(({ group }) => group.added.map((taskId) => ({ taskId, effect: 'reopened', endedBy: null }) as const)),
    ]);
    await writeSuccessions(
      act,
      adjusting.id,
      ways.flatMap(({ successions }) => successions.map((each) => ({ ...each, relation: 'replaced' }))),
    );
    const gone = ways.flatMap((way) => way.gone);
    await sql`update task set ended_by = null where ${inJurisdiction(act)} and id = any(${gone}::uuid[])`.execute(act.db);
  }

  /** Behind the last task of its chapter, or of the plan. */
  #endOf(path: string): number {
    return this.#lastOf.get(path) ?? this.#last;
  }
}

function columnsOf({ path, chapter, position }: Place) {
  return { path, chapter, position };
}

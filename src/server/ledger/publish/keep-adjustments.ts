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
import { parentOf } from '#core/plan/chapter-path.ts';
import type { MovedChapter } from '#core/plan/draft/follow-chapters.ts';
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

/** A task that people made, with the printed ones that it comes from. */
interface Made {
  readonly id: string;
  readonly from: readonly Place[];
}

/** The adjustments of a plan's tasks, and what was chosen for them. `tasks`: all that the plan ever had, in printed order. */
export class Adjustments {
  /** Those that a person has to say something of. */
  readonly undecided: readonly AdjustedGroup[];
  readonly #tasks: ReadonlyMap<string, OfPlan>;
  readonly #kept: readonly AdjustedGroup[];
  readonly #givenWay: readonly AdjustedGroup[];
  readonly #resting: ReadonlySet<string>;
  readonly #continued: ReadonlySet<string>;
  /** Tasks that people made of no printed one; some have ended, and may be brought back. */
  readonly #byHand: readonly OfPlan[];
  readonly #chapters: ReadonlyMap<string, MovedChapter>;
  readonly #places = new Map<string, Place>();
  readonly #lastOf = new Map<string, number>();
  #last = 0;

  constructor(tasks: readonly OfPlan[], plan: Pick<PlannedPublication, 'alike' | 'continued' | 'chapters'>, choices: readonly Choice[]) {
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
    const ofGroups = new Set(groups.flatMap(({ standing, ended }) => [...standing, ...ended].map(({ id }) => id)));
    this.#byHand = tasks.filter(({ id, madeBy }) => madeBy !== null && !ofGroups.has(id));
    this.#chapters = new Map(plan.chapters.map((chapter) => [chapter.from, chapter]));
  }

  /** The plan prints the task, and it does not stand: what people made of it stays. */
  rests(taskId: string): boolean {
    return this.#resting.has(taskId);
  }

  /** Tells where the plan prints a task; in printed order. `ranges`: of one that rests. */
  saw({ path, chapter, continues }: Pick<PlannedTask, 'path' | 'chapter' | 'continues'>, position: number, ranges: Ranges): void {
    // A chapter ends with all below it.
    for (let above = path; ; above = parentOf(above)) {
      this.#lastOf.set(above, position);
      if (above === '') break;
    }
    this.#last = position;
    if (continues !== null) this.#places.set(continues, { path, chapter, position, ranges });
  }

  /** Every printed task has been seen. */
  async write(act: Act, versionId: string): Promise<void> {
    const made: Made[] = this.#kept.flatMap(({ standing, ended }) =>
      [...standing, ...ended].map(({ id, from }) => ({ id, from: from.flatMap((root) => this.#places.get(root) ?? []) })),
    );
    made.push(...this.#byHand.map(({ id }) => ({ id, from: [] })));
    const changes = this.#changesOf(made, versionId);
    const [seen, unseen] = [true, false].map((stands) => changes.filter(({ id }) => (this.#tasks.get(id)?.state === 'open') === stands));
    // One by one kind of change: all rows of a statement have the same columns.
    for (const same of Map.groupBy(seen ?? [], (row) => Object.keys(row).join()).values()) await updateTasks(act, same);
    await placeEnded(act, unseen ?? []);
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

  /** Where they stand from now on: behind the printed task that they come from, or at the end of their chapter, wherever that is by now. */
  #changesOf(made: readonly Made[], versionId: string): TaskChange[] {
    const chapterOf = (id: string) => this.#chapters.get(this.#tasks.get(id)?.path ?? '');
    const behind = Map.groupBy(made, ({ id, from: [first] }) => first?.position ?? this.#endOf(chapterOf(id)?.to, id));
    const places = new Map<string, number>();
    for (const [position, own] of behind) {
      const free = placesBehind(position, null, own.length);
      // Where there is no room for all, at the end of the plan.
      for (const [index, { id }] of own.entries()) places.set(id, free[index] ?? (this.#last += placesBetween));
    }
    return made.map(({ id, from: [first] }) => {
      const position = places.get(id) ?? 0;
      if (first !== undefined) return { id, ...columnsOf(first), position, version_id: versionId };
      const chapter = chapterOf(id);
      if (chapter === undefined) return { id, position };
      return { id, position, path: chapter.to, ...(chapter.heading === null ? {} : { chapter: chapter.heading }) };
    });
  }

  /** Behind the last task of a chapter; where that has no tasks, or is gone, of the one above it. */
  #endOf(path: string | undefined, id: string): number {
    // The number of a chapter that is gone may be another chapter's.
    let at = path ?? this.#chapters.get(parentOf(this.#tasks.get(id)?.path ?? ''))?.to ?? '';
    while (at !== '' && !this.#lastOf.has(at)) at = parentOf(at);
    return this.#lastOf.get(at) ?? this.#last;
  }
}

/** Tasks that have ended, so that they are found at their place when they are brought back. Nobody sees them change: their revision stays. */
async function placeEnded(act: Act, rows: readonly TaskChange[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update task set position = new.position, path = coalesce(new.path, task.path), chapter = coalesce(new.chapter, task.chapter),
           version_id = coalesce(new.version_id, task.version_id)
      from json_populate_recordset(null::task, ${JSON.stringify(rows)}::json) as new
     where ${inJurisdiction(act, 'task')} and task.id = new.id`.execute(act.db);
}

function columnsOf({ path, chapter, position }: Place) {
  return { path, chapter, position };
}

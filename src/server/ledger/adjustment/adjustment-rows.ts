/** Acts of adjustment (调整) as rows, and the tasks that they end, begin and bring back. */
import { sql, type SqlBool } from 'kysely';
import type { AdjustmentKind, Effect, Effected, MadeEffect } from '#core/ledger/adjust/adjust-tasks.ts';
import { successionsOf } from '#core/ledger/adjust/successions.ts';
import { insertMany } from '#server/ledger/rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The tasks, locked in the order of their ids. */
export async function lockAdjustable(act: Act, ids: readonly string[]) {
  return act.db
    .selectFrom('task')
    .select(['id', 'code', 'revision', 'state', 'plan_id as planId', 'made_by as madeBy', 'ended_by as endedBy', 'title'])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export type AdjustableRow = Awaited<ReturnType<typeof lockAdjustable>>[number];

/** Of which kind the acts are by which these tasks ended. */
export async function kindsOfEnds(act: Act, taskIds: readonly string[]): Promise<ReadonlyMap<string, AdjustmentKind>> {
  const { rows } = await sql<{ id: string; kind: AdjustmentKind }>`
    select distinct ended.id, ended.kind from task
      join task_adjustment ended on ended.jurisdiction_id = task.jurisdiction_id and ended.id = task.ended_by
     where ${inJurisdiction(act, 'task')} and task.id = any(${taskIds}::uuid[]) and ended.undoes is null`.execute(act.db);
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** Those of these tasks that a version took the place of: it no longer prints them, or what they were made of stands or fell with it. */
export async function overtakenAmong(act: Act, taskIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select task.id from task
      join plan_version version on version.jurisdiction_id = task.jurisdiction_id and version.id = task.version_id
     where ${inJurisdiction(act, 'task')} and task.id = any(${taskIds}::uuid[]) and task.made_by is null
       and version.state <> 'published'
    union
    select task.id from task
      join task_adjusted own on own.jurisdiction_id = task.jurisdiction_id and own.adjustment_id = task.made_by and own.effect = 'ended'
      join task whole on whole.jurisdiction_id = own.jurisdiction_id and whole.id = own.task_id
     where ${inJurisdiction(act, 'task')} and task.id = any(${taskIds}::uuid[])
       and whole.ended_by is distinct from task.made_by`.execute(act.db);
  return new Set(rows.map(({ id }) => id));
}

export interface MadeAdjustment {
  readonly kind: AdjustmentKind;
  /** It took an earlier act back. */
  readonly isUndo: boolean;
  /** Of the newest version of the plan that was published since; 0: none. */
  readonly laterVersion: number;
  readonly effects: readonly MadeEffect[];
  /** Those of its tasks of which the trail tells something later. */
  readonly touched: ReadonlySet<string>;
}

/** What an act did; null where there is none that a person could take back. */
export async function madeAdjustment(act: Act, id: string): Promise<MadeAdjustment | null> {
  const { rows } = await sql<{
    kind: AdjustmentKind;
    is_undo: boolean;
    later_version: number;
    task_id: string;
    effect: Effect;
    was_ended_by: string | null;
    revision: number;
    touched: boolean;
  }>`
    select made.kind, made.undoes is not null as is_undo, own.task_id, own.effect, own.was_ended_by, own.revision,
           exists (select 1 from audit_object object
             join audit_event event on event.jurisdiction_id = object.jurisdiction_id and event.id = object.event_id
            where ${inJurisdiction(act, 'object')} and object.object_type = 'task' and object.object_id = own.task_id
              and event.outcome = 'done' and event.at > made.at) as touched,
           coalesce((select max(version.number) from plan_version version join task on task.jurisdiction_id = version.jurisdiction_id
             and task.plan_id = version.plan_id
            where ${inJurisdiction(act, 'version')} and task.id = own.task_id and version.published_at > made.at), 0) as later_version
      from task_adjustment made
      join task_adjusted own on own.jurisdiction_id = made.jurisdiction_id and own.adjustment_id = made.id
     where ${inJurisdiction(act, 'made')} and made.id = ${id} and made.kind <> 'publish' order by own.task_id`.execute(act.db);
  const [first] = rows;
  if (first === undefined) return null;
  return {
    kind: first.kind,
    isUndo: first.is_undo,
    laterVersion: Math.max(...rows.map((row) => row.later_version)),
    effects: rows.map((row) => ({ taskId: row.task_id, effect: row.effect, wasEndedBy: row.was_ended_by, revision: row.revision })),
    touched: new Set(rows.filter(({ touched }) => touched).map((row) => row.task_id)),
  };
}

export interface Adjusting {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly reason: string;
  readonly undoes: string | null;
}

/** The act itself. Tasks that begin by it refer to it. */
export async function beginAdjustment(act: Act, { id, kind, reason, undoes }: Adjusting): Promise<void> {
  await act.db
    .insertInto('task_adjustment')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      kind,
      reason,
      undoes,
      known_from: act.today,
      actor: act.actor,
      at: act.now,
    })
    .execute();
}

/** Writes what the act did: to tasks, and beside them. Tasks that begin are there already. */
export async function writeEffects(act: Act, adjusting: Adjusting, effects: readonly Effected[]): Promise<void> {
  const changed = effects.filter(({ effect }) => effect !== 'begun');
  // In this order: what a task was ended by before is read before it is written.
  await sql`
    insert into task_adjusted (jurisdiction_id, adjustment_id, task_id, effect, was_ended_by, revision)
    select ${act.jurisdictionId}, ${adjusting.id}, task.id, did.effect, task.ended_by,
           task.revision + case when did.effect = 'begun' then 0 else 1 end
      from unnest(${effects.map(({ taskId }) => taskId)}::uuid[], ${effects.map(({ effect }) => effect)}::text[]) as did (task_id, effect)
      join task on ${inJurisdiction(act, 'task')} and task.id = did.task_id`.execute(act.db);
  await sql`
    update task set state = case when did.effect = 'ended' then 'withdrawn' else 'open' end, ended_by = did.ended_by, updated_at = ${act.now},
           revision = task.revision + 1
      from unnest(${changed.map(({ taskId }) => taskId)}::uuid[], ${changed.map(({ effect }) => effect)}::text[],
                  ${changed.map(({ endedBy }) => endedBy)}::uuid[]) as did (task_id, effect, ended_by)
     where ${inJurisdiction(act, 'task')} and task.id = did.task_id`.execute(act.db);
  await writeSuccessions(act, adjusting.id, successionsOf({ ...adjusting, isUndo: adjusting.undoes !== null }, effects));
}

/** By the act, from task to task. */
export async function writeSuccessions(
  act: Act,
  adjustmentId: string,
  successions: readonly { readonly from: string; readonly to: string; readonly relation: string }[],
): Promise<void> {
  await insertMany(
    act,
    'task_lineage',
    successions.map(({ from, to, relation }) => ({
      jurisdiction_id: act.jurisdictionId,
      id: act.newId(),
      from_task_id: from,
      to_task_id: to,
      relation,
      adjustment_id: adjustmentId,
      actor: act.actor,
      at: act.now,
    })),
  );
}

/** For the trail: tasks that an act ended or brought back. `more`: the codes that each goes on in or comes from. */
export function toldOf(
  tasks: readonly Pick<AdjustableRow, 'id' | 'title'>[],
  state: 'open' | 'withdrawn',
  reason: string,
  more: { readonly into?: readonly string[]; readonly outOf?: readonly string[]; readonly undoes?: string } = {},
): AuditObject[] {
  return tasks.map(({ id, title }) => ({
    type: 'task',
    id,
    before: { state: state === 'open' ? 'withdrawn' : 'open' },
    after: { state, title, ...more, ...(reason === '' ? {} : { reason }) },
  }));
}

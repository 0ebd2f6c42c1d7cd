/** Responsibilities with the units that they mean: written together, so that "tasks of these units" is always right. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Insertable } from 'kysely';
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { insertMany } from '#server/ledger/rows.ts';
import type { UnitText } from '#server/plan/unit-text/unit-texts.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

/** What was decided about a responsibility. */
export interface Resolved {
  readonly state: PlanUnit['state'];
  readonly unitIds: readonly string[];
  readonly by: string | null;
  readonly at: string | null;
}

/** Decisions for single tasks, by task and printed text. */
export type SingleDecisions = ReadonlyMap<string, Resolved>;

const keyOf = (taskId: string, text: string): string => `${taskId} ${text}`;

/** One of them. */
export function singleDecision(taskId: string, text: string, decided: Resolved): readonly [string, Resolved] {
  return [keyOf(taskId, text), decided];
}

/** What people decided for these tasks alone: it goes on when a responsibility ends and one of the same text begins. */
export async function singleDecisions(act: Act, taskIds: readonly string[]): Promise<SingleDecisions> {
  const { rows } = await sql<{
    task_id: string;
    unit_text: string;
    resolution: PlanUnit['state'];
    resolved_by: string | null;
    resolved_at: string | null;
    unit_ids: string[];
  }>`
    select task_id, unit_text, resolution, resolved_by, resolved_at,
      array(select unit_id from responsibility_unit member
             where member.jurisdiction_id = responsibility.jurisdiction_id and member.task_id = responsibility.task_id
               and member.responsibility_id = responsibility.id) as unit_ids
      from responsibility
     where ${inJurisdiction(act)} and task_id = any(${taskIds}::uuid[]) and valid_to is null and resolved_singly`.execute(act.db);
  return new Map(
    rows.map((row) => [
      keyOf(row.task_id, row.unit_text),
      { state: row.resolution, unitIds: row.unit_ids, by: row.resolved_by, at: row.resolved_at },
    ]),
  );
}

/** The same for a task (`to`) that is made of these: what was decided for the first of them goes on. */
export function decisionsFor(single: SingleDecisions, from: readonly string[], to: string): SingleDecisions {
  const of = from
    .toReversed()
    .flatMap((taskId) =>
      [...single].flatMap(([key, decision]) =>
        key.startsWith(keyOf(taskId, '')) ? [[key.slice(keyOf(taskId, '').length), decision] as const] : [],
      ),
    );
  return new Map(of.map(([text, decision]) => [keyOf(to, text), decision]));
}

/** What a responsibility means: what was decided for its task alone, or else of its text in the plan (`texts`). */
export function decisionOn(
  { task_id, unit_text }: Pick<Insertable<DB['responsibility']>, 'task_id' | 'unit_text'>,
  texts: ReadonlyMap<string, UnitText>,
  single: SingleDecisions,
): Resolved & { readonly singly: boolean } {
  const own = single.get(keyOf(task_id, unit_text));
  if (own !== undefined) return { ...own, singly: true };
  const text = texts.get(unit_text);
  return {
    state: text?.state ?? 'open',
    unitIds: text?.unitIds ?? [],
    by: text?.decidedBy ?? null,
    at: text?.decidedAt ?? null,
    singly: false,
  };
}

/** Adds responsibilities of one plan's tasks, each with what its text means in the plan (`texts`), or for its task alone. */
export async function addResponsibilities(
  act: Act,
  rows: readonly Insertable<DB['responsibility']>[],
  texts: ReadonlyMap<string, UnitText>,
  single: SingleDecisions,
): Promise<void> {
  const members: Insertable<DB['responsibility_unit']>[] = [];
  const resolved = rows.map((row) => {
    const { singly, ...decided } = decisionOn(row, texts, single);
    // What is printed and does not stand has nobody who answers.
    const answering = row.valid_to === null ? decided.unitIds : [];
    members.push(
      ...answering.map((unit_id) => ({
        jurisdiction_id: act.jurisdictionId,
        responsibility_id: row.id,
        unit_id,
        task_id: row.task_id,
        task_position: row.task_position,
        current: true,
      })),
    );
    return {
      ...row,
      resolution: decided.state,
      resolved_by: decided.by,
      resolved_at: decided.at,
      resolved_singly: singly,
    };
  });
  await insertMany(act, 'responsibility', resolved);
  await insertMany(act, 'responsibility_unit', members);
}

/** After responsibilities of these tasks ended: their units no longer answer for the tasks. */
export async function endMembers(act: Act, taskIds: readonly string[]): Promise<void> {
  await sql`
    update responsibility_unit member set current = false
      from responsibility
     where responsibility.jurisdiction_id = member.jurisdiction_id and responsibility.id = member.responsibility_id
       and responsibility.valid_to is not null and member.current
       and ${inJurisdiction(act, 'member')} and member.task_id = any(${taskIds}::uuid[])`.execute(act.db);
}

/** Writes one decision to responsibilities in force; `singly` says that it is for these alone. */
export async function writeDecision(
  act: Act,
  ids: readonly string[],
  decision: Pick<Resolved, 'state' | 'unitIds'>,
  { singly, by, at }: Pick<Resolved, 'by' | 'at'> & { readonly singly: boolean },
): Promise<void> {
  await sql`
    update responsibility set resolution = ${decision.state}, resolved_by = ${by}, resolved_at = ${at}, resolved_singly = ${singly}
     where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
  await sql`
    delete from responsibility_unit member using responsibility
     where ${inJurisdiction(act, 'responsibility')} and responsibility.id = any(${ids}::uuid[])
       and ${inJurisdiction(act, 'member')} and member.task_id = responsibility.task_id
       and member.responsibility_id = responsibility.id`.execute(act.db);
  if (decision.unitIds.length > 0) {
    await sql`
      insert into responsibility_unit (jurisdiction_id, responsibility_id, unit_id, task_id, task_position, current)
      select jurisdiction_id, id, member, task_id, task_position, true
        from responsibility, unnest(${decision.unitIds}::uuid[]) as member
       where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
  }
}

/** A task is open while one of its open lists is. Written after every change of its responsibilities. */
export async function keepOpenLists(act: Act, taskIds: readonly string[]): Promise<void> {
  await sql`
    update task set open_list = found.open, updated_at = ${act.now}
      from (select task.id, exists (select 1 from responsibility
              where responsibility.jurisdiction_id = task.jurisdiction_id and responsibility.task_id = task.id
                and responsibility.valid_to is null and responsibility.open_list and responsibility.resolution = 'open') as open
              from task where ${inJurisdiction(act, 'task')} and task.id = any(${taskIds}::uuid[])) as found
     where ${inJurisdiction(act, 'task')} and task.id = found.id and task.open_list <> found.open`.execute(act.db);
}

/** Corrections of tasks as rows, and the tasks that they are of. */
import { sql, type SqlBool } from 'kysely';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import {
  sameValue,
  type CorrectedField,
  type FieldCorrection,
  type MadeCorrection,
  type StandingCorrection,
  type TaskValue,
  type TaskValues,
} from '#core/ledger/correct-tasks.ts';
import { keepSearch, objectNamesOf, searchTextOf } from '#server/ledger/task/search.ts';
import { updateTasks } from '#server/ledger/task/update-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The tasks, locked in the order of their ids. */
export async function lockCorrectable(act: Act, ids: readonly string[]) {
  const rows = await act.db
    .selectFrom('task')
    .select([
      'id',
      'code',
      'revision',
      'state',
      'title',
      'body',
      'due_text',
      'due_from',
      'due_to',
      'kind',
      'commitment',
      'nature',
      'city_leader',
    ])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    revision: row.revision,
    state: row.state,
    // The casts name what the CHECKs of the table hold.
    values: {
      title: row.title,
      text: row.body,
      due: { text: row.due_text, from: row.due_from, to: row.due_to },
      kind: row.kind as TaskValues['kind'],
      commitment: row.commitment as TaskValues['commitment'],
      nature: row.nature as TaskValues['nature'],
      cityLeader: row.city_leader,
    },
  }));
}

export type CorrectableRow = Awaited<ReturnType<typeof lockCorrectable>>[number];

/** What was last corrected of each field of these tasks. */
export async function standingCorrections(act: Act, ids: readonly string[]): Promise<StandingCorrection[]> {
  const rows = await act.db
    .selectFrom('task_correction')
    .select(['task_id', 'field', 'printed', 'value'])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`task_id = any(${ids}::uuid[])`)
    .where(sql<SqlBool>`current`)
    .execute();
  // This file alone writes them.
  return rows.map((row) => ({
    taskId: row.task_id,
    field: row.field as CorrectedField,
    printed: row.printed as TaskValue,
    value: row.value as TaskValue,
  }));
}

/** The same of all tasks that a plan ever had. */
export async function correctionsOfPlan(act: Act, planId: string): Promise<StandingCorrection[]> {
  const rows = await act.db
    .selectFrom('task_correction')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'task_correction.jurisdiction_id').onRef('task.id', '=', 'task_correction.task_id'),
    )
    .select('task_correction.task_id')
    .distinct()
    .where(inJurisdiction(act, 'task_correction'))
    .where('task.plan_id', '=', planId)
    .where(sql<SqlBool>`task_correction.current`)
    .execute();
  return standingCorrections(
    act,
    rows.map((row) => row.task_id),
  );
}

/** One act's corrections. */
export async function madeCorrections(act: Act, id: string): Promise<MadeCorrection[]> {
  const rows = await act.db
    .selectFrom('task_correction')
    .select(['task_id', 'field', 'printed', 'before', 'value'])
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .orderBy('task_id')
    .orderBy('field')
    .execute();
  return rows.map((row) => ({
    taskId: row.task_id,
    field: row.field as CorrectedField,
    printed: row.printed as TaskValue,
    before: row.before as TaskValue,
    value: row.value as TaskValue,
  }));
}

/** What the plan prints where somebody says something else, with who says so and why; that is not what was shared. */
export async function correctionsOf(act: Act, taskId: string): Promise<TaskDetail['corrections']> {
  if (act.reach === 'shared') return [];
  const rows = await act.db
    .selectFrom('task_correction')
    .select(['id', 'field', 'printed', 'value', 'reason', 'known_from', 'corrected_by', 'corrected_at'])
    .where(inJurisdiction(act))
    .where('task_id', '=', taskId)
    .where(sql<SqlBool>`current`)
    .orderBy('corrected_at')
    .orderBy('field')
    .execute();
  return rows
    .filter((row) => !sameValue(row.printed as TaskValue, row.value as TaskValue))
    .map((row) => ({
      id: row.id,
      field: row.field as CorrectedField,
      printed: row.printed as TaskValue,
      reason: row.reason,
      knownFrom: row.known_from,
      by: row.corrected_by,
      at: row.corrected_at,
    }));
}

interface Saying {
  readonly id: string;
  readonly reason: string;
  readonly undoes: string | null;
}

/** Writes them to the tasks and beside them, and answers what the trail says. */
export async function writeCorrections(
  act: Act,
  corrections: readonly FieldCorrection<CorrectableRow>[],
  saying: Saying,
): Promise<AuditObject[]> {
  const byTask = Map.groupBy(corrections, ({ task }) => task);
  const ids = [...byTask.keys()].map(({ id }) => id);
  const searched = [...byTask].filter(([, own]) => own.some(({ field }) => field === 'title' || field === 'text')).map(([task]) => task.id);
  const [unitsOf, objectsOf] = await Promise.all([unitTextsOfTasks(act, searched), objectNamesOf(act, searched)]);
  const now = new Map([...byTask].map(([task, own]) => [task.id, withValues(task.values, own)]));
  const rows = corrections.map(({ task, field, printed, before, value }) => ({ task_id: task.id, field, printed, before, value }));
  // In this order, in one go.
  await Promise.all([
    sql`
      update task_correction set current = false
        from unnest(${rows.map((row) => row.task_id)}::uuid[], ${rows.map(({ field }) => field)}::text[]) as again (task_id, field)
       where ${inJurisdiction(act, 'task_correction')} and task_correction.task_id = again.task_id
         and task_correction.field = again.field and current`.execute(act.db),
    sql`
      insert into task_correction
        (jurisdiction_id, id, task_id, field, printed, before, value, reason, undoes, known_from, corrected_by, corrected_at, current)
      select ${act.jurisdictionId}, ${saying.id}, task_id, field, coalesce(printed, 'null'), coalesce(before, 'null'), coalesce(value, 'null'),
             ${saying.reason}, ${saying.undoes}, ${act.today}, ${act.actor}, ${act.now}, true
        from json_to_recordset(${JSON.stringify(rows)}::json) as row (task_id uuid, field text, printed jsonb, before jsonb, value jsonb)`.execute(
      act.db,
    ),
    updateTasks(
      act,
      ids.map((id) => ({ id, ...columnsOf(must(now, id)), updated_at: act.now })),
    ),
    keepSearch(
      act,
      [...byTask.keys()]
        .filter(({ id }) => searched.includes(id))
        .map((task) => {
          const { title, text } = must(now, task.id);
          const said = { code: task.code, title, text, units: unitsOf.get(task.id) ?? [], objects: objectsOf.get(task.id) ?? [] };
          return { id: task.id, text: searchTextOf(said) };
        }),
    ),
  ]);
  return [...byTask].map(([task, own]) => ({
    type: 'task',
    id: task.id,
    before: Object.fromEntries(own.map(({ field, before }) => [field, told(before)])),
    after: {
      ...Object.fromEntries(own.map(({ field, value }) => [field, told(value)])),
      ...(saying.reason === '' ? {} : { reason: saying.reason }),
    },
  }));
}

function must<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error('a corrected task is not among the tasks');
  return found;
}

/** The values with those that were corrected. */
function withValues(values: TaskValues, corrections: readonly { readonly field: CorrectedField; readonly value: TaskValue }[]): TaskValues {
  return { ...values, ...Object.fromEntries(corrections.map(({ field, value }) => [field, value])) };
}

function columnsOf({ title, text, due, kind, commitment, nature, cityLeader }: TaskValues) {
  return { title, body: text, due_text: due.text, due_from: due.from, due_to: due.to, kind, commitment, nature, city_leader: cityLeader };
}

/** As the trail says it: a deadline in its words, or its days. */
function told(value: TaskValue): string | null {
  if (typeof value !== 'object' || value === null) return value;
  const days = [value.from, value.to].filter((day) => day !== null).join('—');
  return [value.text, days === '' ? null : days].filter((part) => part !== null).join(' ') || null;
}

async function unitTextsOfTasks(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ task_id: string; units: string[] }>`
    select task_id, array_agg(unit_text) as units from responsibility
     where ${inJurisdiction(act)} and task_id = any(${ids}::uuid[]) and valid_to is null group by task_id`.execute(act.db);
  return new Map(rows.map(({ task_id, units }) => [task_id, units]));
}

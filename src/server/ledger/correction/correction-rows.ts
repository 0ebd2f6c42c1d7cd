/** Corrections of tasks as rows, and the tasks that they are of. */
import { sql, type SqlBool } from 'kysely';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import {
  isUnits,
  sameValue,
  type ContinuedCorrection,
  type CorrectedField,
  type FieldCorrection,
  type MadeCorrection,
  type StandingCorrection,
  type TaskValue,
  type TaskValues,
} from '#core/ledger/correct-tasks.ts';
import { leadAmong } from '#core/ledger/correct-units.ts';
import { printedUnitsIn, standingUnits, unitRowsOf, writingUnits, type UnitRows } from '#server/ledger/correction/unit-rows.ts';
import { keepSearch, objectNamesOf, searchTextOf } from '#server/ledger/task/search.ts';
import { updateTasks } from '#server/ledger/task/update-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { jsonMoment, type JsonRow } from '#server/platform/database/json-rows.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

/** The tasks, locked in the order of their ids, as they stand. */
export async function lockCorrectable(act: Act, ids: readonly string[]) {
  // In this order, in one go.
  const [tasks, units] = await Promise.all([lockTasks(act, ids), unitRowsOf(act, ids)]);
  return tasks.map((row) => {
    const own = units.get(row.id) ?? [];
    return {
      id: row.id,
      plan_id: row.plan_id,
      position: row.position,
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
        units: standingUnits(own),
      },
      printedUnits: printedUnitsIn(own),
      unitRows: own,
    };
  });
}

async function lockTasks(act: Act, ids: readonly string[]) {
  return act.db
    .selectFrom('task')
    .select([
      'id',
      'plan_id',
      'position',
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
}

export type CorrectableRow = Awaited<ReturnType<typeof lockCorrectable>>[number];

/** What was last corrected of each field of these tasks. */
export async function standingCorrections(act: Act, ids: readonly string[]): Promise<StandingCorrection[]> {
  const rows = await act.db
    .selectFrom('task_correction')
    .select(['id', 'task_id', 'field', 'printed', 'value', 'reprinted', 'stands_as'])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`task_id = any(${ids}::uuid[])`)
    .where(sql<SqlBool>`current`)
    .execute();
  // This file alone writes them.
  return rows.map((row) => ({
    id: row.id,
    taskId: row.task_id,
    field: row.field as CorrectedField,
    printed: row.printed as TaskValue,
    value: row.value as TaskValue,
    reprinted: row.reprinted,
    standsAs: row.stands_as,
  }));
}

/** The same, for a new version of the plan: with the units as they stand. */
export async function continuedCorrections(act: Act, ids: readonly string[]): Promise<ContinuedCorrection[]> {
  const standing = await standingCorrections(act, ids);
  const units = standing.filter(({ field }) => field === 'units').map(({ taskId }) => taskId);
  const rows: UnitRows = units.length === 0 ? new Map() : await unitRowsOf(act, units);
  return standing.map((correction) => ({
    ...correction,
    now: correction.field === 'units' ? standingUnits(rows.get(correction.taskId) ?? []) : correction.value,
  }));
}

/** Beside what stands, why and by whom it was corrected. */
export interface ToldCorrection extends ContinuedCorrection {
  readonly reason: string;
  readonly by: string;
}

/** The same of all tasks that a plan ever had. */
export async function correctionsOfPlan(act: Act, planId: string): Promise<ToldCorrection[]> {
  const rows = await act.db
    .selectFrom('task_correction')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'task_correction.jurisdiction_id').onRef('task.id', '=', 'task_correction.task_id'),
    )
    .select([
      'task_correction.id',
      'task_correction.task_id',
      'task_correction.field',
      'task_correction.reason',
      'task_correction.corrected_by',
    ])
    .where(inJurisdiction(act, 'task_correction'))
    .where('task.plan_id', '=', planId)
    .where(sql<SqlBool>`task_correction.current`)
    .execute();
  const told = new Map(rows.map((row) => [`${row.id} ${row.task_id} ${row.field}`, row]));
  const standing = await continuedCorrections(act, [...new Set(rows.map((row) => row.task_id))]);
  return standing.map((correction) => {
    const { reason = '', corrected_by: by = '' } = told.get(`${correction.id} ${correction.taskId} ${correction.field}`) ?? {};
    return { ...correction, reason, by };
  });
}

/** One act's corrections. */
export async function madeCorrections(act: Act, id: string): Promise<MadeCorrection[]> {
  const rows = await act.db
    .selectFrom('task_correction')
    .select(['task_id', 'field', 'before', 'value', 'instead_of'])
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .orderBy('task_id')
    .orderBy('field')
    .execute();
  return rows.map((row) => ({
    id,
    taskId: row.task_id,
    field: row.field as CorrectedField,
    before: row.before as TaskValue,
    value: row.value as TaskValue,
    insteadOf: row.instead_of,
  }));
}

/** Why an act corrected; '' where it took another back. */
export async function reasonOf(act: Act, id: string): Promise<string> {
  const row = await act.db
    .selectFrom('task_correction')
    .select('reason')
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.reason;
}

/** The corrections of a task that stand, oldest first. */
export function standingRows(act: Asking, taskId: string) {
  return (
    act.db
      .selectFrom('task_correction')
      .select(['id', 'field', 'printed', 'value', 'known_from', 'corrected_by', 'corrected_at'])
      // An undo gives none: what is said again has the reason that it was said with.
      .select(
        sql<string>`coalesce(nullif(reason, ''), (
        select said.reason from task_correction said
         where said.jurisdiction_id = task_correction.jurisdiction_id and said.id = task_correction.stands_as
           and said.task_id = task_correction.task_id and said.field = task_correction.field), '')`.as('reason'),
      )
      .where(inJurisdiction(act))
      .where('task_id', '=', taskId)
      .where(sql<SqlBool>`current`)
      .orderBy('corrected_at')
      .orderBy('field')
  );
}

/** What these rows, written as JSON, say; not told to whom the task was shared with. */
export function correctionsOf(act: Act, rows: readonly JsonRow<ReturnType<typeof standingRows>>[]): TaskDetail['corrections'] {
  if (act.reach === 'shared') return [];
  return rows
    .filter((row) => !sameValue(row.printed as TaskValue, row.value as TaskValue))
    .map((row) => ({
      id: row.id,
      field: row.field as CorrectedField,
      printed: row.printed as TaskDetail['corrections'][number]['printed'],
      reason: row.reason,
      knownFrom: row.known_from,
      by: row.corrected_by,
      at: jsonMoment(row.corrected_at),
    }));
}

interface Saying {
  readonly id: string;
  readonly reason: string;
  readonly undoes: string | null;
  /** The reason of what is taken back, for the trail. */
  readonly undone?: string;
}

/** Writes them to the tasks and beside them, and answers what the trail says. */
export async function writeCorrections(
  act: Act,
  corrections: readonly FieldCorrection<CorrectableRow>[],
  saying: Saying,
): Promise<AuditObject[]> {
  const byTask = Map.groupBy(corrections, ({ task }) => task);
  const ids = [...byTask.keys()].map(({ id }) => id);
  const touching = (...fields: CorrectedField[]) =>
    [...byTask].filter(([, own]) => own.some(({ field }) => fields.includes(field))).map(([task]) => task);
  const searched = new Set(touching('title', 'text', 'units').map(({ id }) => id));
  const now = new Map([...byTask].map(([task, own]) => [task.id, withValues(task.values, own)]));
  const answering = touching('units').map((task) => ({ ...task, units: must(now, task.id).units }));
  const [objectsOf, writeUnits] = await Promise.all([
    objectNamesOf(act, [...searched]),
    writingUnits(act, answering, new Map(answering.map(({ id, unitRows }) => [id, unitRows]))),
  ]);
  const rows = corrections.map(({ task, field, printed, before, value, insteadOf, standsAs }) => ({
    task_id: task.id,
    field,
    printed,
    before,
    value,
    instead_of: insteadOf,
    stands_as: saying.undoes === null ? saying.id : standsAs,
  }));
  // In this order, in one go.
  await Promise.all([
    sql`
      update task_correction set current = false
        from unnest(${rows.map((row) => row.task_id)}::uuid[], ${rows.map(({ field }) => field)}::text[]) as again (task_id, field)
       where ${inJurisdiction(act, 'task_correction')} and task_correction.task_id = again.task_id
         and task_correction.field = again.field and current`.execute(act.db),
    sql`
      insert into task_correction
        (jurisdiction_id, id, task_id, field, printed, before, value, reason, undoes, known_from, corrected_by, corrected_at, current,
         instead_of, stands_as)
      select ${act.jurisdictionId}, ${saying.id}, task_id, field, coalesce(printed, 'null'), coalesce(before, 'null'), coalesce(value, 'null'),
             ${saying.reason}, ${saying.undoes}, ${act.today}, ${act.actor}, ${act.now}, true, instead_of, stands_as
        from json_to_recordset(${JSON.stringify(rows)}::json) as row
          (task_id uuid, field text, printed jsonb, before jsonb, value jsonb, instead_of uuid, stands_as uuid)`.execute(act.db),
    updateTasks(
      act,
      ids.map((id) => ({ id, ...columnsOf(must(now, id)), updated_at: act.now })),
    ),
    keepSearch(
      act,
      [...byTask.keys()]
        .filter(({ id }) => searched.has(id))
        .map((task) => {
          const { title, text, units } = must(now, task.id);
          const said = { code: task.code, title, text, units: units.map(({ unit }) => unit), objects: objectsOf.get(task.id) ?? [] };
          return { id: task.id, text: searchTextOf(said) };
        }),
    ),
    writeUnits(),
  ]);
  return [...byTask].map(([task, own]) => ({
    type: 'task',
    id: task.id,
    before: toldOf(own.map(({ field, before }) => [field, before])),
    after: {
      ...toldOf(own.map(({ field, value }) => [field, value])),
      ...(saying.reason === '' ? {} : { reason: saying.reason }),
      ...(saying.undone === undefined ? {} : { undone: saying.undone }),
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

function columnsOf({ title, text, due, kind, commitment, nature, cityLeader, units }: TaskValues) {
  return {
    lead: leadAmong(units),
    title,
    body: text,
    due_text: due.text,
    due_from: due.from,
    due_to: due.to,
    kind,
    commitment,
    nature,
    city_leader: cityLeader,
  };
}

/** As the trail says it: of units too who leads. */
function toldOf(said: readonly (readonly [CorrectedField, TaskValue])[]): Record<string, ReturnType<typeof told>> {
  return Object.fromEntries(
    said.flatMap(([field, value]) => [[field, told(value)], ...(isUnits(value) ? [['lead', leadAmong(value)]] : [])]),
  );
}

/** A deadline in its words, or its days. */
function told(value: TaskValue) {
  if (isUnits(value)) return value.map(({ unit, role, ownPart }) => ({ unit, role, ownPart }));
  if (typeof value !== 'object' || value === null) return value;
  const days = [value.from, value.to].filter((day) => day !== null).join('—');
  return [value.text, days === '' ? null : days].filter((part) => part !== null).join(' ') || null;
}

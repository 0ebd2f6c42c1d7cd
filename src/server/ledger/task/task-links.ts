/** What a record says of a task and stands in other tables: who answers and since whose decision, its objects and themes. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import type { PrintedFieldKind } from '#core/plan/parsed-plan.ts';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { namedUnits } from '#server/plan/unit-text/unit-tree.ts';
import { jsonMoment, type JsonRow } from '#server/platform/database/json-rows.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

type Responsibility = TaskDetail['responsibilities'][number];

/** The units that answer for a task. */
export function memberRows(act: Asking, taskId: string) {
  return (
    act.db
      .selectFrom('responsibility_unit')
      .select(['responsibility_id', 'unit_id'])
      .where(inJurisdiction(act))
      .where('task_id', '=', taskId)
      // Not as a value: the plan that suits all values cannot use an index of the current ones.
      .where(sql<SqlBool>`current`)
  );
}

/** Its responsibilities of today, as printed. */
export function dutyRows(act: Asking, taskId: string) {
  return act.db
    .selectFrom('responsibility')
    .select(['id', 'unit_text', 'role', 'basis', 'open_list', 'own_part', 'accountable', 'resolution', 'resolved_by', 'resolved_at'])
    .where(inJurisdiction(act))
    .where('task_id', '=', taskId)
    .where('valid_to', 'is', null)
    .orderBy('seq');
}

/** What these rows, written as JSON, say. `names`: of the members, in official order. */
export function responsibilitiesOf(
  act: Act,
  duties: readonly JsonRow<ReturnType<typeof dutyRows>>[],
  members: readonly JsonRow<ReturnType<typeof memberRows>>[],
  names: ReadonlyMap<string, string>,
): Responsibility[] {
  const membersOf = Map.groupBy(members, (row) => row.responsibility_id);
  // The casts name what the CHECKs of the tables hold.
  return duties.map((row) => ({
    id: row.id,
    unit: row.unit_text,
    role: row.role as Responsibility['role'],
    basis: row.basis as Responsibility['basis'],
    openList: row.open_list,
    ownPart: row.own_part,
    accountable: row.accountable,
    resolution: row.resolution as Responsibility['resolution'],
    units: namedUnits(
      (membersOf.get(row.id) ?? []).map(({ unit_id }) => unit_id),
      names,
    ),
    // Who of the office decided it is hidden from counterparts.
    resolvedBy: act.reach === 'shared' ? null : row.resolved_by,
    resolvedAt: row.resolved_at === null ? null : jsonMoment(row.resolved_at),
  }));
}

/** What the plan prints beside it. */
export function fieldRows(act: Asking, taskId: string) {
  return act.db
    .selectFrom('task_field')
    .select([sql<PrintedFieldKind>`kind`.as('kind'), 'label', 'said as values'])
    .where(inJurisdiction(act))
    .where('task_id', '=', taskId)
    .orderBy('seq');
}

/** Its monitored objects. */
export function objectRows(act: Asking, taskId: string) {
  return act.db
    .selectFrom('task_object')
    .innerJoin('monitored_object as object', (join) =>
      join.onRef('object.jurisdiction_id', '=', 'task_object.jurisdiction_id').onRef('object.id', '=', 'task_object.object_id'),
    )
    .select(['object.id', 'object.name', sql<TaskDetail['kind']>`object.kind`.as('kind')])
    .where(inJurisdiction(act, 'task_object'))
    .where('task_object.task_id', '=', taskId)
    .orderBy('object.id');
}

/** Its themes. */
export function themeRows(act: Asking, taskId: string) {
  return act.db
    .selectFrom('task_theme')
    .innerJoin('theme', (join) =>
      join.onRef('theme.jurisdiction_id', '=', 'task_theme.jurisdiction_id').onRef('theme.id', '=', 'task_theme.theme_id'),
    )
    .select(['theme.id', 'theme.name'])
    .where(inJurisdiction(act, 'task_theme'))
    .where('task_theme.task_id', '=', taskId)
    .orderBy('theme.id');
}

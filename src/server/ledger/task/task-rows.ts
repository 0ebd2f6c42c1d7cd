/** How tasks leave the server: a row with its units, objects and themes. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Selectable, type SqlBool } from 'kysely';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { namedUnits, namesOf } from '#server/plan/unit-text/unit-tree.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export const taskColumns = [
  'task.id',
  'task.plan_id',
  'task.code',
  'task.position',
  'task.path',
  'task.chapter',
  'task.title',
  'task.body',
  'task.role',
  'task.kind',
  'task.commitment',
  'task.nature',
  'task.subject',
  'task.due_text',
  'task.due_from',
  'task.due_to',
  'task.lead',
  'task.state',
  'task.revision',
] as const;

type ColumnName = (typeof taskColumns)[number] extends `task.${infer Name}` ? Name : never;
export type StoredTask = Pick<Selectable<DB['task']>, ColumnName>;

/** Adds to each task what stands in other tables, in a few statements whatever the number of tasks. */
export async function toTaskRows(act: Act, tasks: readonly StoredTask[]): Promise<TaskRow[]> {
  if (tasks.length === 0) return [];
  return rowsWith(
    act,
    tasks,
    await partsOf(
      act,
      tasks.map(({ id }) => id),
    ),
  );
}

/** What stands of these tasks in other tables, asked for at once. */
export async function partsOf(act: Act, ids: readonly string[]) {
  // One is planned once for all; a list is planned for as many as it has.
  const among = (column: string) =>
    ids.length === 1 ? sql<SqlBool>`${sql.ref(column)} = ${ids[0]}` : sql<SqlBool>`${sql.ref(column)} = any(${ids}::uuid[])`;
  const units = act.db
    .selectFrom('responsibility')
    .select([
      'id',
      'task_id',
      'unit_text',
      'role',
      'basis',
      'open_list',
      'own_part',
      'accountable',
      'resolution',
      'resolved_by',
      'resolved_at',
    ])
    .where(inJurisdiction(act))
    .where(among('task_id'))
    .where('valid_to', 'is', null)
    .orderBy('task_id')
    .orderBy('seq')
    .execute();
  const members = act.db
    .selectFrom('responsibility_unit')
    .select(['responsibility_id', 'unit_id'])
    .where(inJurisdiction(act))
    .where(among('task_id'))
    // Not as a value: the plan that suits all values cannot use an index of the current ones.
    .where(sql<SqlBool>`current`)
    .execute();
  const names = namesOf(
    act,
    sql`(select unit_id from responsibility_unit where ${inJurisdiction(act)} and ${among('task_id')} and current)`,
  );
  const objects = act.db
    .selectFrom('task_object')
    .innerJoin('monitored_object as object', (join) =>
      join.onRef('object.jurisdiction_id', '=', 'task_object.jurisdiction_id').onRef('object.id', '=', 'task_object.object_id'),
    )
    .select(['task_object.task_id', 'object.id', 'object.name', 'object.kind'])
    .where(inJurisdiction(act, 'task_object'))
    .where(among('task_object.task_id'))
    .orderBy('object.id')
    .execute();
  const themes = act.db
    .selectFrom('task_theme')
    .innerJoin('theme', (join) =>
      join.onRef('theme.jurisdiction_id', '=', 'task_theme.jurisdiction_id').onRef('theme.id', '=', 'task_theme.theme_id'),
    )
    .select(['task_theme.task_id', 'theme.id', 'theme.name'])
    .where(inJurisdiction(act, 'task_theme'))
    .where(among('task_theme.task_id'))
    .orderBy('theme.id')
    .execute();
  const [unitRows, memberRows, unitNames, objectRows, themeRows] = await Promise.all([units, members, names, objects, themes]);
  return { units: unitRows, members: memberRows, names: unitNames, objects: objectRows, themes: themeRows };
}

/** Puts tasks and what stands of them elsewhere together. */
export function rowsWith(
  act: Act,
  tasks: readonly StoredTask[],
  { units, members, names, objects, themes }: Awaited<ReturnType<typeof partsOf>>,
): TaskRow[] {
  const membersOf = Map.groupBy(members, (row) => row.responsibility_id);
  const unitsOf = Map.groupBy(units, (row) => row.task_id);
  const objectsOf = Map.groupBy(objects, (row) => row.task_id);
  const themesOf = Map.groupBy(themes, (row) => row.task_id);

  // The casts name what the CHECKs of the tables hold.
  return tasks.map((task) => ({
    id: task.id,
    planId: task.plan_id,
    code: task.code,
    path: task.path,
    chapter: task.chapter,
    title: task.title,
    text: task.body,
    role: task.role as TaskRow['role'],
    kind: task.kind as TaskRow['kind'],
    commitment: task.commitment as TaskRow['commitment'],
    nature: task.nature as TaskRow['nature'],
    subject: task.subject,
    dueText: task.due_text,
    dueFrom: task.due_from,
    dueTo: task.due_to,
    lead: task.lead,
    responsibilities: (unitsOf.get(task.id) ?? []).map((row) => ({
      id: row.id,
      unit: row.unit_text,
      role: row.role as TaskRow['responsibilities'][number]['role'],
      basis: row.basis as TaskRow['responsibilities'][number]['basis'],
      openList: row.open_list,
      ownPart: row.own_part,
      accountable: row.accountable,
      resolution: row.resolution as TaskRow['responsibilities'][number]['resolution'],
      units: namedUnits(
        (membersOf.get(row.id) ?? []).map(({ unit_id }) => unit_id),
        names,
      ),
      // Who of the office decided it is hidden from counterparts.
      resolvedBy: act.reach === 'shared' ? null : row.resolved_by,
      resolvedAt: row.resolved_at,
    })),
    objects: (objectsOf.get(task.id) ?? []).map((row) => ({ id: row.id, name: row.name, kind: row.kind as TaskRow['kind'] })),
    themes: (themesOf.get(task.id) ?? []).map((row) => ({ id: row.id, name: row.name })),
    state: task.state as TaskRow['state'],
    revision: task.revision,
  }));
}

/** How tasks leave the server: what a row of the table shows, with its units, objects and themes. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Expression, type Selectable, type SqlBool } from 'kysely';
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
  'task.due_text',
  'task.due_to',
  'task.lead',
  'task.state',
  'task.revision',
] as const;

type ColumnName = (typeof taskColumns)[number] extends `task.${infer Name}` ? Name : never;
export type StoredTask = Pick<Selectable<DB['task']>, ColumnName>;

/** What a row, a record and an object's list say of a task, and its own table holds. */
export function baseOf(task: StoredTask) {
  // The casts name what the CHECKs of the table hold.
  return {
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
    dueText: task.due_text,
    dueTo: task.due_to,
    lead: task.lead,
    state: task.state as TaskRow['state'],
    revision: task.revision,
  };
}

/**
 * Adds to each task what stands in other tables, in a few statements whatever the number of tasks. `unitIds`: what the ledger was narrowed
 * to, to be marked where it answers.
 */
export async function toTaskRows(act: Act, tasks: readonly StoredTask[], unitIds: readonly string[] = []): Promise<TaskRow[]> {
  if (tasks.length === 0) return [];
  const ids = tasks.map(({ id }) => id);
  const among = (column: string) => sql<SqlBool>`${sql.ref(column)} = any(${ids}::uuid[])`;
  const [duties, members, names, wanted, objects, themes] = await Promise.all([
    act.db
      .selectFrom('responsibility')
      .select(['id', 'task_id', 'unit_text', 'role', 'open_list', 'resolution'])
      .where(inJurisdiction(act))
      .where(among('task_id'))
      .where('valid_to', 'is', null)
      .orderBy('task_id')
      .orderBy('seq')
      .execute(),
    membersOf(act, among).select(['member.responsibility_id', 'member.unit_id']).execute(),
    namesOf(act, sql`(${membersOf(act, among).select('member.unit_id')})`),
    unitIds.length === 0 ? [] : answering(act, among, unitIds),
    act.db
      .selectFrom('task_object')
      .innerJoin('monitored_object as object', (join) =>
        join.onRef('object.jurisdiction_id', '=', 'task_object.jurisdiction_id').onRef('object.id', '=', 'task_object.object_id'),
      )
      .select(['task_object.task_id', 'object.name'])
      .where(inJurisdiction(act, 'task_object'))
      .where(among('task_object.task_id'))
      .orderBy('object.id')
      .execute(),
    act.db
      .selectFrom('task_theme')
      .innerJoin('theme', (join) =>
        join.onRef('theme.jurisdiction_id', '=', 'task_theme.jurisdiction_id').onRef('theme.id', '=', 'task_theme.theme_id'),
      )
      .select(['task_theme.task_id', 'theme.id', 'theme.name'])
      .where(inJurisdiction(act, 'task_theme'))
      .where(among('task_theme.task_id'))
      .orderBy('theme.id')
      .execute(),
  ]);
  const dutiesOf = Map.groupBy(duties, (row) => row.task_id);
  const idsOfList = Map.groupBy(members, (row) => row.responsibility_id);
  const objectsOf = Map.groupBy(objects, (row) => row.task_id);
  const themesOf = Map.groupBy(themes, (row) => row.task_id);
  const marked = new Set(wanted.map((row) => row.responsibility_id));
  return tasks.map((task) => ({
    ...baseOf(task),
    responsibilities: (dutiesOf.get(task.id) ?? []).map((row) => {
      const list = idsOfList.get(row.id);
      return {
        unit: row.unit_text,
        role: row.role as TaskRow['responsibilities'][number]['role'],
        openList: row.open_list,
        ...(row.resolution === 'open' ? { undecidedId: row.id } : {}),
        ...(list === undefined
          ? {}
          : {
              members: namedUnits(
                list.map(({ unit_id }) => unit_id),
                names,
              ).map(({ name }) => name),
            }),
        ...(marked.has(row.id) ? { wanted: true as const } : {}),
      };
    }),
    objects: (objectsOf.get(task.id) ?? []).map(({ name }) => name),
    themes: (themesOf.get(task.id) ?? []).map(({ id, name }) => ({ id, name })),
  }));
}

type Among = (column: string) => Expression<SqlBool>;

/** The members of open lists that somebody named. */
function membersOf(act: Act, among: Among) {
  return act.db
    .selectFrom('responsibility_unit as member')
    .innerJoin('responsibility as list', (join) =>
      join.onRef('list.jurisdiction_id', '=', 'member.jurisdiction_id').onRef('list.id', '=', 'member.responsibility_id'),
    )
    .where(inJurisdiction(act, 'member'))
    .where(among('member.task_id'))
    .where('member.current', '=', true)
    .where('list.open_list', '=', true)
    .where('list.resolution', '=', 'named');
}

/** The responsibilities under which one of the units answers. */
function answering(act: Act, among: Among, unitIds: readonly string[]) {
  return act.db
    .selectFrom('responsibility_unit')
    .select('responsibility_id')
    .where(inJurisdiction(act))
    .where(among('task_id'))
    .where('current', '=', true)
    .where(sql<SqlBool>`unit_id = any(${unitIds}::uuid[])`)
    .execute();
}

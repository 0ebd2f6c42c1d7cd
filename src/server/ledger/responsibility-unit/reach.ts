/** What of the ledger an act may see: tasks that its units answer for, or that were shared with them. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import { isShared, sharedWith } from '#server/access/share-rows.ts';
import { withinReach, type Within } from '#server/access/within-reach.ts';
import type { Act } from '#server/platform/http/act.ts';

interface TaskRefs {
  ref(column: 'task.id' | 'task.jurisdiction_id'): Expression<unknown>;
}

type ReachOfTasks = (task: TaskRefs) => Expression<SqlBool>;

/** Up to so many tasks are looked up one by one; more are asked in turn, in the order of the list, until its page is full. */
const fewTasks = 5000;

/** Whether a task is within reach, as a condition on `task`; null where everything is. */
export async function reachOfTasks(act: Act): Promise<ReachOfTasks | null> {
  const within = await withinReach(act);
  if (within.kind === 'all') return null;
  const reached =
    within.kind === 'units'
      ? sql`select task_id from responsibility_unit
          where ${inJurisdiction(act)} and unit_id = any(${within.unitIds}::uuid[]) and current`
      : sharedWith(act, 'task', within.unitIds);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${reached} limit ${fewTasks + 1}) as found`.execute(act.db);
  // The planner cannot know how few they are among those of the list's order.
  return (rows[0]?.count ?? 0) <= fewTasks
    ? (task) => sql<SqlBool>`${task.ref('task.id')} = any(array(${reached}))`
    : (task) => isWithin(act, within, task);
}

/** The one unit whose tasks are all that the act reaches; null where it reaches others too. */
export async function onlyUnitOf(act: Act): Promise<string | null> {
  const within = await withinReach(act);
  const [unit, ...others] = within.kind === 'units' ? within.unitIds : [];
  return unit !== undefined && others.length === 0 ? unit : null;
}

function isWithin(act: Act, within: Exclude<Within, { kind: 'all' }>, task: TaskRefs): Expression<SqlBool> {
  const jurisdiction = task.ref('task.jurisdiction_id');
  const id = task.ref('task.id');
  return within.kind === 'units'
    ? sql<SqlBool>`exists (select 1 from responsibility_unit as answering where answering.jurisdiction_id = ${jurisdiction}
        and answering.task_id = ${id} and answering.current and answering.unit_id = any(${within.unitIds}::uuid[]))`
    : isShared(act, 'task', id, within.unitIds);
}

/** Whether one task is within reach. */
export async function isTaskVisible(act: Act, taskId: string): Promise<boolean> {
  return (await visibleTasks(act, [taskId])).has(taskId);
}

/** Those of these tasks that are within reach. */
export async function visibleTasks(act: Act, taskIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (taskIds.length === 0) return new Set();
  const reach = await reachOfTasks(act);
  // Row-level security has found them in the caller's own jurisdiction.
  if (reach === null) return new Set(taskIds);
  const rows = await act.db
    .selectFrom('task')
    .select('task.id')
    .where(inJurisdiction(act, 'task'))
    .where(sql<SqlBool>`task.id = any(${[...taskIds]}::uuid[])`)
    .where(reach)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whether an object or a theme is linked to a task within reach, as a condition on its id. */
export async function linkedWithinReach(
  act: Act,
  link: 'task_object' | 'task_theme' | 'task_principle',
  column: 'object_id' | 'theme_id' | 'clause_id',
): Promise<((id: Expression<unknown>) => Expression<SqlBool>) | null> {
  const reach = await reachOfTasks(act);
  if (reach === null) return null;
  return (id) => {
    const task: TaskRefs = { ref: (name) => sql.ref(name) };
    return sql<SqlBool>`exists (select 1 from ${sql.table(link)} as link
      join task on task.jurisdiction_id = link.jurisdiction_id and task.id = link.task_id
      where ${inJurisdiction(act, 'link')} and ${sql.ref(`link.${column}`)} = ${id} and ${reach(task)})`;
  };
}

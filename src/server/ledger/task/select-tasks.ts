/** The stored tasks of a filter, in an order and from a place on. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SelectQueryBuilder } from 'kysely';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { onlyUnitOf } from '#server/ledger/responsibility-unit/reach.ts';
import type { TaskCursor, TaskSort } from '#server/ledger/task/task-cursor.ts';
import { allOf, type Condition } from '#server/ledger/task/task-filter.ts';
import { taskColumns, type StoredTask } from '#server/ledger/task/task-rows.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The stored tasks of a filter in an order, from a cursor on. */
export async function selectTasks(...wanted: Parameters<typeof tasksInOrder>): Promise<StoredTask[]> {
  return (await tasksInOrder(...wanted)).execute();
}

/** The statement that finds them, with the columns of a stored task. */
export async function tasksInOrder(
  act: Act,
  conditions: readonly Condition[],
  filter: TaskFilter,
  sort: TaskSort,
  cursor: TaskCursor | null,
  limit: number,
) {
  const [unit] = filter.unit ?? [];
  if (sort === 'position' && unit !== undefined && filter.unit?.length === 1)
    return selectTasksOfUnit(act, conditions, filter, unit, cursor, limit);
  const [answering] = filter.unitId ?? [];
  const alone = answering !== undefined && filter.unitId?.length === 1 && filter.unitRole === undefined ? answering : null;
  const only = alone ?? (await onlyUnitOf(act));
  if (sort === 'position' && only !== null)
    return selectTasksAnsweredBy(act, conditions, only, alone === null ? 'reach' : 'unitId', cursor, limit);
  const query = act.db.selectFrom('task').select(taskColumns).where(inJurisdiction(act, 'task')).where(allOf(conditions)).limit(limit);
  return inOrder(query, sort, cursor);
}

/** One unit in printed order is one walk along the index of responsibilities, which is faster than asking each task in turn. */
function selectTasksOfUnit(
  act: Act,
  conditions: readonly Condition[],
  filter: TaskFilter,
  unit: string,
  cursor: TaskCursor | null,
  limit: number,
) {
  const { unitRole } = filter;
  return act.db
    .selectFrom('responsibility as own')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'own.jurisdiction_id').onRef('task.position', '=', 'own.task_position'),
    )
    .select(taskColumns)
    .where(inJurisdiction(act, 'own'))
    .where('own.unit_text', '=', unit)
    .where('own.valid_to', 'is', null)
    .$if(unitRole !== undefined, (query) => query.where('own.role', 'in', unitRole ?? []))
    .$if(cursor !== null, (query) => query.where('own.task_position', '>', cursor?.position ?? 0))
    .where(allOf(conditions, 'unit'))
    .orderBy('own.task_position')
    .limit(limit);
}

/** The same along the index of the units that answer; a unit can answer for a task by two names. `said` is the condition that the walk is. */
function selectTasksAnsweredBy(
  act: Act,
  conditions: readonly Condition[],
  unitId: string,
  said: 'unitId' | 'reach',
  cursor: TaskCursor | null,
  limit: number,
) {
  return act.db
    .selectFrom('responsibility_unit as own')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'own.jurisdiction_id').onRef('task.position', '=', 'own.task_position'),
    )
    .select(taskColumns)
    .distinctOn('own.task_position')
    .where(inJurisdiction(act, 'own'))
    .where('own.unit_id', '=', unitId)
    .where('own.current', '=', true)
    .$if(cursor !== null, (query) => query.where('own.task_position', '>', cursor?.position ?? 0))
    .where(allOf(conditions, said))
    .orderBy('own.task_position')
    .limit(limit);
}

type TaskQuery = SelectQueryBuilder<DB, 'task', StoredTask>;

function inOrder(query: TaskQuery, sort: TaskSort, cursor: TaskCursor | null): TaskQuery {
  if (sort === 'position') {
    return query.$if(cursor !== null, (some) => some.where('task.position', '>', cursor?.position ?? 0)).orderBy('task.position');
  }
  const column = sort === 'due' ? 'task.due_to' : 'task.lead';
  const ordered = query.orderBy(column, (order) => order.asc().nullsLast()).orderBy('task.position');
  if (cursor === null) return ordered;
  const { key, position } = cursor;
  if (key === null) return ordered.where(column, 'is', null).where('task.position', '>', position);
  return ordered.where((task) =>
    task.or([
      task(column, '>', sql.val(key)),
      task.and([task(column, '=', sql.val(key)), task('task.position', '>', position)]),
      task(column, 'is', null),
    ]),
  );
}

/** The stored tasks of a filter, in an order and from a start on. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { onlyUnitOf } from '#server/ledger/responsibility-unit/reach.ts';
import { allOf, type Condition } from '#server/ledger/task/task-filter.ts';
import { taskColumns, type StoredTask } from '#server/ledger/task/task-rows.ts';
import { sortColumns, type TaskSort } from '#server/ledger/task/task-sort.ts';
import type { Start } from '#server/ledger/task/waymarks.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The statement that finds them, with the columns of a stored task. */
export async function tasksInOrder(
  act: Act,
  conditions: readonly Condition[],
  filter: TaskFilter,
  sort: TaskSort,
  start: Start,
  limit: number,
) {
  const [unit] = filter.unit ?? [];
  if (sort === 'position' && unit !== undefined && filter.unit?.length === 1)
    return selectTasksOfUnit(act, conditions, filter, unit, start, limit);
  const [answering] = filter.unitId ?? [];
  const alone = answering !== undefined && filter.unitId?.length === 1 && filter.unitRole === undefined ? answering : null;
  const only = alone ?? (await onlyUnitOf(act));
  if (sort === 'position' && only !== null)
    return selectTasksAnsweredBy(act, conditions, only, alone === null ? 'reach' : 'unitId', start, limit);
  const query = act.db.selectFrom('task').select(taskColumns).where(inJurisdiction(act, 'task')).where(allOf(conditions));
  return inOrder(act, query, sort, start, limit);
}

/** One unit in printed order is one walk along the index of responsibilities, which is faster than asking each task in turn. */
function selectTasksOfUnit(act: Act, conditions: readonly Condition[], filter: TaskFilter, unit: string, start: Start, limit: number) {
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
    .where(allOf(conditions, 'unit'))
    .orderBy('own.task_position')
    .offset(start.offset)
    .limit(limit);
}

/** The same along the index of the units that answer; a unit can answer for a task by two names. `said` is the condition that the walk is. */
function selectTasksAnsweredBy(
  act: Act,
  conditions: readonly Condition[],
  unitId: string,
  said: 'unitId' | 'reach',
  start: Start,
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
    .where(allOf(conditions, said))
    .orderBy('own.task_position')
    .offset(start.offset)
    .limit(limit);
}

type TaskQuery = SelectQueryBuilder<DB, 'task', StoredTask>;

function inOrder(act: Act, query: TaskQuery, sort: TaskSort, { after, offset }: Start, limit: number) {
  const column = sortColumns[sort];
  if (column === null) {
    const behind = after === null ? query : query.where('task.position', '>', after.position);
    return behind.orderBy('task.position').offset(offset).limit(limit);
  }
  const inKeys = (some: TaskQuery): TaskQuery => some.orderBy(column, (key) => key.asc().nullsLast()).orderBy('task.position');
  if (after === null) return inKeys(query).offset(offset).limit(limit);
  // The tasks without a key are the end of the order: a walk of their own, since no comparison of rows reaches them.
  const keyless = query.where(column, 'is', null).orderBy('task.position');
  if (after.key === null) return keyless.where('task.position', '>', after.position).offset(offset).limit(limit);
  const keyed = inKeys(query.where(sql<SqlBool>`(${sql.ref(column)}, task.position) > (${after.key}, ${after.position})`));
  return inKeys(
    act.db
      .selectFrom((both) =>
        // Each in parentheses of its own: an order and a limit before a union are no SQL.
        both
          .selectFrom(keyed.limit(offset + limit).as('keyed'))
          .selectAll()
          .unionAll(both.selectFrom(keyless.limit(offset + limit).as('keyless')).selectAll())
          .as('task'),
      )
      .selectAll() as unknown as TaskQuery,
  )
    .offset(offset)
    .limit(limit);
}

/** Pages of the ledger by keyset: a page costs the same wherever it stands. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { failure, success, type Outcome } from '#core/failure.ts';
import { isStorable } from '#server/platform/storable-text.ts';
import { day } from '#contract/platform/day.ts';
import type { TaskFilter, TaskRow, taskSorts } from '#contract/ledger/task-endpoints.ts';
import { taskColumns, toTaskRows, type StoredTask } from '#server/ledger/task/task-rows.ts';
import { onlyUnitOf } from '#server/ledger/responsible-unit/reach.ts';
import { allOf, readFilter, type Condition } from '#server/ledger/task/task-filter.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export type TaskSort = (typeof taskSorts)[number];

/** The last row of the page before: its position and, when the order asks for it, its deadline or lead. It comes back from outside. */
const cursorSchema = z.discriminatedUnion('sort', [
  z.object({ sort: z.literal('position'), position: z.int(), key: z.null() }),
  z.object({ sort: z.literal('due'), position: z.int(), key: day.nullable() }),
  z.object({ sort: z.literal('lead'), position: z.int(), key: z.string().refine(isStorable).nullable() }),
]);
type Cursor = z.infer<typeof cursorSchema>;

function readCursor(cursor: string | undefined, sort: TaskSort): Cursor | null | 'invalid' {
  if (cursor === undefined) return null;
  try {
    const read = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return read.sort === sort ? read : 'invalid';
  } catch {
    return 'invalid';
  }
}

function writeCursor(task: StoredTask, sort: TaskSort): string {
  return Buffer.from(JSON.stringify({ sort, position: task.position, key: sortKey(task, sort) }), 'utf8').toString('base64url');
}

function sortKey(task: StoredTask, sort: TaskSort): string | null {
  switch (sort) {
    case 'position':
      return null;
    case 'due':
      return task.due_to;
    case 'lead':
      return task.lead_unit;
  }
}

/** The stored tasks of a filter in an order, from a cursor on. */
export async function selectTasks(
  act: Act,
  conditions: readonly Condition[],
  filter: TaskFilter,
  sort: TaskSort,
  cursor: Cursor | null,
  limit: number,
): Promise<StoredTask[]> {
  const [unit] = filter.unit ?? [];
  if (sort === 'position' && unit !== undefined && filter.unit?.length === 1)
    return selectTasksOfUnit(act, conditions, filter, unit, cursor, limit);
  const [answering] = filter.unitId ?? [];
  const alone = answering !== undefined && filter.unitId?.length === 1 && filter.unitRole === undefined ? answering : null;
  const only = alone ?? (await onlyUnitOf(act));
  if (sort === 'position' && only !== null)
    return selectTasksAnsweredBy(act, conditions, only, alone === null ? 'reach' : 'unitId', cursor, limit);
  const query = act.db.selectFrom('task').select(taskColumns).where(inJurisdiction(act, 'task')).where(allOf(conditions)).limit(limit);
  return inOrder(query, sort, cursor).execute();
}

/** One unit in printed order is one walk along the index of responsibilities, which is faster than asking each task in turn. */
function selectTasksOfUnit(
  act: Act,
  conditions: readonly Condition[],
  filter: TaskFilter,
  unit: string,
  cursor: Cursor | null,
  limit: number,
): Promise<StoredTask[]> {
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
    .limit(limit)
    .execute();
}

/** The same along the index of the units that answer; a unit can answer for a task by two names. `said` is the condition that the walk is. */
function selectTasksAnsweredBy(
  act: Act,
  conditions: readonly Condition[],
  unitId: string,
  said: 'unitId' | 'reach',
  cursor: Cursor | null,
  limit: number,
): Promise<StoredTask[]> {
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
    .limit(limit)
    .execute();
}

type TaskQuery = SelectQueryBuilder<DB, 'task', StoredTask>;

function inOrder(query: TaskQuery, sort: TaskSort, cursor: Cursor | null): TaskQuery {
  if (sort === 'position') {
    return query.$if(cursor !== null, (some) => some.where('task.position', '>', cursor?.position ?? 0)).orderBy('task.position');
  }
  const column = sort === 'due' ? 'task.due_to' : 'task.lead_unit';
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

export async function listTasks(
  act: Act,
  query: TaskFilter & { sort: TaskSort; limit: number; cursor?: string | undefined },
): Promise<Outcome<{ tasks: TaskRow[]; nextCursor: string | null }>> {
  const conditions = await readFilter(act, query);
  if (!conditions.ok) return conditions;
  const cursor = readCursor(query.cursor, query.sort);
  if (cursor === 'invalid') return failure('cursor-invalid');
  // One more than asked for says whether there is a next page.
  const found = await selectTasks(act, conditions.value, query, query.sort, cursor, query.limit + 1);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return success({
    tasks: await toTaskRows(act, page),
    nextCursor: found.length > query.limit && last !== undefined ? writeCursor(last, query.sort) : null,
  });
}

/** Keeps what search looks through in step with the task, its units and its objects. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import { searchText } from '#core/platform/search-text.ts';
import type { Act } from '#server/platform/http/act.ts';
import { keepEntries, type SearchEntry } from '#server/platform/search-entry.ts';

/** Tasks a turn: keeps the arrays of one statement small. */
const batch = 500;

export interface Searchable {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly units: readonly string[];
  readonly objects: readonly string[];
}

/** What search looks through of a task. In whatever order its units and objects come: who leads does not change it. */
export function searchTextOf(task: Searchable): string {
  const named = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
  return searchText([task.code, task.title, task.text, ...named(task.units), ...named(task.objects)]);
}

/** Keeps the texts of these tasks. */
export async function keepSearch(act: Act, rows: readonly SearchEntry[]): Promise<void> {
  await keepEntries(act, 'task', rows, 'scope');
}

/** What the objects that these tasks name are called and were called. */
export async function objectNamesOf(act: Act, taskIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await act.db
    .selectFrom('task_object')
    .innerJoin('monitored_object', (join) =>
      join
        .onRef('monitored_object.jurisdiction_id', '=', 'task_object.jurisdiction_id')
        .onRef('monitored_object.id', '=', 'task_object.object_id'),
    )
    .leftJoin('object_former_name as former', (join) =>
      join.onRef('former.jurisdiction_id', '=', 'monitored_object.jurisdiction_id').onRef('former.object_id', '=', 'monitored_object.id'),
    )
    .select(['task_object.task_id', 'monitored_object.name', 'former.name as former'])
    .where(inJurisdiction(act, 'task_object'))
    .where(sql<SqlBool>`task_object.task_id = any(${taskIds}::uuid[])`)
    .orderBy('monitored_object.id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.task_id)].map(([id, own]) => [
      id,
      own.flatMap(({ name, former }) => (former === null ? [name] : [name, former])),
    ]),
  );
}

/** Makes the texts of these tasks anew, after objects changed. */
export async function writeSearch(act: Act, taskIds: readonly string[]): Promise<void> {
  const ids = taskIds.toSorted();
  for (let from = 0; from < ids.length; from += batch) await writeBatch(act, ids.slice(from, from + batch));
}

async function writeBatch(act: Act, ids: readonly string[]): Promise<void> {
  const tasks = await act.db
    .selectFrom('task')
    .select(['id', 'code', 'title', 'body'])
    .where(inJurisdiction(act))
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  const units = await act.db
    .selectFrom('responsibility')
    .select(['task_id', 'unit_text'])
    .where(inJurisdiction(act))
    .where('task_id', 'in', ids)
    .where('valid_to', 'is', null)
    .orderBy('seq')
    .execute();
  const objectsOf = await objectNamesOf(act, ids);
  const unitsOf = Map.groupBy(units, (row) => row.task_id);
  const rows = tasks.map((task) => ({
    id: task.id,
    text: searchTextOf({
      code: task.code,
      title: task.title,
      text: task.body,
      units: (unitsOf.get(task.id) ?? []).map((row) => row.unit_text),
      objects: objectsOf.get(task.id) ?? [],
    }),
  }));
  await keepSearch(act, rows);
}

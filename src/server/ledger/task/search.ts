/** Keeps what search looks through in step with the task, its units and its objects, in a table of its own: it seldom changes. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import { searchText } from '#core/platform/search-text.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Rows a statement: keeps the arrays of one statement small. */
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

/** Keeps the texts of these tasks; those that say what they said are not written. In the order of their ids, so that two writers never wait in a circle. */
export async function keepSearch(act: Act, rows: readonly { readonly id: string; readonly search: string }[]): Promise<void> {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < sorted.length; from += batch) {
    const some = sorted.slice(from, from + batch);
    await sql`
      insert into task_search as kept (jurisdiction_id, task_id, text)
      select ${act.jurisdictionId}::uuid, new.* from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ search }) => search)}::text[]) as new
      on conflict (jurisdiction_id, task_id) do update set text = excluded.text where kept.text <> excluded.text`.execute(act.db);
  }
}

/** What the objects are called that these tasks name. */
export async function objectNamesOf(act: Act, taskIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await act.db
    .selectFrom('task_object')
    .innerJoin('monitored_object', (join) =>
      join
        .onRef('monitored_object.jurisdiction_id', '=', 'task_object.jurisdiction_id')
        .onRef('monitored_object.id', '=', 'task_object.object_id'),
    )
    .select(['task_object.task_id', 'monitored_object.name'])
    .where(inJurisdiction(act, 'task_object'))
    .where(sql<SqlBool>`task_object.task_id = any(${taskIds}::uuid[])`)
    .orderBy('monitored_object.id')
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.task_id)].map(([id, own]) => [id, own.map(({ name }) => name)]));
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
    search: searchTextOf({
      code: task.code,
      title: task.title,
      text: task.body,
      units: (unitsOf.get(task.id) ?? []).map((row) => row.unit_text),
      objects: objectsOf.get(task.id) ?? [],
    }),
  }));
  await keepSearch(act, rows);
}

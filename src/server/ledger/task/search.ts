/** Keeps what search looks through in step with the task, its units and its objects. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import { bigrams, searchText } from '#core/ledger/bigram.ts';
import { updateTasks } from '#server/ledger/task/update-tasks.ts';
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

/** The two columns of a task that search reads. */
export function searchColumns(task: Searchable): { search_text: string; bigrams: string[] } {
  const search_text = searchText([task.code, task.title, task.text, ...task.units, ...task.objects]);
  return { search_text, bigrams: bigrams(search_text) };
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

/** Makes the search columns of these tasks anew, after units or objects changed. */
export async function writeSearch(act: Act, taskIds: readonly string[]): Promise<void> {
  // Whoever writes several tasks does it in the order of their ids: then two of them never wait for each other in a circle.
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
    ...searchColumns({
      code: task.code,
      title: task.title,
      text: task.body,
      units: (unitsOf.get(task.id) ?? []).map((row) => row.unit_text),
      objects: objectsOf.get(task.id) ?? [],
    }),
  }));
  await updateTasks(act, rows, { revised: false });
}

/** Many tasks that change at once, each in its own way. */
import { sql, type Updateable } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** A statement of its own for each of ten thousand tasks took half a minute. */
const rowsPerStatement = 500;

export type TaskChange = Omit<Updateable<DB['task']>, 'id' | 'revision' | 'jurisdiction_id'> & { readonly id: string };

/** Writes these columns of tasks; all rows have the same ones. What people see changed, and the revision says so. */
export async function updateTasks(act: Act, rows: readonly TaskChange[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
  const sets = columns.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`);
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const batch = JSON.stringify(rows.slice(from, from + rowsPerStatement));
    await sql`
      update task set ${sql.join(sets)}, revision = task.revision + 1 from json_populate_recordset(null::task, ${batch}::json) as new
       where ${inJurisdiction(act, 'task')} and task.id = new.id`.execute(act.db);
  }
}

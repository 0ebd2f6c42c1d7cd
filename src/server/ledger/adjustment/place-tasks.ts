/** Where tasks stand that people make, among the positions that are taken. */
import { sql } from 'kysely';
import { placesBehind, placesBetween } from '#core/ledger/adjust/place-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

const lookedAt = 500;

/** Free positions behind this one, as near as there is room for all; in the jurisdiction's lock. */
export async function freePlaces(act: Act, position: number, count: number): Promise<number[]> {
  for (let from = position; ;) {
    const { rows } = await sql<{ position: number }>`
      select position from task where ${inJurisdiction(act)} and position > ${from} order by position limit ${lookedAt}`.execute(act.db);
    for (const next of rows) {
      const places = placesBehind(from, next.position, count);
      if (places.length === count) return places;
      from = next.position;
    }
    if (rows.length < lookedAt) return Array.from({ length: count }, (_, index) => from + placesBetween * (index + 1));
  }
}

/** After tasks got another place: what is listed by it follows. */
export async function moveResponsibilities(act: Act, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length === 0) return;
  for (const table of ['responsibility', 'responsibility_unit'] as const)
    await sql`
      update ${sql.table(table)} as own set task_position = task.position from task
       where ${inJurisdiction(act, 'own')} and own.task_id = any(${taskIds}::uuid[])
         and ${inJurisdiction(act, 'task')} and task.id = own.task_id and own.task_position <> task.position`.execute(act.db);
}

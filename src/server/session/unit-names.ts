/** What units are called, for lists of people and posts. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Full names of today by id; the newest one of a unit that has ended. */
export async function fullUnitNames(act: Act, ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return () => null;
  const rows = await act.db
    .selectFrom('unit_name')
    .select(['unit_id', 'name'])
    .where(inJurisdiction(act))
    .where('unit_id', 'in', wanted)
    .where('form', '=', 'full')
    .orderBy('valid_to', (order) => order.asc().nullsLast())
    .execute();
  const names = new Map(rows.map((row) => [row.unit_id, row.name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

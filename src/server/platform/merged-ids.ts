/** What became of units and objects that were merged into others: links to them by their ids lead on. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

export type MergedKind = 'unit' | 'object';

/** Notes that these became part of `into`, and with them what had become part of them before. */
export async function noteMerged(act: Act, kind: MergedKind, from: readonly string[], into: string): Promise<void> {
  await sql`
    update merged_id set into_id = ${into} where ${inJurisdiction(act)} and kind = ${kind} and into_id = any(${from}::uuid[])`.execute(
    act.db,
  );
  await sql`
    insert into merged_id (jurisdiction_id, kind, id, into_id)
    select ${act.jurisdictionId}::uuid, ${kind}, id, ${into}::uuid from unnest(${from}::uuid[]) as merged (id)
    on conflict (jurisdiction_id, kind, id) do update set into_id = excluded.into_id`.execute(act.db);
}

/** What these became, of those that were merged away. */
export async function becameOf(act: Act, kind: MergedKind, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; into_id: string }>`
    select id, into_id from merged_id where ${inJurisdiction(act)} and kind = ${kind} and id = any(${ids}::uuid[])`.execute(act.db);
  return new Map(rows.map((row) => [row.id, row.into_id]));
}

/** These ids, with what is there now in the place of what was merged away; each once. */
export async function leadOn(act: Act, kind: MergedKind, ids: readonly string[]): Promise<string[]> {
  const became = await becameOf(act, kind, ids);
  return [...new Set(ids.map((id) => became.get(id.toLowerCase()) ?? id))];
}

/** What the database says is in the store and is not: after a restore of the one without the other, or where the folder is another one. */
import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';

export interface MissingFiles {
  readonly count: number;
  /** So many were looked for. */
  readonly of: number;
  /** A digest. */
  readonly first: string | null;
}

/** As the owner, over all jurisdictions. `newest`: so many are looked for, the youngest; without it all. A database from before the store misses none. */
export async function missingFiles({ kysely }: Pick<Database, 'kysely'>, files: FileStore, newest?: number): Promise<MissingFiles> {
  const { rows: known } = await sql<{ known: boolean }>`select to_regclass('public.stored_file') is not null as known`.execute(kysely);
  if (!known[0]?.known) return { count: 0, of: 0, first: null };
  const rows = await kysely
    .selectFrom('stored_file')
    .select(['jurisdiction_id', 'digest'])
    .orderBy('stored_at', 'desc')
    .$if(newest !== undefined, (query) => query.limit(newest ?? 0))
    .execute();
  const missing: string[] = [];
  for (const { jurisdiction_id: jurisdictionId, digest } of rows) {
    if ((await files.find(jurisdictionId, digest)) === null) missing.push(digest);
  }
  return { count: missing.length, of: rows.length, first: missing[0] ?? null };
}

/**
 * Moves originals that stand in the database, as all did before the file store, into the store: by the owner's connection at start, one by one. A start
 * that breaks off goes on with the rest at the next one; of two nodes that meet at one original the second finds it moved.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { originalMediaType } from '#server/plan/original.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { FileTrouble, piecesOf, type FileStore } from '#server/platform/files/file-store.ts';
import { keepFile } from '#server/platform/files/stored-file.ts';
import type { Log } from '#server/platform/log.ts';

interface Key {
  readonly jurisdictionId: string;
  readonly id: string;
}

/** What cannot be moved stays where it is, where it is read as before. */
export async function moveOriginals({ kysely }: Pick<Database, 'kysely'>, files: FileStore, now: string, log: Log): Promise<void> {
  const keys: readonly Key[] = await kysely
    .selectFrom('plan_version')
    .select(['jurisdiction_id as jurisdictionId', 'id'])
    .where('original', 'is not', null)
    .orderBy('jurisdiction_id')
    .orderBy('id')
    .execute();
  let [seen, moved] = [0, 0];
  try {
    for (const key of keys) {
      if (await moveOne(kysely, files, key, now)) moved += 1;
      seen += 1;
    }
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    const left = keys.length - seen;
    log.error(
      { err: error, moved, left },
      'originals stay in the database: the file store could not take them; the next start tries again',
    );
  }
}

/** False where the original stands elsewhere already, or stays since the store does not hold the same. */
async function moveOne(kysely: Database['kysely'], files: FileStore, { jurisdictionId, id }: Key, now: string): Promise<boolean> {
  const row = await kysely
    .selectFrom('plan_version')
    .select(['original', 'format'])
    .where(inJurisdiction({ jurisdictionId }))
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.original == null) return false;
  const { original: bytes, format } = row;
  const stored = await files.put(jurisdictionId, piecesOf(bytes));
  return kysely.transaction().execute(async (db) => {
    await keepFile({ db, jurisdictionId, now }, files, { bytes, ...stored, mediaType: originalMediaType(format) });
    const sha256 = createHash('sha256');
    for await (const piece of files.read(jurisdictionId, stored.digest)) sha256.update(piece);
    // The bytes go only when the file, read anew, is what PostgreSQL holds.
    const { numAffectedRows } = await sql`update plan_version set original = null, original_digest = ${stored.digest}
       where ${inJurisdiction({ jurisdictionId })} and id = ${id} and encode(sha256(original), 'hex') = ${sha256.digest('hex')}`.execute(
      db,
    );
    return (numAffectedRows ?? 0n) > 0n;
  });
}

/** The table stored_file: which files a jurisdiction has in the store. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { piecesOf, type FileStore, type StoredContent } from '#server/platform/files/file-store.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { StoredFileAnswer } from '#server/platform/http/route.ts';

/** The class of advisory locks that are files; 1 are jurisdictions, 28 kept counts. */
const fileLocks = 55;

/** Whoever adds a reference to a file and whoever collects it take turns until the end of their transactions. After lockJurisdiction. */
export async function lockFile({ db, jurisdictionId }: Pick<Act, 'db' | 'jurisdictionId'>, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(fileLocks)}, hashtext(${`${jurisdictionId} ${digest}`}))`.execute(db);
}

export interface KeptFile extends StoredContent {
  readonly bytes: Uint8Array;
  /** By content. */
  readonly mediaType: string;
}

/**
 * Says that the file is there, in the transaction that refers to it. It was put before, so that nobody waits for the disk with a connection; if it
 * was collected since, it is put once more.
 */
export async function keepFile(
  act: Pick<Act, 'db' | 'jurisdictionId' | 'now'>,
  files: FileStore,
  { bytes, digest, size, mediaType }: KeptFile,
): Promise<void> {
  const { db, jurisdictionId, now } = act;
  await lockFile(act, digest);
  const found = await files.find(jurisdictionId, digest);
  if (found?.size !== size) await files.put(jurisdictionId, piecesOf(bytes));
  await db
    .insertInto('stored_file')
    .values({ jurisdiction_id: jurisdictionId, digest, size, media_type: mediaType, stored_at: now })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'digest']).doUpdateSet({ unused_since: null }))
    .execute();
}

/** A stored file as an answer, always a download: whoever asks has been told that they may. `fileName`: as people call it. */
export async function answerFile(
  act: Act,
  digest: string,
  fileName: string,
): Promise<Outcome<StoredFileAnswer, 'file-missing' | 'file-changed'>> {
  const { jurisdictionId, installation } = act;
  const row = await act.db
    .selectFrom('stored_file')
    .select('size')
    .where(inJurisdiction(act))
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow();
  const found = await installation.files.find(jurisdictionId, digest);
  if (found === null) return failure('file-missing', { file: fileName, digest });
  if (found.size !== row.size) return failure('file-changed', { file: fileName, digest });
  return success({
    fileName,
    // Never shown by the browser: an uploaded page must not run here.
    mediaType: 'application/octet-stream',
    size: found.size,
    read: () => installation.files.read(jurisdictionId, digest),
  });
}

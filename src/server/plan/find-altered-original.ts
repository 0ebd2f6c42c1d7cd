/** The bytes of each document against the digest beside them, and against the one that the trail took down when it was uploaded. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { EvidenceFlaw } from '#server/audit/events.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { FileTrouble, type FileStore } from '#server/platform/files/file-store.ts';
import type { Act } from '#server/platform/http/act.ts';

const type = 'plan_version';

type Asking = Pick<Act, 'db' | 'jurisdictionId'> & { readonly files: FileStore };

/** The first original, by its id, that is not the one that was uploaded; null: all are. */
export async function findAlteredOriginal(act: Asking): Promise<EvidenceFlaw | null> {
  const told = await toldDigests(act);
  const { rows: stored } = await sql<{ id: string }>`
    select id from plan_version v where ${inJurisdiction(act, 'v')} order by id`.execute(act.db);
  const inStore = await knowsStore(act);
  // One by one: a document has up to 20 MB, and no statement has to be long.
  for (const { id } of stored) {
    // One that was not moved into the store yet is held by the database (move-originals.ts).
    const { rows } = await sql<{ file: string | null; held: string | null; stored: string }>`
      select ${inStore ? sql`original_digest` : sql`null`} as file, encode(sha256(original), 'hex') as held, original_sha256 as stored from plan_version v
       where ${inJurisdiction(act, 'v')} and id = ${id}`.execute(act.db);
    const [row] = rows;
    const found = row?.file == null ? { sha256: row?.held } : await readStored(act, row.file);
    if ('flaw' in found) return { code: found.flaw, type, id };
    const digests = [row?.stored, ...(told.get(id) ?? [])];
    if (digests.some((digest) => digest !== found.sha256)) return { code: 'changed', type, id };
    told.delete(id);
  }
  // Versions are discarded and never deleted.
  const [gone] = [...told.keys()].toSorted();
  return gone === undefined ? null : { code: 'missing', type, id: gone };
}

/** A database that was restored from a backup is checked before a start migrates it: it may be older than the store. */
async function knowsStore({ db }: Pick<Act, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from pg_attribute where attrelid = 'plan_version'::regclass and attname = 'original_digest') as known`.execute(
    db,
  );
  return rows[0]?.known ?? false;
}

/** SHA-256 of a file whose SM3 is the one that it is named by: the trail had the former before there was a store, and goes on with it. */
async function readStored(
  { files, jurisdictionId }: Asking,
  digest: string,
): Promise<{ readonly sha256: string } | { readonly flaw: EvidenceFlaw['code'] }> {
  const sha256 = createHash('sha256');
  try {
    for await (const piece of files.read(jurisdictionId, digest)) sha256.update(piece);
    return { sha256: sha256.digest('hex') };
  } catch (error) {
    if (error instanceof FileTrouble && error.code === 'file-missing') return { flaw: 'file-missing' };
    if (error instanceof FileTrouble && error.code === 'file-changed') return { flaw: 'changed' };
    throw error;
  }
}

/** By version. */
async function toldDigests({ db, jurisdictionId }: Pick<Act, 'db' | 'jurisdictionId'>): Promise<Map<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; digests: string[] }>`
    select o.object_id as id, array_agg(distinct o.after::jsonb ->> 'sha256') as digests from audit_object o
     where ${inJurisdiction({ jurisdictionId }, 'o')} and o.object_type = ${type} and o.after::jsonb ->> 'sha256' is not null
     group by 1`.execute(db);
  return new Map(rows.map(({ id, digests }) => [id, digests]));
}

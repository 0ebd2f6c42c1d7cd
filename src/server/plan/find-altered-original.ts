/** The bytes of each stored document against the digest beside them, and against the one that the trail took down when it was uploaded. */
import { sql } from 'kysely';
import type { EvidenceFlaw } from '#server/audit/events.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

const type = 'plan_version';

/** The first original, by its id, that is not the one that was uploaded; null: all are. */
export async function findAlteredOriginal(act: Pick<Act, 'db' | 'jurisdictionId'>): Promise<EvidenceFlaw | null> {
  const told = await toldDigests(act);
  const { rows: stored } = await sql<{ id: string }>`
    select id from plan_version v where ${inJurisdiction(act, 'v')} order by id`.execute(act.db);
  // One by one: a document has up to 20 MB, and no statement has to be long.
  for (const { id } of stored) {
    const { rows } = await sql<{ digest: string; stored: string }>`
      select encode(sha256(original), 'hex') as digest, original_sha256 as stored from plan_version v
       where ${inJurisdiction(act, 'v')} and id = ${id}`.execute(act.db);
    const digests = [rows[0]?.stored, ...(told.get(id) ?? [])];
    if (digests.some((digest) => digest !== rows[0]?.digest)) return { code: 'changed', type, id };
    told.delete(id);
  }
  // Versions are discarded and never deleted.
  const [gone] = [...told.keys()].toSorted();
  return gone === undefined ? null : { code: 'missing', type, id: gone };
}

/** By version. */
async function toldDigests({ db, jurisdictionId }: Pick<Act, 'db' | 'jurisdictionId'>): Promise<Map<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; digests: string[] }>`
    select o.object_id as id, array_agg(distinct o.after::jsonb ->> 'sha256') as digests from audit_object o
     where ${inJurisdiction({ jurisdictionId }, 'o')} and o.object_type = ${type} and o.after::jsonb ->> 'sha256' is not null
     group by 1`.execute(db);
  return new Map(rows.map(({ id, digests }) => [id, digests]));
}

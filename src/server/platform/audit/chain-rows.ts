/** Reads a chain row by row in constant memory, however long it is and however many objects an act had. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { startEntryDigest, type EntryDigest, type EntryEvent } from '#server/platform/audit/chain.ts';
import type { DB } from '#server/platform/database/tables.ts';

/** An event as it stands, with the digest that its columns and objects give. */
export interface ChainRow {
  readonly event: EntryEvent;
  readonly digest: string;
  readonly seq: number | null;
  readonly hash: string | null;
  readonly seal: string | null;
}

/** `from`: the chain from this number on, in its order. `unchained`: rows without a place in it, oldest first. */
export type ChainPart = { readonly from: number } | 'unchained';

interface JoinedRow extends EntryEvent {
  readonly seq: number | null;
  readonly hash: string | null;
  readonly seal: string | null;
  readonly objectSeq: number | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A turn of the thread checks so many: some thirty milliseconds. */
const rowsPerFetch = 500;
let cursors = 0;

/** The rows of one snapshot: the cursor sees nothing of what comes later. */
export async function* readChain(db: Transaction<DB>, jurisdictionId: string, part: ChainPart): AsyncGenerator<ChainRow> {
  const cursor = sql.id(`audit_chain_${++cursors}`);
  await sql`declare ${cursor} no scroll cursor for
    select e.jurisdiction_id as "jurisdictionId", e.id, e.at, e.actor, e.account_id as "accountId", e.post_id as "postId",
      e.unit_id as "unitId", e.unit_name as "unitName", e.address, e.act, e.outcome, e.request_id as "requestId", e.detail, e.seq, e.hash,
      e.seal, o.seq as "objectSeq", o.object_type as "objectType", o.object_id as "objectId", o.before, o.after
    from audit_event e
    left join audit_object o on o.jurisdiction_id = e.jurisdiction_id and o.event_id = e.id
    where ${inJurisdiction({ jurisdictionId }, 'e')} and ${rowsOf(part)}, o.seq`.execute(db);
  try {
    let open: { readonly row: JoinedRow; readonly digest: EntryDigest } | undefined;
    for (;;) {
      const { rows } = await sql<JoinedRow>`fetch ${sql.lit(rowsPerFetch)} from ${cursor}`.execute(db);
      for (const row of rows) {
        if (open?.row.id !== row.id || open.row.seq !== row.seq) {
          if (open) yield closed(open);
          open = { row, digest: startEntryDigest(row) };
        }
        addObject(open.digest, row);
      }
      if (rows.length < rowsPerFetch) break;
    }
    if (open) yield closed(open);
  } finally {
    // After a failed statement nothing can be closed any more, and the transaction's end does it anyway.
    await sql`close ${cursor}`.execute(db).catch(() => {});
  }
}

function rowsOf(part: ChainPart): RawBuilder<unknown> {
  return part === 'unchained' ? sql`e.seq is null order by e.at, e.id` : sql`e.seq >= ${part.from} order by e.seq, e.id`;
}

function addObject(digest: EntryDigest, { objectSeq, objectType, objectId, before, after }: JoinedRow): void {
  if (objectSeq === null || objectType === null || objectId === null) return;
  digest.add({ seq: objectSeq, type: objectType, id: objectId, before, after });
}

function closed({ row, digest }: { readonly row: JoinedRow; readonly digest: EntryDigest }): ChainRow {
  return { event: row, digest: digest.end(), seq: row.seq, hash: row.hash, seal: row.seal };
}

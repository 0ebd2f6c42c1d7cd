/** Adds the rows from before the chain existed to it, once, by the owner's connection at start. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Transaction } from 'kysely';
import { systemActor } from '#server/platform/actor.ts';
import { beginChain, genesis, headSeal, headText, linkAfter, rowSeal, type Link } from '#server/platform/audit/chain.ts';
import { readChain } from '#server/platform/audit/chain-rows.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { newId } from '#server/platform/id.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import type { Log } from '#server/platform/log.ts';

const rowsPerUpdate = 1000;

/**
 * Seals what is unchained, in the order of time, and adds an event that says so: nothing shows what happened to those rows before. Where a
 * chain has begun, rows outside of it are no rows from before; they are left, for verify-audit to show.
 */
export async function sealUnchained(owner: Pick<Database, 'kysely'>, keys: InstallationKeys, now: string, log: Log): Promise<void> {
  if (await isSettled(owner)) return;
  await owner.kysely.transaction().execute(async (db) => {
    // Keeps other nodes and writers out until commit; a second node finds nothing left to do.
    await sql`alter table audit_event disable trigger audit_event_append_only`.execute(db);
    const { rows } = await sql<{ id: string; begun: boolean }>`
      select j.id, exists (select 1 from audit_head h where h.jurisdiction_id = j.id) as begun
      from jurisdiction j where exists (select 1 from audit_event e where e.jurisdiction_id = j.id and e.seq is null)
      order by j.id`.execute(db);
    for (const { id, begun } of rows) {
      if (begun) log.error({ jurisdictionId: id }, 'the audit trail holds rows outside of its chain: run taizhang verify-audit');
      else await sealJurisdiction(db, id, keys, now);
    }
    await sql`alter table audit_event enable trigger audit_event_append_only`.execute(db);
    if (!rows.some(({ begun }) => begun)) await sql`alter table audit_event validate constraint audit_event_chained`.execute(db);
  });
}

/** Once every row has its place the constraint is valid, and a start need not look through a long table again. */
async function isSettled({ kysely }: Pick<Database, 'kysely'>): Promise<boolean> {
  const { rows } = await sql<{ convalidated: boolean }>`
    select convalidated from pg_constraint where conrelid = 'audit_event'::regclass and conname = 'audit_event_chained'`.execute(kysely);
  return rows[0]?.convalidated ?? false;
}

async function sealJurisdiction(db: Transaction<DB>, jurisdictionId: string, keys: InstallationKeys, now: string): Promise<void> {
  const first = genesis(jurisdictionId);
  let last: Link = first;
  let sealed: { readonly id: string; readonly link: Link }[] = [];
  for await (const row of readChain(db, jurisdictionId, 'unchained')) {
    last = linkAfter(last, row.digest);
    sealed.push({ id: row.event.id, link: last });
    if (sealed.length < rowsPerUpdate) continue;
    await store(db, jurisdictionId, sealed, keys);
    sealed = [];
  }
  await store(db, jurisdictionId, sealed, keys);
  // The head may only go forward one by one, so it is set down here beside its trigger.
  await sql`alter table audit_head disable trigger audit_head_forward`.execute(db);
  await sql`insert into audit_head (jurisdiction_id, seq, hash, seal)
    values (${jurisdictionId}, ${last.seq}, ${last.hash}, ${keys.seal(headSeal, headText(jurisdictionId, last))})`.execute(db);
  await sql`alter table audit_head enable trigger audit_head_forward`.execute(db);
  const context = { jurisdictionId, by: systemActor, at: now, requestId: newId(), keys, newId: () => newId() };
  await writeAudit(db, context, 'done', {
    act: beginChain,
    objects: [{ type: 'jurisdiction', id: jurisdictionId, after: { sealedEvents: last.seq } }],
  });
}

async function store(
  db: Transaction<DB>,
  jurisdictionId: string,
  rows: readonly { readonly id: string; readonly link: Link }[],
  keys: InstallationKeys,
): Promise<void> {
  await sql`
    update audit_event e set seq = s.seq, hash = s.hash, seal = s.seal
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ link }) => link.seq)}::bigint[],
      ${rows.map(({ link }) => link.hash)}::text[], ${rows.map(({ link }) => keys.seal(rowSeal, link.hash))}::text[])
      as s (id, seq, hash, seal)
    where ${inJurisdiction({ jurisdictionId }, 'e')} and e.id = s.id`.execute(db);
}

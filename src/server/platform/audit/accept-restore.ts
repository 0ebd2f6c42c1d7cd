/**
 * After a restore from a backup the database ends before heads that were exported, which looks like a trail that somebody cut off. Who
 * restored it says so: an event of the trail and a line of the file of heads tell from where to where, why and who. What was exported of
 * the end that is gone no longer counts; that it was given up is told by every check from then on.
 */
import { sql, type Transaction } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { systemActor } from '#server/platform/actor.ts';
import { acceptRestore as act, genesis, type Link } from '#server/platform/audit/chain.ts';
import type { Head } from '#server/platform/audit/head-line.ts';
import { appendHead } from '#server/platform/audit/heads-file.ts';
import type { Chain } from '#server/platform/audit/list-chains.ts';
import { readHeads, type ExportedHeads } from '#server/platform/audit/read-heads.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { writeAudit } from '#server/platform/audit/write-audit.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import { newId } from '#server/platform/id.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** A chain that ends, or goes on otherwise, before heads that were exported. */
export interface SetBack {
  readonly chain: Chain;
  /** The newest exported head that the chain does not have. */
  readonly from: Link;
  /** The last exported one that it has; its beginning when it has none. */
  readonly kept: Link;
  /** Where it stands now. */
  readonly now: Link;
}

export interface Acceptance {
  readonly keys: InstallationKeys;
  readonly folder: string;
  readonly reason: string;
  /** Who accepts it, in words. */
  readonly by: string;
  readonly at: string;
}

/**
 * How a chain differs from its exported heads; undefined: it does not. Refused when anything else is wrong with it or with the file of heads:
 * a restore explains neither.
 */
export async function findSetBack(
  { kysely }: Database,
  chain: Chain,
  { keys, folder }: Pick<Acceptance, 'keys' | 'folder'>,
): Promise<Outcome<SetBack | undefined>> {
  const heads = await readHeads(folder, chain.id, readPublicKey(keys.publicKey));
  if (heads?.flaw) return failure('accept-restore.bad-heads', { name: chain.name, line: heads.flaw.line });
  return kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const report = await verifyChain(db, chain.id, { keys });
      if (report.finding) return failure('accept-restore.unsound', { name: chain.name });
      const compared = heads && (await compare(db, chain.id, heads));
      if (!compared) return success(undefined);
      if (!chain.isKnown) return failure('accept-restore.gone', { name: chain.name });
      return success({ chain, ...compared, now: (await headOf(db, chain.id)) ?? genesis(chain.id) });
    });
}

/** Writes that it was accepted: first into the trail, then into the file of heads. Answers the link of the event. */
export async function acceptRestore(
  { kysely }: Database,
  { chain, from, kept, now }: SetBack,
  { keys, folder, reason, by, at }: Acceptance,
): Promise<Link> {
  const jurisdictionId = chain.id;
  const to = await kysely.transaction().execute(async (db) => {
    const context = { jurisdictionId, by: { ...systemActor, name: by }, at, requestId: newId(), keys, newId: () => newId() };
    const before = { from: from.seq, hash: from.hash };
    const after = { kept: kept.seq, seq: now.seq, hash: now.hash };
    await writeAudit(db, context, 'done', { act, detail: reason, objects: [{ type: 'audit_chain', id: jurisdictionId, before, after }] });
    const link = await headOf(db, jurisdictionId);
    if (!link) throw new Error(`the trail of ${jurisdictionId} has no head behind its newest event`);
    return link;
  });
  const head: Head = { jurisdictionId, ...to, at, writer: `restore ${newId()}` };
  await appendHead(folder, { ...head, restore: { from, kept, reason, by } }, keys);
  return to;
}

async function headOf(db: Transaction<DB>, jurisdictionId: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`select seq, hash from audit_head where ${inJurisdiction({ jurisdictionId })}`.execute(db);
  return rows[0];
}

const numbersPerQuery = 1000;

async function compare(
  db: Transaction<DB>,
  jurisdictionId: string,
  { heads }: ExportedHeads,
): Promise<Pick<SetBack, 'from' | 'kept'> | undefined> {
  const numbers = [...heads.keys()].toSorted((a, b) => a - b);
  let kept: Link = genesis(jurisdictionId);
  let from: Link | undefined;
  for (let start = 0; start < numbers.length; start += numbersPerQuery) {
    const some = numbers.slice(start, start + numbersPerQuery);
    const { rows } = await sql<Link>`
      select seq, hash from audit_event where ${inJurisdiction({ jurisdictionId })} and seq = any(${some}::bigint[])`.execute(db);
    const stored = new Map(rows.map(({ seq, hash }) => [seq, hash]));
    for (const seq of some) {
      for (const { hash } of heads.get(seq) ?? []) {
        if (stored.get(seq) !== hash && seq > 0) from = { seq, hash };
        else if (!from) kept = { seq, hash };
      }
    }
  }
  return from && { from, kept };
}

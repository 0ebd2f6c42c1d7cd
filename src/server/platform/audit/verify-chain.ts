/**
 * Verifies a chain from its beginning and answers the first place that does not fit, in one snapshot and in constant memory. With the
 * installation's key it checks the seals too; with exported heads it also finds what the database alone cannot show.
 */
import { currentActName } from '#core/platform/act-names.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Transaction } from 'kysely';
import { acceptRestore, beginChain, genesis, headSeal, headText, linkAfter, rowSeal, type Link } from '#server/platform/audit/chain.ts';
import type { AcceptedRestore, ChainFlaw, ChainReport, Finding } from '#server/platform/audit/chain-report.ts';
import { readChain, type ChainRow } from '#server/platform/audit/chain-rows.ts';
import type { Head } from '#server/platform/audit/head-line.ts';
import type { ExportedHeads } from '#server/platform/audit/read-heads.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

export interface VerifyOptions {
  /** Left out when the verifier does not have the key: then only exported heads can show that a chain was recomputed. */
  readonly keys?: Pick<InstallationKeys, 'seal'> | undefined;
  readonly heads?: Pick<ExportedHeads, 'heads' | 'last'> | undefined;
  /** It was set up, so there are events. */
  readonly isSetUp?: boolean;
}

interface ChainRowWithPlace extends ChainRow {
  readonly seq: number;
}

interface Check extends VerifyOptions {
  readonly db: Transaction<DB>;
  readonly jurisdictionId: string;
  readonly head: (Link & { readonly seal: string }) | undefined;
}

/** The most removed rows that are recognised when the following rows were renumbered. */
const maxRenumbered = 1000;

/** The transaction must be one snapshot (repeatable read) when others may write meanwhile. */
export async function verifyChain(db: Transaction<DB>, jurisdictionId: string, options: VerifyOptions = {}): Promise<ChainReport> {
  const { rows } = await sql<Link & { seal: string }>`
    select seq, hash, seal from audit_head where ${inJurisdiction({ jurisdictionId })}`.execute(db);
  const check: Check = { ...options, db, jurisdictionId, head: rows[0] };
  let last = genesis(jurisdictionId);
  let events = 0;
  let sealedLater: ChainReport['sealedLater'];
  let unexported: ChainReport['unexported'];
  const restores: AcceptedRestore[] = [];
  const exportedTo = options.heads?.last?.seq;
  const chain = readChain(db, jurisdictionId, { from: -1 });
  for await (const row of chain) {
    if (!hasPlace(row)) continue;
    events += 1;
    const kind = rowFlawOf(check, last, row);
    if (kind) {
      const next = (await chain.next()).value;
      await chain.return(undefined);
      const finding = await diagnose(check, last, row, next && hasPlace(next) ? next : undefined, kind);
      return { jurisdictionId, events, soundTo: last.seq, sealedLater, unexported, restores, finding };
    }
    const { act, at, actor, detail } = row.event;
    if (currentActName(act) === beginChain) sealedLater ??= { to: last.seq, at };
    if (act === acceptRestore) restores.push({ seq: row.seq, at, by: actor, reason: detail ?? '' });
    if (exportedTo !== undefined && row.seq > exportedTo) unexported ??= { from: row.seq, at };
    last = { seq: row.seq, hash: row.hash ?? '' };
  }
  const finding = checkEnd(check, last) ?? (await findUnchained(check)) ?? checkNotEmptied(check, events);
  return { jurisdictionId, events, soundTo: last.seq, sealedLater, unexported, restores, finding };
}

function hasPlace(row: ChainRow): row is ChainRowWithPlace {
  return row.seq !== null;
}

type RowFlaw = 'gap' | 'twice' | 'hash' | 'seal' | 'exported';

function rowFlawOf(check: Check, last: Link, row: ChainRowWithPlace): RowFlaw | undefined {
  const expected = linkAfter(last, row.digest);
  if (row.seq > expected.seq) return 'gap';
  if (row.seq < expected.seq) return 'twice';
  if (row.hash !== expected.hash) return 'hash';
  if (!hasOwnSeal(check, row)) return 'seal';
  return contradicts(check, row.seq, expected.hash) ? 'exported' : undefined;
}

/** True without the key, because the seal cannot be checked then. */
function hasOwnSeal({ keys }: Check, row: ChainRow): boolean {
  return !keys || (row.hash !== null && keys.seal(rowSeal, row.hash) === row.seal);
}

function contradicts({ heads }: Check, seq: number, hash: string): boolean {
  return heads?.heads.get(seq)?.some((head) => head.hash !== hash) ?? false;
}

async function diagnose(
  check: Check,
  last: Link,
  row: ChainRowWithPlace,
  next: ChainRowWithPlace | undefined,
  flaw: RowFlaw,
): Promise<Finding> {
  const seq = last.seq + 1;
  if (flaw === 'twice') return found('inserted', row.seq, row);
  if (flaw === 'exported') return found('replaced', seq, row);
  const movedRow = await findMovedRow(check, last, row);
  if (flaw === 'gap') {
    return movedRow ? found('reordered', seq, movedRow, movedRow.seq) : found('removed', seq, row, row.seq - 1);
  }
  const own = hasOwnSeal(check, row);
  if (movedRow) return found(own ? 'reordered' : 'inserted', seq, row, movedRow.seq);
  if (check.head && row.seq > check.head.seq) return found('inserted', seq, row);
  if (flaw === 'seal') return found('recomputed', seq, row);
  const removedCount = next ? countRemovedBefore(row, next) : 0;
  return removedCount > 0 ? found('removed', seq, row, seq + removedCount - 1) : found('changed', seq, row);
}

/** The row that belongs at the next place, if it was moved elsewhere, with its hash or without it. */
async function findMovedRow(
  { db, jurisdictionId, keys }: Check,
  last: Link,
  atPlace: ChainRowWithPlace,
): Promise<ChainRowWithPlace | undefined> {
  for await (const row of readChain(db, jurisdictionId, { from: last.seq + 1 })) {
    if (!hasPlace(row) || row.event.id === atPlace.event.id) continue;
    const { hash } = linkAfter(last, row.digest);
    if (hash !== row.hash && hash !== atPlace.hash) continue;
    // Without the key anything can be forged except the seal.
    if (!keys || row.seal === keys.seal(rowSeal, hash) || atPlace.seal === keys.seal(rowSeal, hash)) return row;
  }
  return undefined;
}

/** Behind a removed row the links still hold among themselves, each number too small by as many as were removed. */
function countRemovedBefore(row: ChainRowWithPlace, next: ChainRowWithPlace): number {
  for (let count = 0; count <= maxRenumbered; count++) {
    if (linkAfter({ seq: row.seq + count, hash: row.hash ?? '' }, next.digest).hash === next.hash) return count;
  }
  return 0;
}

/** The end of the chain against its head and against the heads outside. */
function checkEnd({ keys, head, heads, jurisdictionId }: Check, last: Link): Finding | undefined {
  const exported = heads?.last;
  if (exported && exported.seq > last.seq) return atEnd('cut-off', last.seq + 1, exported.seq, exported);
  if (!head) return last.seq === 0 ? undefined : atEnd('head-forged', last.seq, null);
  if (head.seq > last.seq) return atEnd('cut-off', last.seq + 1, head.seq);
  const isOwn = !keys || keys.seal(headSeal, headText(jurisdictionId, head)) === head.seal;
  if (!isOwn) return atEnd('head-forged', head.seq, null);
  if (head.seq < last.seq) return atEnd('head-back', head.seq + 1, last.seq);
  return head.hash === last.hash ? undefined : atEnd('head-forged', head.seq, null);
}

/** Whoever was set up has a trail: setting up is its first part. */
function checkNotEmptied({ isSetUp = false }: Check, events: number): Finding | undefined {
  return isSetUp && events === 0 ? { kind: 'emptied', seq: null, to: null, at: null, act: null, actor: null } : undefined;
}

/** Rows that are in no chain. */
async function findUnchained({ db, jurisdictionId }: Check): Promise<Finding | undefined> {
  const events = await sql<{ at: string; act: string; actor: string }>`
    select at, act, actor from audit_event where ${inJurisdiction({ jurisdictionId })} and seq is null order by at, id limit 1`.execute(db);
  const [event] = events.rows;
  if (event) return { kind: 'unchained', seq: null, to: null, ...event };
  const objects = await sql`
    select 1 from audit_object o where ${inJurisdiction({ jurisdictionId }, 'o')}
      and not exists (select 1 from audit_event e where e.jurisdiction_id = o.jurisdiction_id and e.id = o.event_id) limit 1`.execute(db);
  return objects.rows.length > 0 ? { kind: 'stray-object', seq: null, to: null, at: null, act: null, actor: null } : undefined;
}

function found(kind: ChainFlaw, seq: number, { event }: ChainRow, to: number | null = null): Finding {
  return { kind, seq, to, at: event.at, act: event.act, actor: event.actor };
}

function atEnd(kind: ChainFlaw, seq: number, to: number | null, exported?: Head): Finding {
  return { kind, seq, to, at: exported?.at ?? null, act: null, actor: null };
}

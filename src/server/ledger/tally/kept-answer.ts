/**
 * Answers about the whole ledger of a jurisdiction, kept as JSON under the ledger's revision (migrations/0028): two snapshots with one
 * revision see the same ledger, so a kept answer is never older than its reader. Nobody is answered from here whose reach is less than all;
 * what is kept for other questions (the entries of a search) tells nobody more than they reach.
 */
import { sql } from 'kysely';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import type { Act } from '#server/platform/http/act.ts';
import { keep, type KeptBy } from '#server/platform/keep.ts';

/** So many changed tasks a reader counts in passing. */
const many = 200;
/** Under the day and the revision: the names of units are those of a day. */
const keptBy: KeptBy<string, string> = new WeakMap();

/** What `make` answers for the ledger as the act sees it. In reading acts alone: an act's own changes are no revision yet. */
export async function keptAnswer(act: Act, name: string, make: () => Promise<unknown>): Promise<string> {
  const state = `${act.today} ${await ledgerRevision(act)}`;
  return keep(act, keptBy, name, { state, holds: (kept) => kept.state === state, make: async () => JSON.stringify(await make()) });
}

/** The same under a filter. Whatever it asks for raises the revision (migrations/0032). */
export function keptAnswerUnder(act: Act, name: string, filter: TaskFilter, make: () => Promise<unknown>): Promise<string> {
  const fields = Object.entries(filter).flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const]));
  return keptAnswer(act, `${name} ${JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`, make);
}

async function ledgerRevision(act: Act): Promise<string> {
  const { rows } = await sql<{ revision: string }>`select ledger_revision() as revision`.execute(act.db);
  const [row] = rows;
  if (row === undefined) throw new Error('the ledger has no revision');
  return row.revision;
}

/** The same of an act that changes as many tasks as somebody chose. */
export async function foldIfMany(act: Act, changed: number): Promise<void> {
  if (changed > many) await foldLedger(act);
}

/** At the end of an act that changes very many tasks: otherwise whoever reads next counts them all. */
export async function foldLedger(act: Act): Promise<void> {
  await sql`select fold_ledger()`.execute(act.db);
}

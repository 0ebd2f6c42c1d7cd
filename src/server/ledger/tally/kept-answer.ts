/**
 * Answers about the whole ledger of a jurisdiction, kept as JSON under the ledger's revision (migrations/0028): two snapshots with one
 * revision see the same ledger, so a kept answer is never older than its reader. Nobody is answered from here whose reach is less than all;
 * what is kept for other questions (the entries of a search) tells nobody more than they reach.
 */
import { sql } from 'kysely';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Installation } from '#server/platform/installation.ts';

interface KeptAnswer {
  readonly revision: string;
  /** Still in the making, perhaps: whoever comes meanwhile waits for it instead of counting too. */
  readonly json: Promise<string>;
}

type Kept = Map<string, KeptAnswer>;

/** The newest answer of each kind of each jurisdiction, and those under the filters that were asked for last. */
const mostKept = 200;
/** So many changed tasks a reader counts in passing. */
const many = 200;
const answersBy = new WeakMap<Installation, Kept>();
const filteredBy = new WeakMap<Installation, Kept>();

/** What `make` answers for the ledger as the act sees it. In reading acts alone: an act's own changes are no revision yet. */
export function keptAnswer(act: Act, name: string, make: () => Promise<unknown>): Promise<string> {
  return keep(act, answersBy, name, make);
}

/** The same under a filter. Whatever it asks for raises the revision (migrations/0032). */
export function keptAnswerUnder(act: Act, name: string, filter: TaskFilter, make: () => Promise<unknown>): Promise<string> {
  const fields = Object.entries(filter).flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const]));
  return keep(act, filteredBy, `${name} ${JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`, make);
}

async function keep(act: Act, keptBy: WeakMap<Installation, Kept>, name: string, make: () => Promise<unknown>): Promise<string> {
  const answers: Kept = keptBy.get(act.installation) ?? new Map<string, KeptAnswer>();
  keptBy.set(act.installation, answers);
  const key = `${act.jurisdictionId} ${name}`;
  // The names of units are those of a day.
  const revision = `${act.today} ${await ledgerRevision(act)}`;
  const makeJson = async (): Promise<string> => JSON.stringify(await make());
  const known = answers.get(key);
  // Whoever made it may have lost its connection: then it is made here.
  if (known?.revision === revision) {
    answers.delete(key);
    answers.set(key, known);
    return known.json.catch(makeJson);
  }

  const json = makeJson();
  answers.delete(key);
  answers.set(key, { revision, json });
  const [oldest] = answers.keys();
  if (answers.size > mostKept && oldest !== undefined) answers.delete(oldest);
  return json.catch((error: unknown) => {
    if (answers.get(key)?.json === json) answers.delete(key);
    throw error;
  });
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

/**
 * What each open task counts towards, in memory, under the revision up to which the counts are folded (migrations/0030): 70 bytes a task. A task
 * that changed since is told apart by `ledger_changed`, so one reading serves until the next fold.
 */
import { sql, type RawBuilder } from 'kysely';
import { readTaskValues, type TaskValues } from '#core/ledger/count-values.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Installation } from '#server/platform/installation.ts';

export interface Tallied {
  /** By facet the numbers of its values, in the database's order of values. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The highest number of a value. */
  readonly most: number;
  /** All open tasks. A turn of the thread reads one piece, or counts some. */
  readonly pieces: readonly TaskValues[];
}

interface Kept {
  readonly folded: string;
  readonly tallied: Promise<Tallied>;
  /** How many numbers it takes, when that is known. */
  size: number;
}

const tasksPerPiece = 5000;

/** Numbers of four bytes: the ledgers asked for last are kept while they take no more than 128 MB together. */
const mostNumbers = 32_000_000;

const keptBy = new WeakMap<Installation, Map<string, Kept>>();

/** As the act's snapshot sees it. */
export async function keptTallied(act: Act): Promise<Tallied> {
  const ledgers = keptBy.get(act.installation) ?? new Map<string, Kept>();
  keptBy.set(act.installation, ledgers);
  const folded = await foldedRevision(act);
  const known = ledgers.get(act.jurisdictionId);
  if (known?.folded === folded) {
    asNewest(ledgers, act.jurisdictionId, known);
    // Whoever reads it may lose the connection: then it is read here.
    return known.tallied.catch(() => readTallied(act));
  }
  const kept: Kept = { folded, tallied: readTallied(act), size: 0 };
  asNewest(ledgers, act.jurisdictionId, kept);
  try {
    const tallied = await kept.tallied;
    kept.size = tallied.pieces.reduce((sum, piece) => sum + piece.length, 0);
    keepWithin(ledgers);
    return tallied;
  } catch (error) {
    if (ledgers.get(act.jurisdictionId) === kept) ledgers.delete(act.jurisdictionId);
    throw error;
  }
}

function asNewest(ledgers: Map<string, Kept>, jurisdictionId: string, kept: Kept): void {
  ledgers.delete(jurisdictionId);
  ledgers.set(jurisdictionId, kept);
}

function keepWithin(ledgers: Map<string, Kept>): void {
  let sum = [...ledgers.values()].reduce((total, { size }) => total + size, 0);
  for (const [jurisdictionId, { size }] of ledgers) {
    if (sum <= mostNumbers) return;
    ledgers.delete(jurisdictionId);
    sum -= size;
  }
}

async function foldedRevision(act: Act): Promise<string> {
  const { rows } = await sql<{ n: number }>`
    select n from ledger_tally where ${inJurisdiction(act)} and facet = 'revision' and value = ''`.execute(act.db);
  return String(rows[0]?.n ?? 0);
}

async function readTallied(act: Act): Promise<Tallied> {
  const [listed, printed] = await Promise.all([
    sql<{ facet: string; values: string }>`
      select facet, json_agg(json_build_array(value, id) order by value)::text as values from ledger_tally
       where ${inJurisdiction(act)} and facet <> 'revision' group by facet`.execute(act.db),
    printedTallies(act, sql`select tallies from ledger_tallied where ${inJurisdiction(act)}`),
  ]);
  const values = new Map(listed.rows.map((row) => [row.facet, new Map(JSON.parse(row.values) as [string, number][])]));
  let most = 0;
  for (const own of values.values()) for (const number of own.values()) most = Math.max(most, number);
  return { values, most, pieces: printed };
}

/** The tallies that a statement finds, in pieces. */
export async function printedTallies(act: Act, found: RawBuilder<unknown>): Promise<readonly TaskValues[]> {
  const { rows } = await sql<{ printed: string }>`
    select string_agg(tallies::text, '') as printed from (select tallies, row_number() over () as place from (${found}) found) placed
     group by place / ${sql.lit(tasksPerPiece)}`.execute(act.db);
  const pieces: TaskValues[] = [];
  for (const { printed } of rows) {
    await nextTurn();
    pieces.push(readTaskValues(printed));
  }
  return pieces;
}

/** Lets everybody else go first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * What each open task counts towards, in memory, under the revision up to which the counts are folded (migrations/0030): 70 bytes a task. A task
 * that changed since is told apart by `ledger_changed`; what folds changed is said by them (migrations/0033), so that it is read once and goes on.
 */
import { sql, type RawBuilder } from 'kysely';
import { readTaskValues, type TaskValues } from '#core/ledger/count-values.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Installation } from '#server/platform/installation.ts';

export interface Tallied {
  /** By facet the numbers of its values, in the database's order of values. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Facets with values that came later and stand at the end. */
  readonly unsorted: ReadonlySet<string>;
  /** The highest number of a value. */
  readonly most: number;
  /** Open tasks. A turn of the thread reads one piece, or counts some. */
  readonly pieces: readonly TaskValues[];
  /** Those that are to be taken away again: they stand in pieces as they were before folds. */
  readonly gone: readonly TaskValues[];
}

interface Kept {
  readonly folded: number;
  readonly tallied: Promise<Tallied>;
  /** How many numbers it takes, when that is known. */
  size: number;
}

const tasksPerPiece = 5000;

/** Numbers of four bytes: the ledgers asked for last are kept while they take no more than 128 MB together. */
const mostNumbers = 32_000_000;

/** After so many folds all of it is read again: what they said adds up. */
const mostFolds = 1000;

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
  const tallied = known === undefined ? readTallied(act) : goOn(act, known, folded);
  const kept: Kept = { folded, tallied, size: 0 };
  asNewest(ledgers, act.jurisdictionId, kept);
  try {
    const { pieces, gone } = await tallied;
    kept.size = [...pieces, ...gone].reduce((sum, piece) => sum + piece.length, 0);
    keepWithin(ledgers);
    return await tallied;
  } catch (error) {
    if (ledgers.get(act.jurisdictionId) === kept) ledgers.delete(act.jurisdictionId);
    throw error;
  }
}

/** What is known with what folds changed since; where they no longer say it, all is read. */
async function goOn(act: Act, known: Kept, folded: number): Promise<Tallied> {
  const [tallied, { rows: folds }] = await Promise.all([
    known.tallied.catch(() => null),
    sql<Fold>`select former, revision, gone, come from ledger_fold where ${inJurisdiction(act)} and former >= ${known.folded}`.execute(
      act.db,
    ),
  ]);
  if (tallied === null) return readTallied(act);
  const after = new Map(folds.map((fold) => [fold.former, fold]));
  const since: Fold[] = [];
  for (let revision = known.folded; revision !== folded;) {
    const fold = after.get(revision);
    if (fold === undefined) return readTallied(act);
    since.push(fold);
    revision = fold.revision;
  }
  if (tallied.gone.length + since.length > mostFolds) return readTallied(act);
  const { rows: added } = await sql<{ facet: string; value: string; id: number }>`
    select facet, value, id from ledger_tally where ${inJurisdiction(act)} and id > ${tallied.most} and facet <> 'revision'`.execute(
    act.db,
  );
  const values = new Map(tallied.values);
  for (const [facet, own] of Map.groupBy(added, (row) => row.facet)) {
    values.set(facet, new Map([...(values.get(facet) ?? []), ...own.map(({ value, id }) => [value, id] as const)]));
  }
  return {
    values,
    unsorted: new Set([...tallied.unsorted, ...added.map(({ facet }) => facet)]),
    most: added.reduce((most, { id }) => Math.max(most, id), tallied.most),
    pieces: [...tallied.pieces, ...since.map(({ come }) => readTaskValues(come))],
    gone: [...tallied.gone, ...since.map(({ gone }) => readTaskValues(gone))],
  };
}

/** Of one fold, as arrays one after the other: what tasks counted towards before, and after. */
interface Fold {
  readonly former: number;
  readonly revision: number;
  readonly gone: string;
  readonly come: string;
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

async function foldedRevision(act: Act): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select n from ledger_tally where ${inJurisdiction(act)} and facet = 'revision' and value = ''`.execute(act.db);
  return rows[0]?.n ?? 0;
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
  return { values, unsorted: new Set(), most, pieces: printed, gone: [] };
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

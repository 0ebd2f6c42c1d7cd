/**
 * What search looks through, of every kind of thing that has a name: one entry each, kept by the domain that owns the thing, in the same
 * transaction. Behind row-level security PostgreSQL uses no index for @> (it might tell of other tenants' rows), so rare words are looked up by
 * functions of the database that have the tenant inside (search_entries, migrations/0044; units_called, 0052).
 */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

export type SearchKind = 'task' | 'object' | 'unit' | 'plan' | 'list';
/** Who finds it: whoever may search · who sees the work in progress too · who reaches its tasks, which the ledger is asked. */
export type SearchReach = 'published' | 'jurisdiction' | 'scope';

export interface SearchEntry {
  readonly id: string;
  /** By searchText (core/platform). */
  readonly text: string;
}

/** Rows a statement: keeps the arrays of one statement small. */
const batch = 500;
/** More than this are found faster by looking than by fetching each. */
const mostByIndex = 5000;

/** Keeps these entries; those that say what they said are not written. In the order of their ids, so that two writers never wait in a circle. */
export async function keepEntries(act: Act, kind: SearchKind, entries: readonly SearchEntry[], reach: SearchReach): Promise<void> {
  const sorted = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < sorted.length; from += batch) {
    const some = sorted.slice(from, from + batch);
    await sql`
      insert into search_entry as kept (jurisdiction_id, kind, object_id, text, reach)
      select ${act.jurisdictionId}::uuid, ${kind}, new.*, ${reach}
        from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ text }) => text)}::text[]) as new
      on conflict (jurisdiction_id, kind, object_id) do update set text = excluded.text, reach = excluded.reach
       where (kept.text, kept.reach) is distinct from (excluded.text, excluded.reach)`.execute(act.db);
  }
}

/** Takes the entries of things that are gone away. */
export async function dropEntries(act: Act, kind: SearchKind, ids: readonly string[]): Promise<void> {
  await sql`delete from search_entry where ${inJurisdiction(act)} and kind = ${kind} and object_id = any(${ids}::uuid[])`.execute(act.db);
}

/** Says of an id whether the thing of that kind holds all of the words (as queryWords answers them), whose entries `found` are (findEntries). */
export function searchCondition(
  act: Act,
  kind: SearchKind,
  words: readonly string[],
  found: readonly string[] | null,
): (id: Expression<unknown>) => Expression<SqlBool> {
  if (found !== null) return (id) => sql<SqlBool>`${id} = any(${found}::uuid[])`;
  const said = words.map((word) => sql`strpos(said.text, ${word}) > 0`);
  return (id) => sql<SqlBool>`exists (select 1 from search_entry as said
    where ${inJurisdiction(act, 'said')} and said.kind = ${kind} and said.object_id = ${id} and ${sql.join(said, sql` and `)})`;
}

/**
 * The things of that kind that hold all of the words; null when there are, or seem to be, too many to name each. Frequent words need no index:
 * any walk over the things soon meets enough of them.
 */
export async function findEntries(act: Act, kind: SearchKind, words: readonly string[]): Promise<readonly string[] | null> {
  // One character has no pair, and the index nothing else.
  if (words.every((word) => Array.from(word).length < 2)) return null;
  const { rows } = await sql<{ ids: readonly string[] | null }>`
    select search_entries(${kind}, ${words}::text[], ${mostByIndex}) as ids`.execute(act.db);
  return rows[0]?.ids ?? null;
}

/** Units one of whose names the word is, whole, by word; words that are nobody's name are left out. */
export async function unitsCalled(act: Act, words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ word: string; ids: string[] }>`select word, ids from units_called(${words}::text[])`.execute(act.db);
  return new Map(rows.map(({ word, ids }) => [word, ids]));
}

export interface NamedEntry {
  readonly id: string;
  /** The words are one of its names, whole. */
  readonly whole: boolean;
  /** Work in progress. */
  readonly draft: boolean;
}

/**
 * The first things of a kind that hold all of the words, nearest first: called so, with a name that begins so, with little else. Of what is
 * work in progress nothing, unless the act sees all of the jurisdiction; `visible` says of those that are for a scope which are in it, null: all.
 */
export async function namesFound(
  act: Act,
  kind: SearchKind,
  words: readonly string[],
  most: number,
  visible: ((id: Expression<unknown>) => Expression<SqlBool>) | null,
): Promise<readonly NamedEntry[]> {
  const phrase = sql`${words.join('')}::text`;
  const said = words.map((word) => sql`strpos(said.text, ${word}) > 0`);
  const reaches: readonly SearchReach[] = act.reach === 'jurisdiction' ? ['published', 'scope', 'jurisdiction'] : ['published', 'scope'];
  const { rows } = await sql<NamedEntry>`
    select said.object_id as id, ${isCalled(phrase)} as whole, said.reach = 'jurisdiction' as draft from search_entry said
     where ${inJurisdiction(act, 'said')} and said.kind = ${kind} and said.reach = any(${reaches}::text[]) and ${sql.join(said, sql` and `)}
       ${visible === null ? sql`` : sql`and ${visible(sql.ref('said.object_id'))}`}
     order by ${isCalled(phrase)} desc, strpos(chr(1) || said.text, chr(1) || ${phrase}) > 0 desc, length(said.text), said.object_id
     limit ${most}`.execute(act.db);
  return rows;
}

/** Whether a folded word is one of the names of the entry `said`, whole. */
const isCalled = (word: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`strpos(chr(1) || said.text || chr(1), chr(1) || ${word} || chr(1)) > 0`;

/**
 * What holds kept answers true (kept-until-touched.ts) beside making them again: PostgreSQL counts for each transaction which tables it reads and writes.
 * Whatever makes a kept answer may read the tables named here alone; and an act that writes one of them has to touch a topic that the answer reads.
 * So an act that forgets it is met wherever a test does it, whether or not anybody asks for the answer behind it.
 */
import { sql, type Transaction } from 'kysely';
import { getHome } from '#contract/home/endpoints.ts';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { listSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import type { Topic } from '#contract/platform/topic.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { KeptProof } from '#server/platform/installation.ts';

interface KeptAnswer {
  /** How its name begins. */
  readonly name: string;
  readonly reads: readonly Topic[];
  /** All that are read while it is made. */
  readonly tables: readonly string[];
}

export const keptAnswers: readonly KeptAnswer[] = [
  {
    name: 'items of',
    reads: listItems.reads,
    // With the list's revision, which is in it and read before.
    tables: 'annual_list item_part item_unit list_item milestone responsibility responsibility_unit sign_for task unit unit_name'.split(
      ' ',
    ),
  },
  {
    name: 'sign-fors',
    reads: listSignFors.reads,
    tables: 'annual_list item_part list_item milestone sign_for task unit unit_name'.split(' '),
  },
  { name: 'awaited by', reads: getHome.reads, tables: ['duty'] },
];

export const keptProof: KeptProof = {
  making: async (db, name, make) => {
    const before = await countsOf(db);
    const made = await make();
    const known = keptAnswers.find((kept) => name.startsWith(kept.name))?.tables ?? [];
    // Every statement looks at the key by which the transaction entered its tenant.
    const unknown = differing(before, await countsOf(db), 'read').filter((table) => table !== 'tenant_key' && !known.includes(table));
    if (unknown.length > 0)
      throw new Error(`a kept answer (${name}) reads tables that test/kept-proof.ts does not name: ${unknown.join(', ')}`);
    return made;
  },
  watch: async (db) => {
    const before = await countsOf(db);
    return async (act, mayTouch) => {
      const written = differing(before, await countsOf(db), 'written');
      for (const kept of keptAnswers) {
        const stale = written.filter((table) => kept.tables.includes(table));
        if (stale.length > 0 && !mayTouch(kept.reads))
          throw new Error(`${act ?? 'an act without an event'} writes ${stale.join(', ')}, and touches nothing that "${kept.name}" reads`);
      }
    };
  },
};

interface Counts {
  readonly table: string;
  readonly read: number;
  readonly written: number;
}

/** Of all tables so far: what the connection did before the transaction may be among it. */
async function countsOf(db: Transaction<DB>): Promise<readonly Counts[]> {
  const { rows } = await sql<Counts>`
    select relname as table, (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::int as read, (n_tup_ins + n_tup_upd + n_tup_del)::int as written
      from pg_stat_xact_user_tables where schemaname = 'public'`.execute(db);
  return rows;
}

function differing(before: readonly Counts[], after: readonly Counts[], what: 'read' | 'written'): readonly string[] {
  const earlier = new Map(before.map((row) => [row.table, row[what]]));
  return after.filter((row) => row[what] !== (earlier.get(row.table) ?? 0)).map(({ table }) => table);
}

/**
 * How much room a task takes in the database: by table, with its indexes, in bytes a task of a ledger of the corpus' tasks. What is said here is
 * what it takes and a tenth more; whoever needs more says so here, and why in decision 021.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

const tasks = 4000;
const most = {
  clause: 400,
  ledger_tallied: 235,
  ledger_tally: 200,
  responsibility: 1365,
  responsibility_unit: 875,
  search_entry: 1250,
  task: 840,
  task_clause: 275,
  task_object: 55,
  task_theme: 55,
  unit_name: 85,
  unit_text: 50,
  unit_text_unit: 55,
};

let clone: ClonedDatabase;
let owner: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  owner = openDatabase(clone.owner, () => {});
  await seedTasks(owner.pool, homeJurisdiction.id, tasks);
  await owner.pool.query('vacuum full');
});
afterAll(async () => {
  await owner.close();
  await clone.drop();
});

it('no table of the ledger takes more room a task than it is given', async () => {
  const { rows } = await owner.pool.query<{ name: string; bytes: number }>(
    `select relname as name, (pg_table_size(oid) + pg_indexes_size(oid))::int / $1::int as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    [tasks],
  );
  const known = new Map<string, number>(Object.entries(most));
  // 40 bytes a task are twenty pages here: what an empty table and its indexes take.
  expect(rows.filter(({ name, bytes }) => bytes > (known.get(name) ?? 40))).toEqual([]);
});

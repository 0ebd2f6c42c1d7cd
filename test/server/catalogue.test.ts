/** The schema can be distributed by jurisdiction: every key of a tenant table starts with it (DESIGN, decisions dear to change). */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTables, tablesFile } from '#server/platform/database/codegen.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { cloneDatabase } from '#test/server.ts';

const globalTables = ['jurisdiction', 'schema_migration'];

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
let connection: Connection;
let database: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  ({ connection } = clone);
  database = openDatabase(connection, () => {});
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

interface Key {
  readonly name: string;
  readonly table: string;
  readonly target: string | null;
  readonly columns: readonly string[];
  readonly target_columns: readonly string[] | null;
}

/** Primary keys, unique constraints and indexes, foreign keys. */
async function keys(): Promise<readonly Key[]> {
  const { rows } = await database.pool.query<Key>(`
    select c.conname as name, c.conrelid::regclass::text as "table", nullif(c.confrelid, 0)::regclass::text as target,
           (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(att, n)
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.att) as columns,
           (select array_agg(a.attname::text order by k.n) from unnest(c.confkey) with ordinality k(att, n)
              join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.att) as target_columns
      from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')
    union all
    select i.indexrelid::regclass::text, i.indrelid::regclass::text, null,
           array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n), null
      from pg_index i join pg_class t on t.oid = i.indrelid
     where t.relnamespace = 'public'::regnamespace and i.indisunique
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`);
  return rows;
}

function offends(key: Key): boolean {
  if (globalTables.includes(key.table)) return key.target !== null && !globalTables.includes(key.target);
  const targetStarts = key.target === null || key.target_columns?.[0] === (key.target === 'jurisdiction' ? 'id' : 'jurisdiction_id');
  return key.columns[0] !== 'jurisdiction_id' || !targetStarts;
}

async function tables(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
  );
  return rows.map(({ name }) => name);
}

describe('the catalogue', () => {
  it('starts every key of a tenant table with jurisdiction_id', async () => {
    const all = await keys();
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(offends).map(({ table, name, columns }) => `${table}.${name} (${columns.join(', ')})`)).toEqual([]);
  });

  it('gives every tenant table a primary key', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      "select conrelid::regclass::text as name from pg_constraint where contype = 'p'",
    );
    const keyed = new Set(rows.map(({ name }) => name));
    expect((await tables()).filter((table) => !keyed.has(table))).toEqual([]);
  });

  it('lists no global table that is gone', async () => {
    const present = await tables();
    expect(globalTables.filter((table) => !present.includes(table))).toEqual([]);
  });

  it('stays within what other engines of the field have: no enums, domains, rules, inheritance, deferrable or exclusion constraints', async () => {
    const { rows } = await database.pool.query(`
      select 'type ' || typname as thing from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
      union all select 'constraint ' || conname from pg_constraint
        where connamespace = 'public'::regnamespace and (condeferrable or contype = 'x')
      union all select 'inherits ' || inhrelid::regclass from pg_inherits
      union all select 'rule ' || rulename from pg_rules where schemaname = 'public'
      union all select 'timestamp without zone ' || table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and data_type = 'timestamp without time zone'`);
    expect(rows).toEqual([]);
  });

  it.each([
    ['a primary key of its own', 'create table planted (jurisdiction_id uuid not null, id uuid primary key)'],
    [
      'a unique index over the tenants',
      'create table planted (jurisdiction_id uuid, id uuid, primary key (jurisdiction_id, id)); create unique index on planted (id)',
    ],
    [
      'a foreign key that lets tenants mix',
      'create table planted (jurisdiction_id uuid, id uuid unique, primary key (jurisdiction_id, id)); create table planted_too (jurisdiction_id uuid, id uuid references planted (id), primary key (jurisdiction_id, id))',
    ],
  ])('notices %s', async (_name, sql) => {
    await database.pool.query(sql);
    try {
      expect((await keys()).filter(offends)).not.toEqual([]);
    } finally {
      await database.pool.query('drop table if exists planted_too, planted');
    }
  });
});

describe('what is made from the schema', () => {
  it('tables.ts is what codegen makes now (npm run codegen)', async () => {
    expect(await generateTables(connection)).toBe(await readFile(tablesFile, 'utf8'));
  });
});

describe('migrate', () => {
  const now = '2026-01-01T00:00:00.000Z';

  it('has nothing to do the second time', async () => {
    expect(await migrate(database.pool, now)).toEqual({ ok: true, value: [] });
  });

  it('refuses a database whose migrations differ, or are newer', async () => {
    const { rows } = await database.pool.query<{ name: string; hash: string }>(
      'select name, hash from schema_migration order by name limit 1',
    );
    const first = rows[0];
    await database.pool.query("update schema_migration set hash = 'other' where name = $1", [first?.name]);
    expect(await migrate(database.pool, now)).toMatchObject({ ok: false, code: 'start.migration-changed', data: { name: first?.name } });
    await database.pool.query('update schema_migration set hash = $1 where name = $2', [first?.hash, first?.name]);
    await database.pool.query("insert into schema_migration values ('9999_future.sql', 'x', now())");
    expect(await migrate(database.pool, now)).toMatchObject({
      ok: false,
      code: 'start.migration-unknown',
      data: { name: '9999_future.sql' },
    });
    await database.pool.query("delete from schema_migration where name = '9999_future.sql'");
  });

  it('lets nodes that start together take turns', async () => {
    await database.pool.query('create schema apart');
    const pools = [1, 2, 3].map(() => openDatabase(connection, () => {}, 1));
    for (const { pool } of pools) pool.options.options = `${pool.options.options ?? ''} -c search_path=apart`;
    const outcomes = await Promise.all(pools.map(({ pool }) => migrate(pool, now)));
    for (const pool of pools) await pool.close();
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true]);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])).length).toBe(
      new Set(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []))).size,
    );
    await database.pool.query('drop schema apart cascade');
  });
});

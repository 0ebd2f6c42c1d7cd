/** What a logical export needs of the schema: each tenant table is read by the application within the tenant, and its columns survive as text. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { enterTenant } from '#server/platform/database/tenant.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { fillTenants } from '#test/fill-tenants.ts';
import { readTenantTables } from '#test/tenant-tables.ts';

let clone: ClonedDatabase;
let database: Database;
let app: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  database = openDatabase(clone.owner, () => {});
  app = openDatabase(clone.app, () => {});
});
afterAll(async () => {
  await app.close();
  await database.close();
  await clone.drop();
});

/**
 * Types whose text says all of a value and comes back as the same one, whatever the database: what a logical export may be made of. Not:
 * large objects (oid), enums and domains (types of this database alone), ranges, composites, float (its text depends on settings), xml.
 */
const exportable = [
  'bool',
  'bytea',
  'date',
  'int2',
  'int4',
  'int8',
  'jsonb',
  'numeric',
  'text',
  'timestamptz',
  'uuid',
  'xid8',
  '_int4',
  '_text',
  '_uuid',
];

/** Columns of tenant tables that a logical export could not write as text. A column that follows from others need not be written. */
async function unexportable(): Promise<readonly string[]> {
  const tenant = (await readTenantTables(database.pool)).map(({ name }) => name);
  const { rows } = await database.pool.query<{ column: string }>(
    `select relname || '.' || attname || ' ' || typname as column
       from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_type y on y.oid = a.atttypid
      where relnamespace = 'public'::regnamespace and relname = any ($1) and attnum > 0 and not attisdropped and attgenerated = ''
        and not (typname = any ($2) and typnamespace = 'pg_catalog'::regnamespace) order by 1`,
    [tenant, exportable],
  );
  return rows.map(({ column }) => column);
}

/** What of a table's rows changes when it is read by the application within the tenant and goes through text; null: it cannot be read. */
async function lostOnExport(name: string): Promise<number | null> {
  const columns = await database.pool.query<{ name: string; type: string }>(
    `select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [name],
  );
  const texts = columns.rows.map((column) => `${column.name}::text`).join(', ');
  const back = columns.rows.map((column) => `${column.name}::${column.type}`).join(', ');
  const names = columns.rows.map((column) => column.name).join(', ');
  return app.kysely.transaction().execute(async (db) => {
    await enterTenant(db, homeJurisdiction.id, clone.keys);
    const { rows } = await sql<{ read: number; lost: number }>`
      with kept as (select ${sql.raw(names)} from ${sql.raw(name)}),
           written as (select ${sql.raw(texts)} from kept)
      select (select count(*) from kept) as read,
             (select count(*) from (select * from kept except all select ${sql.raw(back)} from written) as lost) as lost`.execute(db);
    const [row] = rows;
    return row === undefined || row.read === 0 ? null : row.lost;
  });
}

describe('a logical export', () => {
  it('can write every column of every tenant table', async () => {
    expect(await unexportable()).toEqual([]);
  });

  it.each([
    ['a large object', 'content oid'],
    ['an enum', 'content planted_enum'],
    ['a domain', 'content planted_domain'],
    ['a range', 'content daterange'],
    ['a composite', 'content planted_pair'],
    ['an array of such', 'content daterange[]'],
  ])('would be missed for %s', async (_name, column) => {
    await database.pool.query(`
      create type planted_enum as enum ('a'); create domain planted_domain as text; create type planted_pair as (a integer, b integer);
      create table planted (jurisdiction_id uuid, id uuid, ${column}, primary key (jurisdiction_id, id))`);
    try {
      expect(await unexportable()).toEqual([expect.stringMatching(/^planted\.content /)]);
    } finally {
      await database.pool.query('drop table planted; drop type planted_pair, planted_enum; drop domain planted_domain');
    }
  });

  it('is made as the application, within the tenant, and loses nothing on the way through text', async () => {
    await fillTenants(database.pool, [homeJurisdiction.id]);
    const tables = (await readTenantTables(database.pool)).map(({ name }) => name);
    const lost: Record<string, number | null> = {};
    for (const name of tables) lost[name] = await lostOnExport(name);
    expect(lost).toEqual(Object.fromEntries(tables.map((name) => [name, 0])));
  });
});

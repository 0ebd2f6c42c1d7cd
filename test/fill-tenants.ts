/** One row in every tenant table for each jurisdiction, whatever the tables are: what stands behind the wall in tests of the wall. */
import type pg from 'pg';
import { readTenantTables } from '#test/tenant-tables.ts';

const values: Readonly<Record<string, string>> = {
  text: "'secret'",
  uuid: 'gen_random_uuid()',
  bool: 'false',
  int2: '1',
  int4: '1',
  int8: '1',
  numeric: '1',
  date: "date '2026-01-01'",
  timestamptz: 'now()',
  jsonb: "'{}'",
  bytea: "sha256(convert_to(gen_random_uuid()::text, 'UTF8'))",
  xid8: "'1'",
  _int4: "'{1}'",
  _text: `'{"secret"}'`,
  _uuid: 'array[gen_random_uuid()]',
};

/** As a superuser: rules between rows and columns are left out, so that a new table needs nothing here. */
export async function fillTenants(owner: pg.Pool, jurisdictionIds: readonly string[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    for (const { name, tenantColumn } of await readTenantTables(owner)) {
      const { rows: checks } = await client.query<{ name: string }>(
        "select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
        [name],
      );
      for (const check of checks) await client.query(`alter table ${name} drop constraint ${check.name}`);
      const { rows: columns } = await client.query<{ name: string; type: string }>(
        `select quote_ident(attname) as name, typname::text as type from pg_attribute join pg_type on pg_type.oid = atttypid
          where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
        [name],
      );
      const row = columns.map((column) => {
        if (column.name === tenantColumn) return '$1';
        const value = values[column.type];
        if (value === undefined) throw new Error(`${name}.${column.name}: no value of type ${column.type}`);
        return value;
      });
      for (const id of jurisdictionIds) {
        await client.query(
          `insert into ${name} (${columns.map((column) => column.name).join(', ')}) values (${row.join(', ')})
          on conflict do nothing`,
          [id],
        );
      }
    }
  } finally {
    client.release(true);
  }
}

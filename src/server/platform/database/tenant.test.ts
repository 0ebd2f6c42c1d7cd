/** Attacks on row-level security: injected SQL, run as the application's own role with everything that a tenant has. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { enterTenant, tenantToken } from '#server/platform/database/tenant.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { fillTenants } from '#test/fill-tenants.ts';
import { readTenantTables, type TenantTable } from '#test/tenant-tables.ts';

const own = homeJurisdiction.id;
const other = '01930000-0000-7000-8000-00000000000b';
/** Has no rows of its own: whatever it notices is somebody else's. */
const empty = '01930000-0000-7000-8000-00000000000c';

let clone: ClonedDatabase;
let owner: Database;
let app: Database;
let tables: readonly TenantTable[];
beforeAll(async () => {
  clone = await cloneDatabase();
  owner = openDatabase(clone.owner, () => {});
  app = openDatabase(clone.app, () => {});
  await owner.pool.query("insert into jurisdiction (id, name, created_at) values ($1, 'secret', now()), ($2, 'empty', now())", [
    other,
    empty,
  ]);
  await fillTenants(owner.pool, [own, other]);
  await owner.pool.query('analyze');
  tables = await readTenantTables(owner.pool);
});
afterAll(async () => {
  await app.close();
  await owner.close();
  await clone.drop();
});

async function tokenOf(client: pg.PoolClient, jurisdictionId: string): Promise<string> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return tenantToken(clone.keys, jurisdictionId, rows[0]?.pid ?? 0);
}

/** In a transaction that holds a tenant's token, or none, and is rolled back. */
async function within<T>(jurisdictionId: string | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await app.pool.connect();
  try {
    await client.query('begin');
    if (jurisdictionId !== null) await client.query("select set_config('app.tenant', $1, true)", [await tokenOf(client, jurisdictionId)]);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Rows that a statement gave or changed, or the SQLSTATE that it was refused with. */
async function attempt(client: pg.PoolClient, statement: string, parameters: readonly unknown[] = []): Promise<number | string> {
  await client.query('savepoint attempt');
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(statement, [...parameters]);
    const last = Array.isArray(result) ? result.at(-1) : result;
    return last?.rowCount ?? 0;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return error.code ?? '';
  } finally {
    await client.query('rollback to attempt');
  }
}

async function visibleTables(client: pg.PoolClient): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*) as count from ${name}`);
    if (rows[0]?.count !== 0) seen[name] = rows[0]?.count ?? -1;
  }
  return seen;
}

describe('what a request may change of a version', () => {
  it('is the work on it, never the document', async () => {
    const { rows } = await owner.pool.query<{ column: string; change: boolean }>(`
      select attname::text as column, has_column_privilege('taizhang_app', attrelid, attnum, 'update') as change
        from pg_attribute where attrelid = 'plan_version'::regclass and attnum > 0 and not attisdropped`);
    const kept = rows.filter(({ change }) => !change).map(({ column }) => column);
    expect(kept.toSorted()).toEqual(
      [
        'jurisdiction_id',
        'id',
        'plan_id',
        'number',
        'file_name',
        'format',
        'original',
        'original_sha256',
        'original_digest',
        'body',
        'reader_version',
        'anchors',
      ]
        .concat(['replaced', 'created_at', 'created_by'])
        .toSorted(),
    );
    await within(own, async (client) => {
      for (const column of kept)
        expect([column, await attempt(client, `update plan_version set ${column} = ${column}`)]).toEqual([column, '42501']);
      expect(await attempt(client, 'update plan_version set title = title')).toBeGreaterThan(0);
      expect(await attempt(client, 'select from plan_version for update')).toBeGreaterThan(0);
    });
  });
});

describe('rows', () => {
  it('without a token there are none', async () => {
    expect(tables.length).toBeGreaterThan(35);
    expect(await within(null, visibleTables)).toEqual({});
  });

  it('with a token there are those of its tenant, in every table', async () => {
    const seen = await within(own, visibleTables);
    expect(Object.keys(seen)).toEqual(tables.map(({ name }) => name));
    for (const { name, tenantColumn } of tables) {
      const foreign = await within(own, (client) => attempt(client, `select from ${name} where ${tenantColumn} <> $1`, [own]));
      expect([name, foreign]).toEqual([name, 0]);
    }
    expect(await within(empty, visibleTables)).toEqual({ jurisdiction: 1 });
  });

  it('of another tenant cannot be changed, removed, added or taken over', async () => {
    const harmless = [0, '42501'];
    for (const { name, tenantColumn } of tables) {
      const { rows } = await owner.pool.query<{ row: string }>(
        `select to_json(${name})::text as row from ${name} where ${tenantColumn} = $1`,
        [other],
      );
      await within(own, async (client) => {
        const foreign = `where ${tenantColumn} = '${other}'`;
        const outcomes = {
          update: await attempt(client, `update ${name} set ${tenantColumn} = ${tenantColumn} ${foreign}`),
          delete: await attempt(client, `delete from ${name} ${foreign}`),
          lock: await attempt(client, `select from ${name} ${foreign} for update`),
          insert: await attempt(client, `insert into ${name} select * from json_populate_record(null::${name}, $1)`, [rows[0]?.row]),
          giveAway: await attempt(client, `update ${name} set ${tenantColumn} = '${other}' where ${tenantColumn} = '${own}'`),
        };
        expect([name, Object.entries(outcomes).filter(([, outcome]) => !harmless.includes(outcome))]).toEqual([name, []]);
        expect([name, outcomes.insert]).toEqual([name, '42501']);
      });
    }
  });
});

describe('a token', () => {
  it.each<[string, (token: string, foreign: string) => string]>([
    ['the bare id', () => other],
    ['another id before the own seal', (token) => token.replace(own, other)],
    ['a seal of zeros', () => `${other}.${'0'.repeat(64)}`],
    ['one digit of the seal altered', (_token, foreign) => foreign.slice(0, -1) + (foreign.endsWith('0') ? '1' : '0')],
    ['something after it', (_token, foreign) => `${foreign}0`],
    ['a line before it', (_token, foreign) => `\n${foreign}`],
    ['no hexadecimal digits', () => `${other}.${'%'.repeat(64)}`],
    ['no id', (token) => `${'泰'.repeat(36)}${token.slice(36)}`],
    ['nothing', () => ''],
  ])('is not forged by %s', async (_case, forge) => {
    await within(own, async (client) => {
      const forged = forge(await tokenOf(client, own), await tokenOf(client, other));
      await client.query("select set_config('app.tenant', $1, true)", [forged]);
      expect(await visibleTables(client)).toEqual({});
    });
  });

  it('is invalid on another connection', async () => {
    await within(other, async (theirs) => {
      const { rows } = await theirs.query<{ token: string }>("select current_setting('app.tenant') as token");
      await within(own, async (client) => {
        await client.query("select set_config('app.tenant', $1, true)", [rows[0]?.token]);
        expect(await visibleTables(client)).toEqual({});
      });
      expect(Object.keys(await visibleTables(theirs))).toHaveLength(tables.length);
    });
  });

  it('ends with its transaction', async () => {
    const client = await app.pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.tenant', $1, true)", [await tokenOf(client, own)]);
      await client.query('commit');
      expect(await visibleTables(client)).toEqual({});
    } finally {
      client.release();
    }
  });
});

it('enters a tenant whatever settings the former user left on the connection', async () => {
  const single = openDatabase(clone.app, () => {}, 1);
  try {
    await single.pool.query("set datestyle = 'SQL'; set timezone = 'Asia/Shanghai'; set search_path = pg_catalog; set row_security = off");
    const read = (id: string): Promise<unknown> =>
      single.kysely.transaction().execute(async (db) => {
        await enterTenant(db, id, clone.keys);
        const { rows } = await sql`select id, '2026-01-31 00:00Z'::timestamptz as moment from jurisdiction`.execute(db);
        return rows;
      });
    expect(await read(own)).toEqual([{ id: own, moment: '2026-01-31T00:00:00Z' }]);
    expect(await read(other)).toEqual([{ id: other, moment: '2026-01-31T00:00:00Z' }]);
  } finally {
    await single.close();
  }
});

describe('refused to the application', () => {
  it.each([
    'set role taizhang',
    'set session authorization taizhang',
    'alter table task disable row level security',
    'alter table task no force row level security',
    'drop policy tenant on task',
    'create policy mine on task using (true)',
    "select tenant_table('task', 'select')",
    "set session_replication_role = 'replica'",
    'set row_security = off; select from task',
    'alter role current_user bypassrls',
    'alter role current_user superuser',
    'create role mine',
    'create table mine (id integer)',
    'create temporary table task (id integer)',
    'create temporary view task as select 1',
    'select * into temporary mine from task',
    'create view mine as select * from task',
    'create schema mine',
    'create extension dblink',
    "create function mine(text) returns boolean language plpgsql as 'begin raise notice $n$%$n$, $1; return true; end' cost 0.0000001",
    "create function pg_temp.mine() returns integer language sql as 'select 1'",
    'create trigger mine before insert on task for each row execute function forbid_change()',
    'create or replace function current_jurisdiction() returns uuid language sql as $$ select null::uuid $$',
    'select from tenant_key',
    "insert into tenant_key values (true, '', '')",
    'select from key_fingerprint',
    'select from schema_migration',
    'select from pg_authid',
    'select from pg_statistic',
    "select pg_read_file('pg_hba.conf')",
    "select pg_ls_dir('.')",
    "select lo_import('/etc/passwd')",
    "copy task to program 'cat'",
    "copy task to '/tmp/task'",
    'truncate task',
    'truncate audit_event',
    'update audit_event set act = act',
    'delete from audit_event',
    'delete from audit_object',
    'delete from audit_head',
    'delete from account',
    'update clause set body = body',
    "insert into login (name_hash) values (sha256('\\x00'))",
    'insert into jurisdiction (id, name, created_at) values (gen_random_uuid(), $$ $$, now())',
  ])('%s', async (statement) => {
    expect(await within(own, (client) => attempt(client, statement))).toBe('42501');
  });

  it('any other identity than its own', async () => {
    const client = await app.pool.connect();
    try {
      await client.query('reset role; reset session authorization');
      const { rows } = await client.query('select current_user as "user", session_user as session');
      expect(rows).toEqual([{ user: 'taizhang_app_test', session: 'taizhang_app_test' }]);
    } finally {
      client.release(true);
    }
  });
});

describe('errors, conditions and statistics', () => {
  it.each([
    'select title::integer from task',
    "select from task where title::integer = 1 or title like 'sec%'",
    `select from task where jurisdiction_id = '${other}' and 1 / (length(title) - 6) > 0`,
    'select from account where password_hash::integer = 1',
    'select from session where label::integer = 1',
    "select from pg_stats where tablename in ('task', 'account')",
    'select from task order by title::integer',
    'select from task right join plan on task.title::integer = 1 where plan.title::integer = 1',
  ])('nothing of another tenant: %s', async (statement) => {
    expect(await within(empty, (client) => attempt(client, statement))).toBe(0);
  });

  it('pg_stats does tell the owner, so the question above is a fair one', async () => {
    const { rowCount } = await owner.pool.query("select from pg_stats where tablename in ('task', 'account')");
    expect(rowCount).toBeGreaterThan(0);
  });

  it('a key that exists elsewhere is like one that exists nowhere', async () => {
    const { rows } = await owner.pool.query<{ id: string }>('select id from plan where jurisdiction_id = $1', [other]);
    const insertVersion = async (planId: string): Promise<string> =>
      within(own, async (client) => {
        const statement = `insert into plan_version select (json_populate_record(plan_version, $1)).* from plan_version`;
        const error = await client.query(statement, [JSON.stringify({ id: randomUUID(), plan_id: planId, number: 2 })]).then(
          () => 'no error',
          (refusal: pg.DatabaseError) => `${refusal.code} ${refusal.message} ${refusal.detail}`,
        );
        return error.replace(planId, '?');
      });
    const foreign = await insertVersion(rows[0]?.id ?? '');
    expect(foreign).toMatch(/^23503 /);
    expect(foreign).toBe(await insertVersion(randomUUID()));
    // Its very id can be taken: keys start with the tenant.
    expect(
      await within(own, (client) =>
        attempt(client, 'insert into plan (jurisdiction_id, id, number, title, created_at) values ($1, $2, 77, $$x$$, now())', [
          own,
          rows[0]?.id,
        ]),
      ),
    ).toBe(1);
  });
});

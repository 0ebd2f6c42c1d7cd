/** The schema can be distributed by jurisdiction: every key of a tenant table starts with it, and every tenant table is behind the wall. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTables, tablesFile } from '#server/platform/database/codegen.ts';
import { checkAppRole } from '#server/platform/database/app-role.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { readTenantTables } from '#test/tenant-tables.ts';

/** Tables whose primary key is not the tenant's, and why. */
const globalTables: Readonly<Record<string, string>> = {
  jurisdiction: 'the tenants themselves',
  login: 'found by the hash of a name before the tenant is known; counts names that nobody has',
  session: 'found by the hash of its token before the tenant is known',
  one_time: 'found by the hash of its secret before the tenant is known',
  login_attempt: 'found by a keyed hash before the tenant is known; counts names that nobody has, and addresses',
  tenant_key: 'what tokens of tenants are checked with; for the owner alone',
  key_fingerprint: 'which keys the installation has; for the owner alone',
  file_folder: 'which folder of files is this database’s; for the owner alone',
  search_folding: 'how texts of search were folded; for the owner alone',
  schema_migration: 'what was applied; for the owner alone',
};
/** Where functions with the owner's rights may look: nowhere that anybody can put something. */
const closedPaths = ['search_path=""', 'search_path=pg_catalog, pg_temp'];
/** Those that open to the login of jobs alone, once it is made (src/server/platform/jobs/jobs.test.ts). */
const forJobs = ['events_await', 'job_cursors'];
/** Their rows belong to a tenant all the same. */
const foundByHash = ['login', 'session', 'one_time'];

let clone: ClonedDatabase;
let connection: Connection;
let database: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  connection = clone.owner;
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

function violates(key: Key): boolean {
  if (key.table in globalTables) {
    const toTenant = key.target !== null && !(key.target in globalTables);
    return toTenant && (key.columns[0] !== 'jurisdiction_id' || key.target_columns?.[0] !== 'jurisdiction_id');
  }
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
    expect(all.filter(violates).map(({ table, name, columns }) => `${table}.${name} (${columns.join(', ')})`)).toEqual([]);
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
    expect(Object.keys(globalTables).filter((table) => !present.includes(table))).toEqual([]);
  });

  it('knows no third kind of table', async () => {
    const tenant = (await readTenantTables(database.pool)).map(({ name }) => name);
    expect((await tables()).filter((table) => !tenant.includes(table) && !(table in globalTables))).toEqual([]);
    expect(foundByHash.filter((table) => !tenant.includes(table))).toEqual([]);
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
      expect((await keys()).filter(violates)).not.toEqual([]);
    } finally {
      await database.pool.query('drop table if exists planted_too, planted');
    }
  });
});

interface RowSecurity {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: readonly string[];
  readonly rights: readonly string[];
}

async function rowSecurity(): Promise<readonly RowSecurity[]> {
  const { rows } = await database.pool.query<RowSecurity>(`
    select relname::text as name, relrowsecurity as enabled, relforcerowsecurity as forced,
           array(select concat_ws(' | ', policyname, permissive, roles, cmd, qual, with_check) from pg_policies
                  where schemaname = 'public' and tablename = relname order by policyname) as policies,
           array(select privilege::text from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
                  where has_table_privilege('taizhang_app', oid, privilege)) as rights
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`);
  return rows;
}

describe('row-level security', () => {
  it('stands before every tenant table', async () => {
    const tenant = new Map((await readTenantTables(database.pool)).map(({ name, tenantColumn }) => [name, tenantColumn]));
    const open = (await rowSecurity()).filter(({ name, enabled, forced, policies }) => {
      const column = tenant.get(name);
      if (column === undefined) return false;
      const condition = `(${column} = ( SELECT current_jurisdiction() AS current_jurisdiction))`;
      const expected = [
        'owner | PERMISSIVE | {taizhang} | ALL | true | true',
        `tenant | PERMISSIVE | {taizhang_app} | ALL | ${condition} | ${condition}`,
      ];
      return !enabled || !forced || JSON.stringify(policies) !== JSON.stringify(expected);
    });
    expect(tenant.size).toBeGreaterThan(35);
    expect(open).toEqual([]);
  });

  it('leaves the application what it needs of each table', async () => {
    const rights = Object.fromEntries((await rowSecurity()).map((wall) => [wall.name, wall.rights.join(' ')]));
    const insertOnly = ['audit_event', 'audit_object', 'plan_parse', 'draft_operation', 'clause', 'clause_lineage', 'export'];
    for (const name of insertOnly) expect([name, rights[name]]).toEqual([name, 'select insert']);
    // Single columns of a login, a jurisdiction and a version may be changed besides.
    expect(rights).toMatchObject({
      tenant_key: '',
      key_fingerprint: '',
      login_attempt: '',
      search_folding: '',
      schema_migration: '',
      jurisdiction: 'select',
      login: 'select delete',
      plan_version: 'select insert',
    });
    const kept = ['account', 'post', 'audit_head', 'task', 'responsibility', 'plan'];
    for (const name of kept) expect([name, rights[name]]).toEqual([name, 'select insert update']);
    expect(Object.entries(rights).filter(([, list]) => /truncate|references|trigger/.test(list))).toEqual([]);
  });

  it('has doors that open to the application alone and look nowhere else', async () => {
    const { rows } = await database.pool.query<{
      name: string;
      config: string[] | null;
      everybody: boolean;
      app: boolean;
      trigger: boolean;
      parsed: boolean;
    }>(`
      select proname::text as name, prosqlbody is not null as parsed, proconfig as config, prorettype = 'trigger'::regtype as trigger, has_function_privilege('taizhang_app', oid, 'execute') as app,
             exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as everybody
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'begin_login_attempt',
        'claim_login',
        'count_login_failure',
        'current_jurisdiction',
        'find_login',
        'find_one_time',
        'find_session',
        'fold_ledger',
        'ledger_revision',
        'ledger_tallies',
      ]),
    );
    // What a trigger runs nobody calls.
    expect(
      rows.filter(
        // What was parsed when it was made looks nowhere any more.
        ({ name, config, everybody, app, trigger, parsed }) =>
          (!parsed && !config?.some((setting) => closedPaths.includes(setting))) ||
          everybody ||
          app === (trigger || forJobs.includes(name)),
      ),
    ).toEqual([]);
  });

  it('is found whole at start', async () => {
    const app = openDatabase(clone.app, () => {}, 1);
    try {
      expect(await checkAppRole(app.pool)).toEqual({ ok: true, value: undefined });
    } finally {
      await app.close();
    }
  });

  it.each([
    ['alter table task disable row level security', 'NO FORCED ROW LEVEL SECURITY ON task', 'alter table task enable row level security'],
    ['alter table task no force row level security', 'NO FORCED ROW LEVEL SECURITY ON task', 'alter table task force row level security'],
    [
      'create table planted (id integer); grant select on planted to taizhang_app',
      'NO FORCED ROW LEVEL SECURITY ON planted',
      'drop table planted',
    ],
    ['create table planted (id integer); alter table planted owner to taizhang_app', 'OWNER OF planted', 'drop table planted'],
    ['grant truncate on task to public', 'TRUNCATE ON task', 'revoke truncate on task from public'],
    ['grant select on tenant_key to taizhang_app', 'ANY RIGHT ON tenant_key', 'revoke all on tenant_key from taizhang_app'],
    ['create schema pgboss; grant usage on schema pgboss to taizhang_app', 'USAGE ON SCHEMA pgboss', 'drop schema pgboss'],
    ['grant create on schema public to public', 'CREATE ON SCHEMA public', 'revoke create on schema public from public'],
  ])('is missed at start after: %s', async (breach, finding, repair) => {
    const app = openDatabase(clone.app, () => {}, 1);
    await database.pool.query(breach);
    try {
      const found = await checkAppRole(app.pool);
      expect(found).toMatchObject({ ok: false, code: 'start.app-role-unfit' });
      expect(found.ok ? '' : found.data['findings']).toContain(finding);
    } finally {
      await database.pool.query(repair);
      await app.close();
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

  it('is serialised for nodes that start at the same time', async () => {
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

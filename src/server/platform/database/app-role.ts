/**
 * The application's own login in the database: a member of taizhang_app (migrations/0008), made at start (make-login.ts). Without DDL, and behind
 * row-level security.
 */
import type pg from 'pg';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Connection } from '#server/platform/database/connection.ts';
import { ensureLogin } from '#server/platform/database/make-login.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** The group that has the rights. */
const groupRole = 'taizhang_app';

/** Checked before migrating: the group exists or can be created. Otherwise the refusal names the solution. */
export async function checkGroupRole(owner: pg.Pool): Promise<Outcome<void>> {
  const { rows } = await owner.query<{ there: boolean; can_create: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as there, rolsuper or rolcreaterole as can_create
       from pg_roles where rolname = current_user`,
    [groupRole],
  );
  return rows[0]?.there || rows[0]?.can_create ? success(undefined) : failure('start.cannot-create-role', { reason: groupRole });
}

/** Creates the login of this database when it is missing, and answers the application's connection. */
export function ensureAppRole(owner: pg.Pool, ownerConnection: Connection, keys: InstallationKeys): Promise<Outcome<Connection>> {
  const password = keys.derive('database role').toString('base64url');
  return ensureLogin(owner, ownerConnection, { group: groupRole, password, prepare: closeCrossings });
}

/**
 * What crosses the wall between tenants. Large objects belong to no table: no row-level security stands before them, and what SQL of one
 * jurisdiction left there SQL of another could read. Prepared statements belong to the connection: whoever can list their names
 * (named-statements.ts) could put others in their place. PostgreSQL gives these functions to everybody; only a superuser can take them away.
 */
const crossing = "pronamespace = 'pg_catalog'::regnamespace and proname ~ '^(lo_|loread$|lowrite$|pg_prepared_statement$)'";
const revokeCrossing = `do $$ declare entry regprocedure; begin
  for entry in select oid from pg_proc where ${crossing} loop
    execute format('revoke execute on function %s from public', entry);
  end loop; end $$`;

/** A restored or cloned database has lost what the migration took away. */
async function closeCrossings(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ temporary: boolean; crosses: boolean; superuser: boolean }>(
    `select exists (select from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
                     where datname = current_database() and grantee = 0 and privilege_type = 'TEMPORARY') as temporary,
            exists (select from pg_proc where ${crossing} and has_function_privilege($1, oid, 'execute')) as crosses,
            (select rolsuper from pg_roles where rolname = current_user) as superuser`,
    [groupRole],
  );
  if (rows[0]?.temporary) {
    await client.query("do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$");
  }
  if (rows[0]?.crosses && rows[0].superuser) await client.query(revokeCrossing);
}

/** Rights that the application's login has and must not have; named as in SQL, for the database's administrator. */
const excessRights = `
  with own as (select oid, rolname from pg_roles where rolname = current_user),
  reach as (select role.* from pg_roles role, own where pg_has_role(own.oid, role.oid, 'member'))
  select 'SUPERUSER' as finding from reach where rolsuper
  union all select 'BYPASSRLS' from reach where rolbypassrls
  union all select 'CREATEROLE' from reach where rolcreaterole
  union all select 'CREATEDB' from reach where rolcreatedb
  union all select 'REPLICATION' from reach where rolreplication
  union all select 'MEMBER OF ' || rolname from reach where rolname like 'pg\\_%'
  union all select 'NOT A MEMBER OF ${groupRole}' where not pg_has_role(current_user, '${groupRole}', 'usage')
  union all select 'OWNER OF DATABASE' from pg_database, reach where datname = current_database() and datdba = reach.oid
  union all select 'OWNER OF ' || relname from pg_class, reach where relnamespace = 'public'::regnamespace and relowner = reach.oid
  union all select 'CREATE ON DATABASE' where has_database_privilege(current_database(), 'create')
  union all select 'TEMPORARY ON DATABASE' where has_database_privilege(current_database(), 'temporary')
  union all select 'CREATE ON SCHEMA ' || nspname from pg_namespace where has_schema_privilege(oid, 'create')
  union all select privilege || ' ON ' || relname from pg_class, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege(pg_class.oid, privilege)
  union all select 'USAGE ON SCHEMA ' || nspname from pg_namespace where nspname = 'pgboss' and has_schema_privilege(oid, 'usage')
  union all select 'ANY RIGHT ON ' || relname from pg_class
    where relnamespace = 'public'::regnamespace and relname in ('tenant_key', 'key_fingerprint', 'schema_migration')
      and has_table_privilege(pg_class.oid, 'select, insert, update, delete')
  union all select 'NO FORCED ROW LEVEL SECURITY ON ' || relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and has_any_column_privilege(pg_class.oid, 'select, insert, update')`;

/** Checked once at start: the application's login has no right that would bypass row-level security. */
export async function checkAppRole(app: pg.Pool): Promise<Outcome<void>> {
  const { rows } = await app.query<{ finding: string }>(excessRights);
  return rows.length === 0
    ? success(undefined)
    : failure('start.app-role-unfit', { findings: rows.map(({ finding }) => finding).join(', ') });
}

/**
 * The application's own login in the database: a member of taizhang_app (migrations/0008), made by the owner's connection at start, with a
 * password that follows from the installation's keys, so that several nodes start together. Without DDL, and behind row-level security.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { failure, success, type Outcome } from '#core/failure.ts';
import { openDatabase, type Connection } from '#server/platform/database/connection.ts';
import { databaseReason } from '#server/platform/database/database-reason.ts';
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
export async function ensureAppRole(owner: pg.Pool, ownerConnection: Connection, keys: InstallationKeys): Promise<Outcome<Connection>> {
  const login = await loginName(owner);
  const password = keys.derive('database role').toString('base64url');
  const connection = withLogin(ownerConnection, login, password);
  try {
    await createLogin(owner, login, password, false);
    if ((await connectionError(connection))?.code === '28P01') await createLogin(owner, login, password, true);
  } catch (error) {
    // 42501: insufficient_privilege.
    if (codeOf(error) === '42501') return failure('start.cannot-create-role', { reason: error instanceof Error ? error.message : login });
    throw error;
  }
  const refusal = await connectionError(connection);
  return refusal ? failure('start.app-role-refused', { role: login, reason: databaseReason(refusal) }) : success(connection);
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

/** The name of a database is unique in its cluster, and so is its login's. */
async function loginName(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  return `${groupRole}_${createHash('sha256')
    .update(rows[0]?.name ?? '')
    .digest('hex')
    .slice(0, 16)}`;
}

/** The lock of migrations also serialises nodes that start at the same time. */
async function createLogin(owner: pg.Pool, login: string, password: string, newPassword: boolean): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table schema_migration in share row exclusive mode');
    const { rows } = await client.query<{ there: boolean; member: boolean; temporary: boolean; crosses: boolean; superuser: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as there,
              exists (select from pg_auth_members where roleid = $2::regrole and member = to_regrole($1)) as member,
              exists (select from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
                       where datname = current_database() and grantee = 0 and privilege_type = 'TEMPORARY') as temporary,
              exists (select from pg_proc where ${crossing} and has_function_privilege($2, oid, 'execute')) as crosses,
              (select rolsuper from pg_roles where rolname = current_user) as superuser`,
      [login, groupRole],
    );
    const [state] = rows;
    // The name is letters and digits, the verifier base64 with $ and colons: neither can end its literal.
    if (!state?.there) {
      await client.query(
        `create role ${login} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password '${verifierOf(password)}'`,
      );
    } else if (newPassword) await client.query(`alter role ${login} login password '${verifierOf(password)}'`);
    if (!state?.member) await client.query(`grant ${groupRole} to ${login}`);
    // A restored or cloned database has lost what the migration took away.
    if (state?.temporary) {
      await client.query("do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$");
    }
    if (state?.crosses && state.superuser) await client.query(revokeCrossing);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** What PostgreSQL stores instead of a password (RFC 5803): the password itself never stands in a statement, nor in a log of statements. */
function verifierOf(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}

/** The same database under another login. Parameters win over the part before @, which an address without a host cannot have. */
function withLogin(connection: Connection, user: string, password: string): Connection {
  if (!('connectionString' in connection)) return { ...connection, user, password };
  const url = new URL(connection.connectionString);
  url.username = '';
  url.password = '';
  url.searchParams.set('user', user);
  url.searchParams.set('password', password);
  return { connectionString: url.href };
}

async function connectionError(connection: Connection): Promise<(Error & { readonly code?: string }) | undefined> {
  const database = openDatabase(connection, () => {}, 1);
  try {
    await database.pool.query('select 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await database.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
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

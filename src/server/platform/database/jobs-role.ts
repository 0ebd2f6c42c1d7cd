/**
 * What jobs need of the database, made by the owner's connection at start (docs/decisions/031-events-and-jobs.md): the schema of pg-boss, and a third login,
 * which has rights on that schema and on two functions that tell where work waits. It can neither read nor write a tenant's table, and the
 * application's login has no right on the schema, so that SQL smuggled into a request puts no job into anybody's queue.
 */
import type pg from 'pg';
import pgBoss from 'pg-boss/package.json' with { type: 'json' };
import { openDatabase, type Connection } from '#server/platform/database/connection.ts';
import { databaseReason } from '#server/platform/database/database-reason.ts';
import { ensureLogin } from '#server/platform/database/make-login.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

/** The schema that pg-boss keeps for itself. */
export const jobsSchema = 'pgboss';
/** The group that has the rights. */
const groupRole = 'taizhang_jobs';
const installed = pgBoss.pgboss.schema;

/** How jobs reach the database, or in words why they cannot: the server serves without them. */
export type JobsConnection = { readonly connection: Connection } | { readonly reason: string };

/** Prepares everything; `given`: a login that an administrator made, where the owner may make none. Never throws. */
export async function prepareJobs(
  owner: pg.Pool,
  ownerConnection: Connection,
  keys: InstallationKeys,
  given: Connection | undefined,
): Promise<JobsConnection> {
  try {
    await owner.query(makeGroup);
    await installSchema(owner);
    await grantRights(owner);
    const password = keys.derive('database role of jobs').toString('base64url');
    const login = given ?? (await ensureLogin(owner, ownerConnection, { group: groupRole, password, prepare: async () => {} }));
    if ('code' in login) return { reason: `${login.code}: ${login.data['reason'] ?? ''}` };
    const connection = 'ok' in login ? login.value : login;
    const excess = await readExcess(connection);
    return excess.length === 0 ? { connection } : { reason: `the login of jobs has rights that it must not have: ${excess.join(', ')}` };
  } catch (error) {
    return { reason: databaseReason(error) };
  }
}

/** Roles belong to the cluster: another database may make the same one at this moment. */
const makeGroup = `do $$ begin
  if not exists (select from pg_roles where rolname = '${groupRole}') then
    create role ${groupRole} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`;

/** With pg-boss's own statements, which have their own transaction; nodes that start together take turns. */
async function installSchema(owner: pg.Pool): Promise<void> {
  if ((await schemaVersion(owner)) === installed) return;
  const { getConstructionPlans, getMigrationPlans } = await import('pg-boss');
  const turn = await owner.connect();
  try {
    await turn.query('begin');
    await turn.query('lock table schema_migration in share row exclusive mode');
    const version = await schemaVersion(owner);
    if (version === null) {
      const { rows } = await owner.query<{ there: boolean }>('select to_regnamespace($1) is not null as there', [jobsSchema]);
      await owner.query(getConstructionPlans(jobsSchema, { createSchema: !rows[0]?.there }));
    } else if (version < installed) await owner.query(getMigrationPlans(jobsSchema, version));
  } finally {
    await turn.query('rollback');
    turn.release();
  }
}

/** Null: it is not there. */
async function schemaVersion(owner: pg.Pool): Promise<number | null> {
  const { rows } = await owner.query<{ there: boolean }>('select to_regclass($1) is not null as there', [`${jobsSchema}.version`]);
  if (!rows[0]?.there) return null;
  return (await owner.query<{ version: number }>(`select version from ${jobsSchema}.version`)).rows[0]?.version ?? null;
}

/** What is missing of the group's rights: none, most of the time, and then no catalogue is written. */
async function grantRights(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table schema_migration in share row exclusive mode');
    const { rows } = await client.query<{ complete: boolean }>(
      `select has_schema_privilege($1, $2, 'usage') and has_schema_privilege($1, 'public', 'usage')
          and has_function_privilege($1, 'job_cursors(text[], uuid)', 'execute')
          and has_function_privilege($1, 'events_await(text, text[], integer)', 'execute')
          and not exists (select from pg_class, unnest(array['select', 'insert', 'update', 'delete']) privilege
                           where relnamespace = $2::regnamespace and relkind in ('r', 'p') and not has_table_privilege($1, pg_class.oid, privilege)) as complete`,
      [groupRole, jobsSchema],
    );
    if (!rows[0]?.complete) {
      await client.query(`grant usage on schema public, ${jobsSchema} to ${groupRole};
        grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${groupRole};
        grant execute on function job_cursors(text[], uuid), events_await(text, text[], integer) to ${groupRole}`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Rights that the login has and must not have; named as in SQL, for the database's administrator. */
const excessRights = `
  with own as (select oid from pg_roles where rolname = current_user),
  reach as (select role.* from pg_roles role, own where pg_has_role(own.oid, role.oid, 'member'))
  select 'SUPERUSER' as finding from reach where rolsuper
  union all select 'BYPASSRLS' from reach where rolbypassrls
  union all select 'CREATEROLE' from reach where rolcreaterole
  union all select 'CREATEDB' from reach where rolcreatedb
  union all select 'REPLICATION' from reach where rolreplication
  union all select 'MEMBER OF ' || rolname from reach where rolname like 'pg\\_%' or rolname = 'taizhang_app'
  union all select 'NOT A MEMBER OF ${groupRole}' where not pg_has_role(current_user, '${groupRole}', 'usage')
  union all select 'OWNER OF DATABASE' from pg_database, reach where datname = current_database() and datdba = reach.oid
  union all select 'OWNER OF SCHEMA ' || nspname from pg_namespace, reach where nspname in ('public', '${jobsSchema}') and nspowner = reach.oid
  union all select 'OWNER OF ' || relname from pg_class, reach
    where relnamespace in (select oid from pg_namespace where nspname in ('public', '${jobsSchema}')) and relowner = reach.oid
  union all select 'CREATE ON SCHEMA ' || nspname from pg_namespace where has_schema_privilege(oid, 'create')
  union all select 'ANY RIGHT ON ' || relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
      and (has_any_column_privilege(pg_class.oid, 'select, insert, update') or has_table_privilege(pg_class.oid, 'delete, truncate'))`;

async function readExcess(connection: Connection): Promise<readonly string[]> {
  const database = openDatabase(connection, () => {}, 1);
  try {
    return (await database.pool.query<{ finding: string }>(excessRights)).rows.map(({ finding }) => finding);
  } finally {
    await database.close();
  }
}

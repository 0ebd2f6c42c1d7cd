/**
 * Logins of this database beside the owner's, made by the owner's connection at start: members of a group that has the rights, with passwords that
 * follow from the installation's keys, so that several nodes start together.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { failure, success, type Outcome } from '#core/failure.ts';
import { openDatabase, type Connection } from '#server/platform/database/connection.ts';
import { databaseReason } from '#server/platform/database/database-reason.ts';

export interface LoginOptions {
  /** Exists, or the owner may make it. */
  readonly group: 'taizhang_app' | 'taizhang_jobs';
  readonly password: string;
  /** What else belongs to it, in the transaction that makes the login. */
  readonly prepare: (client: pg.PoolClient) => Promise<void>;
}

/** Creates the login when it is missing, puts its password right, and answers the connection. */
export async function ensureLogin(
  owner: pg.Pool,
  ownerConnection: Connection,
  options: LoginOptions,
): Promise<Outcome<Connection, 'start.cannot-create-role' | 'start.app-role-refused'>> {
  const login = await loginName(owner, options.group);
  const connection = withLogin(ownerConnection, login, options.password);
  try {
    await createLogin(owner, login, options, false);
    if ((await connectionError(connection))?.code === '28P01') await createLogin(owner, login, options, true);
  } catch (error) {
    // 42501: insufficient_privilege.
    if (codeOf(error) === '42501') return failure('start.cannot-create-role', { reason: error instanceof Error ? error.message : login });
    throw error;
  }
  const refusal = await connectionError(connection);
  return refusal ? failure('start.app-role-refused', { role: login, reason: databaseReason(refusal) }) : success(connection);
}

/** The name of a database is unique in its cluster, and so is its login's. */
async function loginName(owner: pg.Pool, group: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  return `${group}_${createHash('sha256')
    .update(rows[0]?.name ?? '')
    .digest('hex')
    .slice(0, 16)}`;
}

/** The lock of migrations also serialises nodes that start at the same time. */
async function createLogin(owner: pg.Pool, login: string, { group, password, prepare }: LoginOptions, newPassword: boolean): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('lock table schema_migration in share row exclusive mode');
    const { rows } = await client.query<{ there: boolean; member: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as there,
              exists (select from pg_auth_members where roleid = $2::regrole and member = to_regrole($1)) as member`,
      [login, group],
    );
    const [state] = rows;
    // The name is letters and digits, the verifier base64 with $ and colons: neither can end its literal.
    if (!state?.there) {
      await client.query(
        `create role ${login} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password '${verifierOf(password)}'`,
      );
    } else if (newPassword) await client.query(`alter role ${login} login password '${verifierOf(password)}'`);
    if (!state?.member) await client.query(`grant ${group} to ${login}`);
    await prepare(client);
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

/**
 * The database that the configuration names, reachable, new enough and migrated: the embedded one, or the one behind DATABASE_URL. The
 * owner's connection prepares it and closes; what is answered is the application's own, behind row-level security.
 */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { Config } from '#server/platform/config.ts';
import { checkAppRole, checkGroupRole, ensureAppRole } from '#server/platform/database/app-role.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { serveDatabase, type ServingDatabase } from '#server/platform/database/serve-database.ts';
import { databaseReason } from '#server/platform/database/database-reason.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';
import { prepareJobs, type JobsConnection } from '#server/platform/database/jobs-role.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { provenKeys, settleKeys } from '#server/platform/database/key-fingerprint.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { writeTenantKey } from '#server/platform/database/tenant.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import type { Log } from '#server/platform/log.ts';

export interface OpenDatabase {
  /** As the application's role: nothing is seen before a tenant is entered. */
  readonly database: ServingDatabase;
  readonly keys: InstallationKeys;
  /** Of the login of jobs. */
  readonly jobs: JobsConnection;
  /** Stops the embedded cluster; does nothing for a database behind DATABASE_URL. */
  stopCluster(): Promise<void>;
}

/** Work of the owner's connection at start, after the migrations: what the application's role may not do. What it answers refuses the start. */
export type Preparation = (owner: Database, keys: InstallationKeys) => Promise<Failure | null | void>;

const oldestMajor = 15;

/** Opens it, or says in one sentence why not. */
export async function openConfiguredDatabase(
  config: Config,
  now: string,
  log: Log,
  preparations: readonly Preparation[] = [],
): Promise<Outcome<OpenDatabase>> {
  const onError = (error: Error): void => log.warn({ err: error }, 'a database connection broke');
  if (config.databaseUrl !== undefined) {
    const owner = { connectionString: config.databaseUrl };
    const logins = { app: givenLogin(config.databaseAppUrl), jobs: givenLogin(config.databaseJobsUrl) };
    const opened = await open({ config, owner, given: logins, now, onError, preparations });
    return opened.ok ? success({ ...opened.value, stopCluster: async () => {} }) : opened;
  }
  const cluster = await startCluster(config.dataDir, {
    onEnded: (reason, againMs) => log.error({ reason, againMs }, 'the embedded database ended: it is started again'),
  });
  if (!cluster.ok) return cluster;
  const { connection, stop } = cluster.value;
  try {
    const opened = await open({ config, owner: connection('postgres'), given: {}, now, onError, preparations });
    if (opened.ok) return success({ ...opened.value, stopCluster: stop });
    await stop();
    return opened;
  } catch (error) {
    await stop();
    throw error;
  }
}

function givenLogin(url: string | undefined): Connection | undefined {
  return url === undefined ? undefined : { connectionString: url };
}

interface Opening {
  readonly config: Config;
  readonly owner: Connection;
  /** Connections of logins that an administrator made. */
  readonly given: { readonly app?: Connection | undefined; readonly jobs?: Connection | undefined };
  readonly now: string;
  readonly onError: (error: Error) => void;
  readonly preparations: readonly Preparation[];
}

async function open(opening: Opening): Promise<Outcome<Omit<OpenDatabase, 'stopCluster'>>> {
  const owner = openDatabase(opening.owner, opening.onError, 4);
  let prepared: Outcome<Prepared>;
  try {
    prepared = await prepare(owner, opening);
  } catch (error) {
    // It broke in the middle: what was prepared is whole, step by step.
    if (databaseTrouble(error) === undefined) throw error;
    prepared = unreachable(opening.config, error);
  } finally {
    await owner.close();
  }
  if (!prepared.ok) return prepared;
  const { connection, jobs, keys } = prepared.value;
  const database = serveDatabase(connection, opening.onError);
  const fit = await checkAppRole(database.pool).catch((error: unknown) => unreachable(opening.config, error));
  if (fit.ok) return success({ database, jobs, keys });
  await database.close();
  return fit;
}

/** Why the database that the configuration names cannot be used now. */
export function unreachable({ databaseUrl, dataDir }: Config, error: unknown): Failure {
  if (databaseTrouble(error) === 'server.disk-full') return failure('start.disk-full', { dataDir });
  if (databaseUrl !== undefined) return failure('start.database-unreachable', { reason: databaseReason(error) });
  // 28P01: invalid_password.
  if (error instanceof Error && 'code' in error && error.code === '28P01') return failure('start.embedded-password', { dataDir });
  return failure('start.embedded-unreachable', { dataDir, reason: databaseReason(error) });
}

interface Prepared {
  /** The application's. */
  readonly connection: Connection;
  readonly jobs: JobsConnection;
  readonly keys: InstallationKeys;
}

async function prepare(owner: Database, opening: Opening): Promise<Outcome<Prepared>> {
  try {
    const { rows } = await owner.pool.query<{ version: string }>("select current_setting('server_version') as version");
    const version = rows[0]?.version ?? '0';
    if (Number.parseInt(version, 10) < oldestMajor) return failure('start.database-too-old', { version });
  } catch (error) {
    return unreachable(opening.config, error);
  }
  const group = await checkGroupRole(owner.pool);
  if (!group.ok) return group;
  // Before the migrations: who has other keys changes nothing at all.
  const proven = await provenKeys(owner.pool, opening.config.keyDir);
  if (!proven.ok) return proven;
  const migrated = await migrate(owner.pool, opening.now);
  if (!migrated.ok) return migrated;
  const keys = await settleKeys(owner.pool, opening.config.keyDir, opening.now);
  if (!keys.ok) return keys;
  await writeTenantKey(owner.pool, keys.value);
  for (const preparation of opening.preparations) {
    const refused = await preparation(owner, keys.value);
    if (refused) return refused;
  }
  const { app } = opening.given;
  const [connection, jobs] = await Promise.all([
    app === undefined ? ensureAppRole(owner.pool, opening.owner, keys.value) : success(app),
    prepareJobs(owner.pool, opening.owner, keys.value, opening.given.jobs),
  ]);
  return connection.ok ? success({ connection: connection.value, jobs, keys: keys.value }) : connection;
}

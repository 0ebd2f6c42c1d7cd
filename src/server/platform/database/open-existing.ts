/** Opens an existing database for a command: creates and migrates nothing. Connects as the owner, who sees every row. */
import { access, open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Config } from '#server/platform/config.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { databaseReason } from '#server/platform/database/database-reason.ts';
import { maxSocketPath, socketPort, startCluster } from '#server/platform/database/embedded.ts';
import { provenKeys } from '#server/platform/database/key-fingerprint.ts';
import { passwordFileOf, superuserName } from '#server/platform/database/make-cluster.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';

export interface ExistingDatabase {
  readonly database: Database;
  /** Also stops the embedded cluster, when it was started for this. */
  close(): Promise<void>;
}

/** Of a server that runs, of one that is stopped, or behind DATABASE_URL. */
export async function openExisting(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Outcome<ExistingDatabase>> {
  if (config.databaseUrl !== undefined) return reach({ connectionString: config.databaseUrl }, async () => {});
  const { dataDir } = config;
  if (!(await exists(join(dataDir, 'postgres/PG_VERSION')))) return failure('verify.no-data', { dataDir });
  const cluster = await startCluster(dataDir);
  if (cluster.ok) return reach(cluster.value.connection('postgres'), () => cluster.value.stop());
  return cluster.code === 'start.second-instance' ? joinRunning(dataDir) : cluster;
}

export interface WritableDatabase extends ExistingDatabase {
  readonly keys: InstallationKeys;
}

/** The same for a command that writes: with the keys of this very database, or refused. */
export async function openForWriting(config: Pick<Config, 'databaseUrl' | 'dataDir' | 'keyDir'>): Promise<Outcome<WritableDatabase>> {
  const opened = await openExisting(config);
  if (!opened.ok) return opened;
  const { database, close } = opened.value;
  try {
    const keys = await provenKeys(database.pool, config.keyDir);
    if (keys.ok && keys.value) return success({ database, close, keys: keys.value });
    await close();
    return keys.ok ? failure('start.keys-none-yet') : keys;
  } catch (error) {
    await close();
    // 42501: insufficient_privilege.
    if (error instanceof Error && 'code' in error && error.code === '42501') return failure('verify.not-owner');
    return failure('verify.unreachable', { reason: databaseReason(error) });
  }
}

async function joinRunning(dataDir: string): Promise<Outcome<ExistingDatabase>> {
  try {
    const home = await realpath(dataDir);
    const password = (await readFile(passwordFileOf({ home }), 'utf8')).trim();
    const path = join(home, 'postgres');
    const folder = await open(path, 'r');
    // As embedded.ts does it: a socket's path has room for ~107 bytes.
    const host = path.length <= maxSocketPath ? path : `/proc/${process.pid}/fd/${folder.fd}`;
    return await reach({ host, port: socketPort, user: superuserName, password, database: 'postgres' }, () => folder.close());
  } catch (error) {
    return failure('verify.unreachable', { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function reach(connection: Connection, release: () => Promise<void>): Promise<Outcome<ExistingDatabase>> {
  const database = openDatabase(connection, () => {}, 1);
  const close = async (): Promise<void> => {
    await database.close();
    await release();
  };
  try {
    await database.pool.query('select 1');
    return success({ database, close });
  } catch (error) {
    await close();
    return failure('verify.unreachable', { reason: databaseReason(error) });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The database that the configuration names, reachable, new enough and migrated: the embedded one, or the one behind DATABASE_URL. */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Config } from '#server/platform/config.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { startCluster } from '#server/platform/database/embedded.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import type { Log } from '#server/platform/log.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly died: Promise<string>;
  /** Stops the embedded cluster; nothing for a database of somebody else's. */
  stopCluster(): Promise<void>;
}

const oldestMajor = 15;

/** Opens it, or says in one sentence why not. */
export async function openConfiguredDatabase(config: Config, now: string, log: Log): Promise<Outcome<OpenDatabase>> {
  const onError = (error: Error): void => log.warn({ err: error }, 'an idle database connection broke');
  if (config.databaseUrl !== undefined) {
    const database = openDatabase({ connectionString: config.databaseUrl }, onError);
    const opened = { database, died: new Promise<string>(() => {}), stopCluster: async () => {} };
    return orClose(opened, await prepare(database, now));
  }
  const cluster = await startCluster(config.dataDir);
  if (!cluster.ok) return cluster;
  const { connection, died, stop } = cluster.value;
  const database = openDatabase(connection('postgres'), onError);
  return orClose({ database, died, stopCluster: stop }, await prepare(database, now));
}

async function orClose(opened: OpenDatabase, prepared: Outcome<unknown>): Promise<Outcome<OpenDatabase>> {
  if (prepared.ok) return success(opened);
  await opened.database.close();
  await opened.stopCluster();
  return prepared;
}

async function prepare({ pool }: Database, now: string): Promise<Outcome<readonly string[]>> {
  try {
    const { rows } = await pool.query<{ version: string }>("select current_setting('server_version') as version");
    const version = rows[0]?.version ?? '0';
    if (Number.parseInt(version, 10) < oldestMajor) return failure('start.database-too-old', { version });
  } catch (error) {
    return failure('start.database-unreachable', { reason: reasonOf(error) });
  }
  return migrate(pool, now);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连接被拒绝，地址或端口不对，或数据库没有启动',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '主机不可达',
  ECONNRESET: '连接被对方断开，可能不是 PostgreSQL',
  '28P01': '用户名或口令不对',
  '28000': '不允许以这个用户连接',
  '3D000': '没有这个数据库',
};

/** Never the address itself: it carries a password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}

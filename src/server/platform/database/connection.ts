/**
 * Pools of connections, each with its time limits. pg's parsers are set here once: int8 as number, days and moments as ISO text (a JS Date
 * loses days to time zones).
 */
import {
  Kysely,
  PostgresDialect,
  Transaction,
  type ConnectionProvider,
  type Driver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import { send } from '#server/platform/database/named-statements.ts';
import type { DB } from '#server/platform/database/tables.ts';

/** How to reach a database: its address, or the parts of one behind a Unix socket. */
export type Connection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string };

/** The same as one address, for programs that take nothing else. */
export function connectionUrl(connection: Connection): string {
  if ('connectionString' in connection) return connection.connectionString;
  const { host, port, user, password, database } = connection;
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

export interface Database {
  readonly kysely: Kysely<DB>;
  readonly pool: pg.Pool;
  /** What begins and ends transactions, and what a transaction's statements go through (transaction.ts). */
  readonly driver: Driver;
  transactionOn(provide: ConnectionProvider['provideConnection']): Transaction<DB>;
  /** Waits for running statements, then closes. */
  close(): Promise<void>;
}

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit into a number`);
  return value;
});
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoMoment);

/** PostgreSQL's `2026-01-31 08:00:00.123+00` as ISO text, microseconds kept. */
function isoMoment(text: string): string {
  return text
    .replace(' ', 'T')
    .replace(/\+00(:00)?$/, 'Z')
    .replace(/([+-]\d\d)$/, '$1:00');
}

/** What ends whoever holds up the others. Milliseconds; 0: without a limit. */
export interface TimeLimits {
  /** One statement. */
  readonly statementMs: number;
  /** Waiting for one lock. */
  readonly lockMs: number;
  /** A transaction in which nothing happens. */
  readonly idleMs: number;
  /** Waiting for a free connection, or for a new one. */
  readonly connectionMs: number;
  /** One holder of a connection: the database itself may be what stands still, and then it ends nothing. */
  readonly holdMs: number;
}

/** Of whoever prepares or checks a database: what they do may take its time, but they do not hold up a running node for long. */
const ownerLimits: TimeLimits = { statementMs: 0, lockMs: 30_000, idleMs: 600_000, connectionMs: 10_000, holdMs: 0 };

/** Opens a pool. Nothing connects before the first statement. `onError`: a connection broke, between requests or within one. */
export function openDatabase(connection: Connection, onError: (error: Error) => void, size = 10, limits = ownerLimits): Database {
  const { statementMs, lockMs, idleMs, connectionMs, holdMs } = limits;
  const pool = new pg.Pool({
    ...connection,
    max: size,
    application_name: 'taizhang',
    connectionTimeoutMillis: connectionMs,
    // Statements are sent as they come, not each after the answer to the one before.
    pipeline: true,
    // With it goes what it knows: names of statements, and memory for plans.
    maxLifetimeSeconds: 3600,
    options:
      '-c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8 ' +
      `-c statement_timeout=${statementMs} -c lock_timeout=${lockMs} -c idle_in_transaction_session_timeout=${idleMs}`,
  });
  if (holdMs > 0) limitHolders(pool, holdMs);
  let closing = false;
  // A connection that breaks would otherwise end the process, idle or in the middle of a request. Those that break while we close were
  // meant to.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      if (!closing) onError(error);
    });
  });
  // Of an idle one the pool tells a second time.
  pool.on('error', () => {});
  const dialect = new PostgresDialect({ pool: named(pool) });
  const kysely = new Kysely<DB>({ dialect });
  const driver = dialect.createDriver();
  const close = async (): Promise<void> => {
    closing = true;
    await kysely.destroy();
    // Kysely ends the pool only when it has used it itself.
    if (!pool.ended) await pool.end();
  };
  const transactionOn: Database['transactionOn'] = (provideConnection) =>
    new Transaction<DB>({
      config: { dialect },
      dialect,
      driver,
      executor: kysely.getExecutor().withConnectionProvider({ provideConnection }),
    });
  return { kysely, pool, driver, transactionOn, close };
}

/** The pool as Kysely uses it. */
function named(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => ({
    // Kysely asks for cursors by the same name; nothing here has any.
    query: ((text: string, values: readonly unknown[]) => send(client, text, values)) as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  });
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? wrap(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/** Breaks the connection of whoever has held it for too long, so that the next one gets a working one. */
function limitHolders(pool: pg.Pool, holdMs: number): void {
  const timers = new WeakMap<pg.PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    timers.set(client, setTimeout(() => client.connection.stream.destroy(), holdMs).unref());
  });
  pool.on('release', (_error, client) => clearTimeout(timers.get(client)));
}

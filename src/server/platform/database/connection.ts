/** One pool per server. pg's parsers are set here once: int8 as number, days and moments as ISO text (a JS Date loses days to time zones). */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
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

/** Opens a pool. Nothing connects before the first statement. `onError`: a connection broke, between requests or within one. */
export function openDatabase(connection: Connection, onError: (error: Error) => void, size = 10): Database {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    application_name: 'taizhang',
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8',
  });
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
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    closing = true;
    await kysely.destroy();
    // Kysely ends the pool only when it has used it itself.
    if (!pool.ended) await pool.end();
  };
  return { kysely, pool, close };
}

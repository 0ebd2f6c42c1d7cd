/** The only reader of process.env. Every setting is checked here, and a wrong one is one clear sentence. */
import { resolve } from 'node:path';
import { failure, success, type Outcome } from '#core/failure.ts';

export interface Config {
  /** HTTP port; 0 takes a free one. */
  readonly port: number;
  /** Loopback only until there are logins. */
  readonly host: string;
  /** Home of the embedded database; absolute. */
  readonly dataDir: string;
  /** A PostgreSQL ≥ 15 of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** `npm start` is our parent and hands its signals on. */
  readonly startedByNpm: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const loopbackHosts = ['127.0.0.1', 'localhost', '::1'];

/** Reads and checks PORT, HOST, DATA_DIR and DATABASE_URL. An empty variable counts as unset. */
export function readConfig(env: Environment = process.env): Outcome<Config> {
  const portText = env['PORT']?.trim() || '3000';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65535) return failure('start.bad-port', { port: portText });

  const host = env['HOST']?.trim() || '127.0.0.1';
  if (!loopbackHosts.includes(host)) return failure('start.not-loopback', { host });

  const databaseUrl = env['DATABASE_URL']?.trim() || undefined;
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) return failure('start.bad-database-url');

  return success({
    port,
    host,
    dataDir: resolve(env['DATA_DIR']?.trim() || 'data'),
    databaseUrl,
    startedByNpm: env['npm_lifecycle_event'] === 'start',
  });
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

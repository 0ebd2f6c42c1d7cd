/** A database as a start of the server prepares it, with keys of its own. */
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import type { Outcome } from '#core/failure.ts';
import { systemClock, type Clock } from '#server/platform/clock.ts';
import { ensureAppRole } from '#server/platform/database/app-role.ts';
import { openDatabase, type Connection, type Database } from '#server/platform/database/connection.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { serveDatabase } from '#server/platform/database/serve-database.ts';
import { writeTenantKey } from '#server/platform/database/tenant.ts';
import { createGate } from '#server/session/authenticate.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { buildApp, type AppOptions } from '#server/platform/http/app.ts';
import type { Act } from '#server/platform/http/act.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import { ensureJurisdictions, homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { keysOf, type InstallationKeys } from '#server/platform/keys.ts';
import { createLog } from '#server/platform/log.ts';
import { systemContext } from '#server/platform/system-context.ts';
import { markFolder } from '#test/mark-folder.ts';

/** The same in every process that works on one database; what is signed is read by nobody. */
export const benchKeys: InstallationKeys = keysOf(Buffer.alloc(32, 7), generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey);

const benchFiles = join(tmpdir(), 'taizhang-bench-files');

/** The value of what must not fail. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(message(zh, outcome.code, outcome.data));
  return outcome.value;
}

export interface Prepared {
  readonly owner: Database;
  readonly ownerConnection: Connection;
  /** The application's. */
  readonly connection: Connection;
}

/** Migrates an empty or older database and lets the application in. The caller closes `owner`. */
export async function prepareDatabase(connection: Connection, { demo = false } = {}): Promise<Prepared> {
  const owner = openDatabase(connection, () => {});
  try {
    const now = systemClock.now();
    must(await migrate(owner.pool, now));
    await ensureJurisdictions(owner.kysely, now, demo);
    await writeTenantKey(owner.pool, benchKeys);
    await markFolder(benchFiles);
    return { owner, ownerConnection: connection, connection: must(await ensureAppRole(owner.pool, connection, benchKeys)) };
  } catch (error) {
    await owner.close();
    throw error;
  }
}

/** What acts work with. The caller closes its database. */
export function openSource(
  connection: Connection,
  { clock = systemClock, demo = false }: { clock?: Clock; demo?: boolean } = {},
): ActSource {
  return {
    database: serveDatabase(connection, () => {}),
    clock,
    installation: { keys: benchKeys, files: openFolderStore(benchFiles), oidc: undefined, demo },
  };
}

/** Work of the program itself. */
export function ownContext(): ActContext {
  return systemContext(homeJurisdiction.id);
}

/** Acts of the program itself, as `appoint` needs them. */
export function acting(source: ActSource) {
  return <T>(work: (act: Act) => Promise<Outcome<T>>): Promise<Outcome<T>> => runWrite(source, ownContext(), work);
}

/** The server with these routes, without a limit of requests, listening on a free port. */
export async function listen(source: ActSource, { routes, gate = createGate(source) }: Pick<AppOptions, 'routes'> & Partial<AppOptions>) {
  const app = await buildApp({
    source,
    gate,
    reachable: { localOnly: true, publicUrl: undefined, trustedProxies: [] },
    routes,
    log: createLog('silent'),
    webDir: join(import.meta.dirname, '../../dist/web'),
    requestsPerMinute: 10_000_000,
  });
  return { app, origin: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

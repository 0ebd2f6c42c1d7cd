/** Puts the server together: database, migrations, first start, HTTP; and takes it apart in the opposite order. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { createGate } from '#server/session/authenticate.ts';
import { seedDemo } from '#server/session/demo.ts';
import { sealPhones } from '#server/session/seal-phones.ts';
import { setupLink } from '#server/session/first-start.ts';
import { moveOriginals } from '#server/plan/move-originals.ts';
import { domains, jobs as allJobs, joinDomains, routes } from '#server/domains.ts';
import { startHeadExport, type HeadExport } from '#server/platform/audit/export-heads.ts';
import { serverType } from '#server/platform/audit/server-runs.ts';
import { sealUnchained } from '#server/platform/audit/seal-unchained.ts';
import { systemClock } from '#server/platform/clock.ts';
import { isLoopback, type Config } from '#server/platform/config.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { databaseTrouble } from '#server/platform/database/database-trouble.ts';
import { openConfiguredDatabase, unreachable, type OpenDatabase } from '#server/platform/database/open-database.ts';
import { claimFolder } from '#server/platform/files/claim-folder.ts';
import { FileTrouble, type FileStore } from '#server/platform/files/file-store.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { missingFiles } from '#server/platform/files/missing-files.ts';
import { buildApp } from '#server/platform/http/app.ts';
import { limitConnections } from '#server/platform/http/connection-limit.ts';
import { runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { startJobs, type RunningJobs } from '#server/platform/jobs/start-jobs.ts';
import { refoldSearch } from '#server/platform/refold-search.ts';
import type { Installation } from '#server/platform/installation.ts';
import { ensureJurisdictions, homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { pool } from '#server/platform/pool/pool.ts';
import { readableByOthers } from '#server/platform/keys.ts';
import type { Log } from '#server/platform/log.ts';
import { openMailer } from '#server/platform/mail/mailer.ts';
import { systemContext } from '#server/platform/system-context.ts';

export interface RunningServer {
  /** What to open in a browser. */
  readonly address: string;
  /** The path of the setup link, while the installation is not set up; it works once. */
  readonly setupPath: string | null;
  /** Refuses new requests, lets running ones end, closes the database. */
  stop(): Promise<void>;
}

const webDir = join(import.meta.dirname, '../../dist/web');
/** Requests and statements that run longer than this at a stop are cut off. */
const graceMs = 10_000;
/** So many of the newest files each start looks for. */
const filesLookedFor = 100;

/** Starts everything; what cannot start is a refusal, and nothing is left running behind it. */
export async function startServer(config: Config, log: Log): Promise<Outcome<RunningServer>> {
  const now = systemClock.now();
  const files = openFolderStore(config.filesDir);
  const opened = await openConfiguredDatabase(config, now, log, [
    (owner) => ensureJurisdictions(owner.kysely, now, config.demo),
    (owner, keys) => sealUnchained(owner, keys, now, log),
    (owner, keys) => sealPhones(owner, keys),
    (owner) => refoldSearch(owner, log),
    (owner, keys) => claimFolder(owner, keys, config.filesDir),
    (owner) => moveOriginals(owner, files, now, log),
    (owner) => warnOfMissingFiles(owner, files, config.filesDir, log),
  ]);
  if (!opened.ok) return opened;
  const { database, keys } = opened.value;
  const open = await readableByOthers(config.keyDir);
  if (open.length > 0)
    log.warn({ keyDir: config.keyDir, files: open }, 'others on this machine may read these keys: set their mode to 0600');
  let app: FastifyInstance | undefined;
  let heads: HeadExport | undefined;
  let noteStop: (() => Promise<void>) | undefined;
  let jobs: RunningJobs | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([Promise.race([app?.close(), sleep(graceMs, undefined, { ref: false })]), jobs?.stop()]);
    app?.server.closeAllConnections();
    await noteStop?.();
    pool.end();
    await heads?.stop();
    await close(opened.value);
  };
  try {
    const mixed = await refuseMixing(opened.value, files, config.demo);
    if (mixed) {
      await stop();
      return mixed;
    }
    joinDomains();
    heads = startHeadExport({ database, keys, folder: config.auditHeadsDir, log });
    const exporter = heads;
    const installation: Installation = {
      keys,
      files,
      oidc: config.oidc,
      demo: config.demo,
      scanner: config.scanner,
      mail: config.smtp === undefined || config.publicUrl === undefined ? undefined : openMailer(config.smtp, config.publicUrl, log),
      auditHeadsDir: config.auditHeadsDir,
      jobs: () => jobs?.state() ?? 'away',
      onSetUp: async (jurisdictionId) => {
        for (const { welcome } of domains) await welcome?.(source, systemContext(jurisdictionId), log);
      },
    };
    const audited = (jurisdictionId: string): void => {
      exporter.noteChange(jurisdictionId);
      jobs?.noteEvents();
    };
    const source: ActSource = { database, clock: systemClock, installation, audited };
    const setupPath = await firstStart(source, config.demo, log);
    const { publicUrl, trustedProxies } = config;
    const reachable = { localOnly: isLoopback(config) && publicUrl === undefined, publicUrl, trustedProxies };
    app = await buildApp({ source, gate: createGate(source), reachable, routes, log, webDir });
    limitConnections(app.server, log);
    await app.listen({ host: config.host, port: config.port });
    const serverId = newId();
    await noteRun(source, 'startServer', serverId);
    noteStop = () => noteStopOf(source, serverId, log);
    jobs = startJobs({ source, connection: opened.value.jobs, jobs: allJobs, log });
    return success({ address: config.publicUrl ?? addressOf(app, config.host), setupPath, stop });
  } catch (error) {
    await stop();
    return databaseTrouble(error) ? unreachable(config, error) : listenFailure(error, config.port);
  }
}

/** What a restore did not put back is told of before somebody misses a file. */
async function warnOfMissingFiles(owner: Database, files: FileStore, filesDir: string, log: Log): Promise<void> {
  try {
    const { count, of, first } = await missingFiles(owner, files, filesLookedFor);
    if (count > 0) log.error({ filesDir, missing: count, of, first }, 'the newest files of the database are not in FILES_DIR');
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    log.error({ err: error, filesDir }, 'FILES_DIR cannot be read');
  }
}

/** One-click logins and real people never share a database. */
async function refuseMixing({ database, keys }: OpenDatabase, files: FileStore, demo: boolean): Promise<Failure | null> {
  const installation = { keys, files, oidc: undefined, demo };
  const found = await runWrite({ database, clock: systemClock, installation }, systemContext(homeJurisdiction.id), async (act) => {
    act.unchanged();
    const home = await act.db.selectFrom('jurisdiction').select('demo').where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow();
    return success(home.demo);
  });
  if (!found.ok || found.value === demo) return null;
  return failure(demo ? 'start.demo-on-real-data' : 'start.real-on-demo-data');
}

/** A demonstration gets its people and the sample; a real installation a link by which the first people are named. */
async function firstStart(source: ActSource, demo: boolean, log: Log): Promise<string | null> {
  const context = systemContext(homeJurisdiction.id);
  if (!demo) {
    const link = await runWrite(source, context, setupLink);
    return link.ok ? link.value : null;
  }
  const seeded = await runWrite(source, context, seedDemo);
  if (!seeded.ok || !seeded.value) return null;
  for (const { demo: fill } of domains) await fill?.(source, context, log);
  return null;
}

/** Starts and stops are kept in the platform's own trail, under the id of this life of the server. */
async function noteRun(source: ActSource, act: 'startServer' | 'stopServer', serverId: string): Promise<void> {
  await runWrite(source, systemContext(platformJurisdiction.id), async ({ audit }) => {
    audit({ act, objects: [{ type: serverType, id: serverId }] });
    return success(undefined);
  });
}

/** A database that is away keeps no server from stopping. */
async function noteStopOf(source: ActSource, serverId: string, log: Log): Promise<void> {
  const noted = noteRun(source, 'stopServer', serverId).catch((error: unknown) => {
    log.warn({ err: error }, 'the stop of the server could not be kept in the trail');
  });
  await Promise.race([noted, sleep(graceMs, undefined, { ref: false })]);
}

async function close({ database, stopCluster }: OpenDatabase): Promise<void> {
  await Promise.race([database.close(), sleep(graceMs, undefined, { ref: false })]);
  await stopCluster();
}

function listenFailure(error: unknown, port: number): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return failure('start.port-in-use', { port });
  if (code === 'EACCES') return failure('start.port-denied', { port });
  throw error;
}

function addressOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

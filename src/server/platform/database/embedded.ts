/**
 * The embedded PostgreSQL: a cluster in <data>/postgres, reached by a Unix socket inside that folder, in a process group of its own so
 * that Ctrl-C reaches the server first. As root it runs as a system user who need not be able to enter the folders above: it gets the
 * data folder as an open file descriptor (/proc/self/fd/3), so data stays where DATA_DIR says even under a 0700 /root. When it ends
 * without having been asked to, it is started again (decision 018).
 */
import { chown, mkdir, open, readdir, readFile, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { clusterFailure, knownFailure } from '#server/platform/database/cluster-failure.ts';
import type { Connection } from '#server/platform/database/connection.ts';
import { lockDataFolder, type DataLock } from '#server/platform/database/data-lock.ts';
import { makeCluster, passwordFileOf, resetPassword, superuserName, type ClusterPlace } from '#server/platform/database/make-cluster.ts';
import { clearFolder } from '#server/platform/database/orphan.ts';
import { openPostgresLog, type PostgresLog } from '#server/platform/database/postgres-log.ts';
import { startPostmaster, type Postmaster } from '#server/platform/database/postmaster.ts';
import { findPrograms } from '#server/platform/database/programs.ts';
import {
  currentUserName,
  databaseUser,
  databaseUserName,
  reachablePrograms,
  type SystemUser,
} from '#server/platform/database/system-user.ts';

export interface Cluster {
  connection(database: string): Connection;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Further `name=value` settings: the tests give up durability for speed. */
  readonly settings?: readonly string[];
  /** PostgreSQL ended by itself, or did not start again: it is tried after so many milliseconds. */
  readonly onEnded?: (reason: string, againMs: number) => void;
}

export const socketPort = 5432;
export const maxSocketPath = 100;
const firstPauseMs = 100;
const longestPauseMs = 30_000;
/** Whoever lived so long starts again without a pause. */
const steadyMs = 60_000;

/** Starts the cluster of a data folder, made first when there is none. */
export async function startCluster(dataDir: string, options: ClusterOptions = {}): Promise<Outcome<Cluster>> {
  const programs = await findPrograms();
  if (!programs.ok) return programs;
  let lock: DataLock | undefined;
  try {
    await makeFolder(dataDir);
    const home = await realpath(dataDir);
    const locked = await lockDataFolder(home);
    if (!locked.ok) return locked;
    lock = locked.value;
    const user = await databaseUser();
    if (!user.ok) return await release(lock, user);
    const bin = join(await reachablePrograms(programs.value.native, programs.value.version, user.value), 'bin');
    const outcome = await start({ home, dataDir: join(home, 'postgres'), bin, user: user.value }, options, lock);
    return outcome.ok ? outcome : await release(lock, outcome);
  } catch (error) {
    await lock?.release();
    const reason = error instanceof Error ? error.message : String(error);
    const there = await stat(dataDir).catch(() => undefined);
    const known = there && knownFailure({ home: dataDir, user: currentUserName() }, [reason]);
    return known ?? failure('start.data-folder-unusable', { dataDir, reason });
  }
}

/** Like mkdir's `recursive`, which never ends where a folder cannot hold another (/proc): Node tries it again for ever. */
async function makeFolder(path: string): Promise<void> {
  const code = await mkdir(path, { mode: 0o700 }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (code === undefined || (code === 'EEXIST' && (await stat(path)).isDirectory())) return;
  if (code !== 'ENOENT' || (await stat(dirname(path)).catch(() => undefined))) throw new Error(`${code}: ${path}`);
  await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 });
}

async function release(lock: DataLock, outcome: Failure): Promise<Failure> {
  await lock.release();
  return outcome;
}

async function start(place: ClusterPlace, options: ClusterOptions, lock: DataLock): Promise<Outcome<Cluster>> {
  const { home, dataDir, user } = place;
  const names = { home, user: user ? databaseUserName : currentUserName() };
  const files = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (files === undefined) {
    const said = await makeCluster(place);
    if (said !== undefined) return clusterFailure(names, said.split('\n').toReversed());
  } else if (!files.includes('PG_VERSION')) return clusterFailure(names, ['postgres/PG_VERSION 缺失']);

  const cleared = await clearFolder(dataDir, socketOf(dataDir));
  if (!cleared.ok) return failure('start.second-instance', { dataDir: home, pid: cleared.data['pid'] ?? 0 });
  // A folder that was copied or mounted from elsewhere may belong to another number.
  if (user && (await stat(dataDir)).uid !== user.uid) await changeOwner(dataDir, user);
  if ((await passwordIn(place)) === '') {
    const said = await resetPassword(place);
    if (said !== undefined) return clusterFailure(names, said.split('\n'));
  }

  const log = await openPostgresLog(home);
  const folder = await open(dataDir, 'r');
  const postmaster = startPostmaster(place, folder.fd, log.file.fd, options.settings ?? []);
  if (!(await postmaster.ready)) {
    const lives = postmaster.child.exitCode === null && postmaster.child.signalCode === null && postmaster.child.pid !== undefined;
    postmaster.child.kill('SIGQUIT');
    await Promise.race([postmaster.exited, sleep(5000, undefined, { ref: false })]);
    const said = await log.errors();
    await folder.close();
    await log.close();
    return lives ? failure('start.embedded-slow', { dataDir: home }) : clusterFailure(names, said);
  }
  const password = await passwordIn(place);
  return success(keepRunning({ place, options, postmaster, folder, password, lock, log }));
}

interface Running {
  readonly place: ClusterPlace;
  readonly options: ClusterOptions;
  readonly postmaster: Postmaster;
  readonly folder: FileHandle;
  readonly password: string;
  readonly lock: DataLock;
  readonly log: PostgresLog;
}

/** Whoever killed it, or whatever it died of: it is started again, at once and then with growing pauses, until it is asked to stop. */
function keepRunning({ place, options, postmaster, folder, password, lock, log }: Running): Cluster {
  const { dataDir } = place;
  let current = postmaster;
  let stopping: Promise<void> | undefined;
  const asked = Promise.withResolvers<void>();
  const keep = async (): Promise<void> => {
    let pause = firstPauseMs;
    for (let began = Date.now(); ; began = Date.now()) {
      current.child.unref();
      await current.exited;
      if (stopping) return;
      if (Date.now() - began > steadyMs) pause = firstPauseMs;
      const { signalCode, exitCode } = current.child;
      options.onEnded?.((await log.errors()).at(-1) ?? String(signalCode ?? exitCode), pause);
      await Promise.race([asked.promise, sleep(pause, undefined, { ref: false })]);
      pause = Math.min(pause * 2, longestPauseMs);
      // A disk that is full may refuse even that: the next round tries it again.
      await clearFolder(dataDir, socketOf(dataDir)).catch(() => {});
      if (stopping) return;
      await log.begin();
      current = startPostmaster(place, folder.fd, log.file.fd, options.settings ?? []);
      if (!(await current.ready)) current.child.kill('SIGQUIT');
    }
  };
  const kept = keep();
  const stop = async (): Promise<void> => {
    asked.resolve();
    current.child.ref();
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything is on disk.
    current.child.kill('SIGINT');
    await kept;
    await folder.close();
    await log.close();
    await lock.release();
  };
  // A socket's path has room for ~107 bytes; the open folder is a short name for a long path.
  const host = dataDir.length <= maxSocketPath ? dataDir : `/proc/${process.pid}/fd/${folder.fd}`;
  return {
    connection: (database) => ({ host, port: socketPort, user: superuserName, password, database }),
    stop: () => (stopping ??= stop()),
  };
}

function socketOf(dataDir: string): string {
  return join(dataDir, `.s.PGSQL.${socketPort}`);
}

async function passwordIn(place: ClusterPlace): Promise<string> {
  return (await readFile(passwordFileOf(place), 'utf8').catch(() => '')).trim();
}

async function changeOwner(folder: string, user: SystemUser): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) await chown(join(folder, entry), user.uid, user.gid);
  await chown(folder, user.uid, user.gid);
}

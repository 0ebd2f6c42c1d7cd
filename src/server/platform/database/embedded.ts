/**
 * The embedded PostgreSQL: a cluster in <data>/postgres, reached by a Unix socket inside that folder, in a process group of its own so
 * that Ctrl-C reaches the server first. As root it runs as a system user who need not be able to enter the folders above: it gets the
 * data folder as an open file descriptor (/proc/self/fd/3), so data stays where DATA_DIR says even under a 0700 /root.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { Connection } from '#server/platform/database/connection.ts';
import { lockDataFolder, type DataLock } from '#server/platform/database/data-lock.ts';
import { stopOrphan } from '#server/platform/database/orphan.ts';
import { findPrograms } from '#server/platform/database/programs.ts';
import { databaseUser, reachablePrograms, type SystemUser } from '#server/platform/database/system-user.ts';

export interface Cluster {
  connection(database: string): Connection;
  /** Resolves with a reason when PostgreSQL ends without having been asked to. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Further `name=value` settings: the tests give up durability for speed. */
  readonly settings?: readonly string[];
}

export const superuserName = 'taizhang';
export const socketPort = 5432;
export const maxSocketPath = 100;
const maxLogBytes = 10_000_000;
const startSeconds = 60;

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
    const outcome = await start(home, bin, user.value, options, lock);
    return outcome.ok ? outcome : await release(lock, outcome);
  } catch (error) {
    await lock?.release();
    return failure('start.data-folder-unusable', { dataDir, reason: error instanceof Error ? error.message : String(error) });
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

async function start(
  home: string,
  bin: string,
  user: SystemUser | undefined,
  options: ClusterOptions,
  lock: DataLock,
): Promise<Outcome<Cluster>> {
  const dataDir = join(home, 'postgres');
  const broken = (reason: string): Failure => failure('start.data-folder-broken', { dataDir: home, reason });

  const passwordFile = join(home, 'postgres-password');
  const files = await readdir(dataDir).catch(() => undefined);
  if (files === undefined) {
    const reason = await makeCluster(home, bin, user, passwordFile);
    if (reason !== undefined) return broken(reason);
  } else if (!files.includes('PG_VERSION')) return broken('postgres/PG_VERSION 缺失');
  const password = (await readFile(passwordFile, 'utf8').catch(() => '')).trim();
  if (password === '') return broken('postgres-password 缺失');

  const orphan = await stopOrphan(dataDir, join(dataDir, `.s.PGSQL.${socketPort}`));
  if (!orphan.ok) return failure('start.second-instance', { dataDir: home, pid: orphan.data['pid'] ?? 0 });
  // A folder that was copied or mounted from elsewhere may belong to another number.
  if (user && (await stat(dataDir)).uid !== user.uid) await changeOwner(dataDir, user);

  const logPath = join(home, 'postgres.log');
  if (((await stat(logPath).catch(() => undefined))?.size ?? 0) > maxLogBytes) await truncate(logPath);
  const log = await open(logPath, 'a');
  const logStart = (await log.stat()).size;
  const folder = await open(dataDir, 'r');
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', user ? '/proc/self/fd/3' : dataDir, ...settings(options).flatMap((setting) => ['-c', setting])],
    { ...user, cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd, folder.fd], env: { LC_ALL: 'C', TZ: 'UTC' } },
  );
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await log.close();
  if (!(await waitUntilReady(child, dataDir))) {
    child.kill('SIGQUIT');
    await Promise.race([exited, sleep(5000, undefined, { ref: false })]);
    await folder.close();
    return broken(await lastErrorLine(logPath, logStart));
  }
  child.unref();
  return success(clusterOf({ child, exited, dataDir, folder, password, lock, logPath, logStart }));
}

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  readonly dataDir: string;
  readonly folder: FileHandle;
  readonly password: string;
  readonly lock: DataLock;
  readonly logPath: string;
  readonly logStart: number;
}

function clusterOf({ child, exited, dataDir, folder, password, lock, logPath, logStart }: Running): Cluster {
  let stopping: Promise<void> | undefined;
  // A socket's path has room for ~107 bytes; the open folder is a short name for a long path.
  const host = dataDir.length <= maxSocketPath ? dataDir : `/proc/${process.pid}/fd/${folder.fd}`;
  const died = exited.then(async () => (stopping ? new Promise<string>(() => {}) : lastErrorLine(logPath, logStart)));
  const stop = async (): Promise<void> => {
    child.ref();
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything is on disk.
    child.kill('SIGINT');
    await exited;
    await folder.close();
    await lock.release();
  };
  return {
    died,
    connection: (database) => ({ host, port: socketPort, user: superuserName, password, database }),
    stop: () => (stopping ??= stop()),
  };
}

function settings(options: ClusterOptions): readonly string[] {
  return [
    'listen_addresses=',
    // Relative to the data folder, which PostgreSQL makes its working folder.
    'unix_socket_directories=.',
    'unix_socket_permissions=0700',
    'log_min_messages=warning',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'jit=off',
    ...(options.settings ?? []),
  ];
}

/** initdb into a draft folder that is renamed when it is whole, so that a start that was cut off leaves nothing half. */
async function makeCluster(home: string, bin: string, user: SystemUser | undefined, passwordFile: string): Promise<string | undefined> {
  const draft = join(home, 'postgres.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  // Opening a descriptor's path asks for rights again: for initdb the file is the user's own, afterwards only ours.
  if (user) await chown(passwordFile, user.uid, user.gid);
  const folder = await open(draft, 'r');
  const secret = await open(passwordFile, 'r');
  try {
    const child = spawn(
      join(bin, 'initdb'),
      [
        '-D',
        user ? '/proc/self/fd/3' : draft,
        '--pwfile=/dev/fd/4',
        '--auth=scram-sha-256',
        `--username=${superuserName}`,
        // Text sorts by code point everywhere alike; a list that wants pinyin says so with a collation of its own.
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe', folder.fd, secret.fd], env: { LC_ALL: 'C', TZ: 'UTC' } },
    );
    let errorOutput = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errorOutput += text;
    });
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', (error) => {
        errorOutput += error.message;
        resolve(null);
      });
      child.once('close', resolve);
    });
    if (code !== 0) return errorOutput.trim().split('\n').at(0) ?? `initdb ${code}`;
  } finally {
    await folder.close();
    await secret.close();
  }
  if (user) await chown(passwordFile, 0, 0);
  await rename(draft, join(home, 'postgres'));
  return undefined;
}

/** postmaster.pid's eighth line says `ready` once connections are taken. */
async function waitUntilReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  const deadline = Date.now() + startSeconds * 1000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(15);
  }
  return false;
}

async function changeOwner(folder: string, user: SystemUser): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) await chown(join(folder, entry), user.uid, user.gid);
  await chown(folder, user.uid, user.gid);
}

/** The last FATAL, PANIC or ERROR line that PostgreSQL wrote since the given place in its log. */
async function lastErrorLine(logPath: string, from: number): Promise<string> {
  const text = (await readFile(logPath)).subarray(from).toString('utf8');
  const line = text
    .split('\n')
    .filter((entry) => /FATAL|PANIC|ERROR|could not/.test(entry))
    .at(-1);
  return line?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? '数据库进程意外结束，详见 postgres.log';
}

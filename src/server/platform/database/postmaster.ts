/** One life of the embedded PostgreSQL: a process, from its start to its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterPlace } from '#server/platform/database/make-cluster.ts';

export interface Postmaster {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  /** Whether it takes connections now; false: it ended before, or did not come so far in ten minutes. */
  readonly ready: Promise<boolean>;
}

/** After a crash it replays its log first, which takes as long as the disk is slow. */
const startSeconds = 600;

/** `folder`: an open descriptor of the data folder; `log`: of the file that it writes to. */
export function startPostmaster(place: ClusterPlace, folder: number, log: number, settings: readonly string[]): Postmaster {
  const { dataDir, bin, user } = place;
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', user ? '/proc/self/fd/3' : dataDir, ...usual.concat(settings).flatMap((setting) => ['-c', setting])],
    { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log, folder], env: { LC_ALL: 'C', TZ: 'UTC' } },
  );
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { child, exited, ready: waitUntilReady(child, dataDir) };
}

const usual: readonly string[] = [
  'listen_addresses=',
  // Relative to the data folder, which PostgreSQL makes its working folder.
  'unix_socket_directories=.',
  'unix_socket_permissions=0700',
  'log_min_messages=warning',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'jit=off',
];

/** postmaster.pid's eighth line says `ready` once connections are taken. */
async function waitUntilReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  const deadline = Date.now() + startSeconds * 1000;
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(15);
  }
  return false;
}

/** After kill -9 of the server its PostgreSQL keeps running. The next start stops it and always starts a new one. */
import { execFile } from 'node:child_process';
import { readFile, readlink, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { failure, success, type Outcome } from '#core/failure.ts';

const fastStopMs = 15_000;

/** Fails when something answers on the socket that is no process of this machine's view (another container on the same folder). */
export async function stopOrphan(dataDir: string, socket: string): Promise<Outcome<void>> {
  const pidFile = join(dataDir, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  if (!Number.isInteger(pid)) return success(undefined);
  if (await isPostmasterOf(pid, dataDir)) {
    await stopProcess(pid, dataDir);
    return success(undefined);
  }
  if (await answers(socket)) return failure('start.second-instance', { pid });
  // The number in a stale file may by now belong to another process, which would keep PostgreSQL from starting.
  await rm(pidFile, { force: true });
  return success(undefined);
}

async function stopProcess(pid: number, dataDir: string): Promise<void> {
  // First fast (everything to disk), then immediate (recovery at the next start).
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    const deadline = Date.now() + fastStopMs;
    while (Date.now() < deadline) {
      if (!(await isPostmasterOf(pid, dataDir))) return;
      await sleep(20);
    }
  }
}

/** PostgreSQL works in its data folder, so its working folder tells it from another process with the same number. */
async function isPostmasterOf(pid: number, dataDir: string): Promise<boolean> {
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === dataDir;
  try {
    return (await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command='])).stdout.includes(`-D ${dataDir}`);
  } catch {
    return false;
  }
}

async function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket);
    client.once('connect', () => {
      client.destroy();
      resolve(true);
    });
    client.once('error', () => resolve(false));
  });
}

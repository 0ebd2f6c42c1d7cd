/**
 * What an earlier life left in a data folder. After kill -9 of the server its PostgreSQL runs on: the next start stops it and always starts
 * a new one. After a crash of the machine files name process numbers that belong to others by now: they are proven, and removed.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { failure, success, type Outcome } from '#core/failure.ts';

const fastStopMs = 15_000;
/** Of a process that may not be looked into, how far its start may be from what its file says. */
const startToleranceSeconds = 3;

/** Fails when something answers on the socket that is no process of this machine's view (another container on the same folder). */
export async function clearFolder(folder: string, socket: string): Promise<Outcome<void>> {
  // PostgreSQL's working folder has its real name.
  const dataDir = await realpath(folder);
  const pidFile = join(dataDir, 'postmaster.pid');
  const [line, , started] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number.parseInt(line ?? '', 10);
  if (Number.isInteger(pid) && (await isPostmasterOf(pid, dataDir, Number(started)))) {
    await stopPostmaster(pid, () => isPostmasterOf(pid, dataDir, Number(started)));
  } else if (await answers(socket)) return failure('start.second-instance', { pid: Number.isInteger(pid) ? pid : 0 });
  // Backends outlive a postmaster that was killed, until their statement ends; a new one would not start beside them.
  for (const left of await processesIn(dataDir)) await stopLeftover(left, () => worksIn(left, dataDir));
  // Nobody is left whose they could be. The number in a stale file may belong to another process, and would keep PostgreSQL from starting.
  const stale = (await readdir(dataDir)).filter((name) => name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'));
  for (const name of stale) await rm(join(dataDir, name), { force: true });
  return success(undefined);
}

async function stopPostmaster(pid: number, lives: () => Promise<boolean>): Promise<void> {
  // First fast (everything to disk), then immediate (recovery at the next start).
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) if (await endsBy(pid, signal, lives)) return;
}

async function stopLeftover(pid: number, lives: () => Promise<boolean>): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) if (await endsBy(pid, signal, lives)) return;
}

async function endsBy(pid: number, signal: NodeJS.Signals, lives: () => Promise<boolean>): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return true;
    throw error;
  }
  const deadline = Date.now() + fastStopMs;
  while (Date.now() < deadline) {
    if (!(await lives())) return true;
    await sleep(20);
  }
  return false;
}

/**
 * A number proves nothing: it is used again, in containers at once. What the process is does. PostgreSQL works in its data folder, so program
 * and working folder tell it from any other. Where neither may be read (root without CAP_SYS_PTRACE, in a container), it is the program's name and
 * the moment at which it began, which stands in the file, too.
 */
async function isPostmasterOf(pid: number, dataDir: string, started: number): Promise<boolean> {
  if (process.platform !== 'linux') {
    try {
      const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']);
      return /postgres/.test(stdout) && stdout.includes(`-D ${dataDir}`);
    } catch {
      return false;
    }
  }
  try {
    return await isPostgresIn(pid, dataDir);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM'))) return false;
    return Math.abs((await startedAt(pid)) - started) <= startToleranceSeconds;
  }
}

/** Throws where the process is gone, or may not be looked into. */
async function isPostgresIn(pid: number, dataDir: string): Promise<boolean> {
  const [program, folder] = await Promise.all([readlink(`/proc/${pid}/exe`), readlink(`/proc/${pid}/cwd`)]);
  // Of a program that was replaced meanwhile: “… (deleted)”.
  return basename(program).split(' ')[0] === 'postgres' && folder === dataDir;
}

function worksIn(pid: number, dataDir: string): Promise<boolean> {
  return isPostgresIn(pid, dataDir).catch(() => false);
}

/** Every process of PostgreSQL that works in the folder, as far as they may be seen. */
async function processesIn(dataDir: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const works = await Promise.all(pids.map((pid) => worksIn(pid, dataDir)));
  return pids.filter((_, index) => works[index]);
}

/** Seconds since 1970 at which a PostgreSQL began; NaN for any other program, and for none. */
async function startedAt(pid: number): Promise<number> {
  const [stat, machine] = await Promise.all([`/proc/${pid}/stat`, '/proc/stat'].map((path) => readFile(path, 'utf8').catch(() => '')));
  if (!/^\d+ \(postgres\) /.test(stat ?? '')) return Number.NaN;
  // After the name: field 22, in ticks of a hundredth of a second since the machine began.
  const ticks = Number((stat ?? '').replace(/^.*\) /s, '').split(' ')[19]);
  return Number(/^btime (\d+)$/m.exec(machine ?? '')?.[1]) + ticks / 100;
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

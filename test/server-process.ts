/** The server as a process of its own, as people start it: `await using server = startServerProcess(dataDir)`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface ServerProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Address, or undefined when it ended before it had one. */
  readonly address: Promise<string | undefined>;
  readonly exit: Promise<number | string | null>;
  /** What it has said so far, on both channels. */
  readonly text: () => string;
}

export interface ServerProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments for Node, or a line for the shell. */
  readonly command?: readonly string[] | string;
  /** The tree that it is started in; this one when left out. */
  readonly cwd?: string;
  /** Of the system; root alone can start something as somebody else. */
  readonly user?: number;
}

/** Starts it on a free port; at the end of the block it is stopped. */
export function startServerProcess(dataDir: string, options: ServerProcessOptions = {}): ServerProcess {
  const { env = {}, command = ['src/cli/taizhang.ts', 'serve'], user, cwd = root } = options;
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const [program, args] = typeof command === 'string' ? ['/bin/sh', ['-c', command]] : [process.execPath, command];
  const child = spawn(program, args, {
    cwd,
    env: { PATH, NODE_COMPILE_CACHE, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  let text = '';
  const address = new Promise<string | undefined>((resolve) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = /http:\/\/\S+/.exec(text)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => resolve(undefined));
  });
  const exit = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exit;
  };
  return { child, address, exit, text: () => text, [Symbol.asyncDispose]: end };
}

/** The process number of the embedded database of a data folder; 0: there is none. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '0'), 10);
}

/** Not gone, and no zombie either: a container often has nobody who buries orphans. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
}

/** Whether it serves a request that needs the database. */
export async function answers(address: string | undefined): Promise<boolean> {
  return (await fetch(`${address}/api/system`).catch(() => undefined))?.status === 200;
}

/** Looks again until it is so; the time-out of the test ends it otherwise. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

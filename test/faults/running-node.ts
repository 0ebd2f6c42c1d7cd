/** A node under faults, and what kills what is under it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Connection } from '#server/platform/database/connection.ts';
import { answers, postmasterOf, until, type ServerProcess } from '#test/server-process.ts';

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
export function chance(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  return items
    .map((item) => [next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** One node that is started again where it was, whenever a fault killed it; it must not end by itself. */
export class RunningNode implements AsyncDisposable {
  readonly port: number;
  readonly #start: () => ServerProcess;
  #server: ServerProcess;

  constructor(port: number, start: (port: number) => ServerProcess) {
    this.port = port;
    this.#start = () => start(port);
    this.#server = this.#start();
  }

  readonly origin = (): string => `http://127.0.0.1:${this.port}`;
  serves = (): Promise<unknown> => until(async () => this.#ended() || answers(this.origin())).then(() => this.goesOn());

  goesOn(): void {
    expect(this.#ended(), this.#server.text()).toBe(false);
  }

  async kill(): Promise<void> {
    this.goesOn();
    this.#server.child.kill('SIGKILL');
    await this.#server.exit;
    this.#server = this.#start();
    await this.serves();
  }

  async stop(): Promise<void> {
    this.goesOn();
    this.#server.child.kill('SIGTERM');
    expect(await this.#server.exit, this.#server.text()).toBe(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.child.kill('SIGKILL');
    await this.#server.exit;
  }

  #ended(): boolean {
    return this.#server.child.exitCode !== null || this.#server.child.signalCode !== null;
  }
}

/** Kills PostgreSQL, or stops it as a restart does, and waits until there is another one. */
export async function endDatabase(dataDir: string, signal: NodeJS.Signals): Promise<void> {
  const before = await postmasterOf(dataDir);
  process.kill(before, signal);
  await until(async () => ![0, before].includes(await postmasterOf(dataDir)));
}

export async function ownerOf(dataDir: string): Promise<Connection> {
  const password = (await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim();
  return { host: join(dataDir, 'postgres'), port: 5432, user: 'taizhang', password, database: 'postgres' };
}

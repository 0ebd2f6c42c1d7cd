/**
 * A file becomes text and ledger in a thread of its own: a large or hostile file takes seconds and gigabytes, and nobody else's click
 * may wait for it. The thread has a limit of memory and of time; what goes over it is refused like any other file that cannot be read.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StoredLedger } from '#server/plan/rows.ts';
import type { ReadDocument, ReadRefusal } from '#server/plan/readers/read-result.ts';

export interface PlanFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type ReadPlan = { readonly ok: true; readonly document: ReadDocument; readonly ledger: StoredLedger } | ReadRefusal;

const limits = { memoryMb: 2048, seconds: 60, threads: 2, idleSeconds: 60 };

let running = 0;
const waiting: (() => void)[] = [];
/** Threads that have read and wait for the next file, each with the timer that ends it. */
const idle = new Map<Worker, NodeJS.Timeout>();

/** Reads and parses a file when its turn has come: each thread may take as much memory as its limit says. */
export async function readPlan(file: PlanFile): Promise<ReadPlan> {
  if (running >= limits.threads) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await readInThread(file);
  } finally {
    const next = waiting.shift();
    // The next one takes over the place.
    if (next) next();
    else running -= 1;
  }
}

/** A file that the limits stop is refused as damaged: no real plan comes near them. */
async function readInThread(file: PlanFile): Promise<ReadPlan> {
  const worker = wakeThread() ?? startThread();
  const refused: ReadRefusal = { ok: false, code: 'document-damaged', data: {} };
  try {
    const answered = once(worker, 'message', { signal: AbortSignal.timeout(limits.seconds * 1000) });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(file);
    const [answer] = await answered;
    restThread(worker);
    return answer as ReadPlan;
  } catch (error) {
    // It is dead, or still busy with what it was given.
    await worker.terminate();
    if (isAbort(error) || (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) return refused;
    throw error;
  }
}

/**
 * A thread is kept for the next file. Starting one costs a third of a second, and each compiles WebAssembly of its own (Node takes the types
 * out of our source with it): V8 13.6 aborts the whole process, now and then, when threads free such code side by side.
 */
function startThread(): Worker {
  const worker = new Worker(new URL('./read-plan-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  // What happens while a file is read is told by `once`; without a listener here an error of an idle thread would end the server.
  worker.on('error', () => forgetThread(worker));
  worker.on('exit', () => forgetThread(worker));
  return worker;
}

function wakeThread(): Worker | undefined {
  const [worker] = idle.keys();
  if (worker === undefined) return undefined;
  forgetThread(worker);
  worker.ref();
  return worker;
}

/** Nobody waits for an idle thread: neither the process that wants to end, nor the memory that a large file took. */
function restThread(worker: Worker): void {
  worker.unref();
  const end = (): void => {
    forgetThread(worker);
    void worker.terminate();
  };
  idle.set(worker, setTimeout(end, limits.idleSeconds * 1000).unref());
}

function forgetThread(worker: Worker): void {
  clearTimeout(idle.get(worker));
  idle.delete(worker);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

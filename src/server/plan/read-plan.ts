/**
 * A file becomes text and ledger in a thread of its own: a large or hostile file takes seconds and gigabytes, and nobody else's click
 * may wait for it. The thread has a limit of memory and of time; what goes over it is refused like any other file that cannot be read.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StoredLedger } from '#server/plan/store.ts';
import type { ReadDocument, ReadRefusal } from '#server/plan/readers/read-result.ts';

export interface PlanFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type ReadPlan = { readonly ok: true; readonly document: ReadDocument; readonly ledger: StoredLedger } | ReadRefusal;

const limits = { memoryMb: 2048, seconds: 60, threads: 2 };

let running = 0;
const waiting: (() => void)[] = [];

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
  const worker = new Worker(new URL('./read-plan-worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  const refused: ReadRefusal = { ok: false, code: 'document-damaged', data: {} };
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(limits.seconds * 1000) });
    return answer as ReadPlan;
  } catch (error) {
    if (isAbort(error) || (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) return refused;
    throw error;
  } finally {
    await worker.terminate();
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

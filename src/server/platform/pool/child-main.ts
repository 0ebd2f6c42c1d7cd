/** The program of a child process: does one job after the other, and ends with the server. See pool.ts. */
import { Worker } from 'node:worker_threads';
import { functionOf, type JobAnswer, type JobCall } from '#server/platform/pool/job.ts';
import { overMemory } from '#server/platform/pool/child.ts';

const memoryBytes = Number(process.argv[2]) * 1024 * 1024;

// The server's end of the channel closes when it ends, however it ends.
process.once('disconnect', () => process.exit());
// Signals of the terminal go to the whole group: the server decides when its children end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const watch = new Worker(new URL('./child-watch.mjs', import.meta.url), {
  workerData: { parent: process.ppid, memoryBytes, overMemory },
  execArgv: [],
});
watch.unref();

process.on('message', (call: JobCall) => {
  void answer(call).then((answered) => process.send?.(answered));
});

async function answer(call: JobCall): Promise<JobAnswer> {
  try {
    const run = await functionOf(call);
    return { value: await run(call.input) };
  } catch (error) {
    return { thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

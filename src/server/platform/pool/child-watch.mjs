/**
 * A thread of a child process that looks at the child from beside: a reader that is busy sees neither that the server is gone nor how much
 * memory it has. JavaScript, because taking types out of a source would load WebAssembly in this thread too (decision 006).
 */
import { workerData } from 'node:worker_threads';

/** @type {{ parent: number, memoryBytes: number, overMemory: NodeJS.Signals }} */
const { parent, memoryBytes, overMemory } = workerData;

setInterval(() => {
  // An orphan has another parent.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  // Beside V8's own limit: what is outside of its heap (inflated bytes, texts that are read) counts here.
  else if (process.memoryUsage.rss() > memoryBytes) process.kill(process.pid, overMemory);
}, 100);

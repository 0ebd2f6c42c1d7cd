/** Runs in a thread of its own, which reads and parses one file after the other. See read-plan.ts. */
import { parentPort } from 'node:worker_threads';
import { parseDocument } from '#server/plan/parse-document.ts';
import type { PlanFile, ReadPlan } from '#server/plan/read-plan.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';

// The edge between the threads: read-plan.ts sends nothing else.
parentPort?.on('message', async ({ bytes, fileName }: PlanFile) => {
  const read = await readDocument(bytes, fileName);
  const answer: ReadPlan = read.ok ? { ok: true, document: read.document, ledger: parseDocument(read.document) } : read;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(answer);
});

/** Runs in a thread of its own: one file is read and parsed, then the thread ends. See read-plan.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseDocument } from '#server/plan/parse-document.ts';
import type { PlanFile, ReadPlan } from '#server/plan/read-plan.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';

// The edge between the threads: read-plan.ts starts this file with nothing else.
const { bytes, fileName } = workerData as PlanFile;
const read = await readDocument(bytes, fileName);
const answer: ReadPlan = read.ok ? { ok: true, document: read.document, ledger: parseDocument(read.document) } : read;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(answer);

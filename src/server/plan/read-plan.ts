/** A file becomes text and ledger in a child process: a large or hostile file takes seconds and gigabytes, and nobody else waits for it. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { Label } from '#core/platform/label.ts';
import { readFailureMessage, type ReadFailureCode } from '#core/plan/read-failure.ts';
import type { PlanFile, PlanHead } from '#server/plan/file-jobs.ts';
import type { ReadDocument } from '#server/plan/readers/read-result.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

export interface IncomingPlan extends PlanFile {
  readonly document: ReadDocument;
  readonly head: PlanHead;
  /** JSON of a StoredParse. */
  readonly ledger: string;
  /** The label that it bears; null for none. */
  readonly label: Label | null;
}

const jobs = jobsOf<typeof import('#server/plan/file-jobs.ts')>('file', new URL('./file-jobs.ts', import.meta.url));

/** Reads and parses a file. It can take a minute: never inside of a transaction. `signal`: whoever sent it left. */
export async function readPlan(
  file: PlanFile,
  signal?: AbortSignal,
): Promise<Outcome<IncomingPlan, ReadFailureCode | 'secrecy-mark' | 'server.busy' | 'server.work-broken-off'>> {
  const ran = await runJob(jobs('readPlanFile'), { bytes: file.bytes, fileName: file.fileName }, signal);
  if (!ran.ok && ran.code !== 'server.work-too-large') return failure(ran.code, ran.data);
  if (!ran.ok) return tooMuchWork();
  const { value: read } = ran;
  if (!read.ok && read.code === 'secrecy-mark') return read;
  if (!read.ok) return failure(read.code, { ...read.data, reason: readFailureMessage(read.code, read.data) });
  return success({ ...file, document: read.document, head: read.head, ledger: read.ledger, label: read.label });
}

/** What the limits of a child end may be a sound file: it is not called damaged. */
export function tooMuchWork(): Failure<'document-too-large'> {
  const data = { what: 'work' } as const;
  return failure('document-too-large', { ...data, reason: readFailureMessage('document-too-large', data) });
}

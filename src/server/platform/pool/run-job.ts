/** A job as a handler runs it: what the pool cannot do is a refusal. */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import type { Job } from '#server/platform/pool/job.ts';
import { pool } from '#server/platform/pool/pool.ts';

/** `signal`: its caller left, and nobody needs the answer any more; rejects with its reason then. */
export async function runJob<Input, Output>(
  job: Job<Input, Output>,
  input: Input,
  signal?: AbortSignal,
): Promise<Outcome<Output, WorkFailure>> {
  const end = await pool.run(job, input, signal);
  switch (end.state) {
    case 'done':
      return success(end.value);
    case 'busy':
      return failure('server.busy');
    case 'broken-off':
      return failure('server.work-broken-off');
    case 'over-time':
    case 'over-memory':
      return failure('server.work-too-large');
  }
}

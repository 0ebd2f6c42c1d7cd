/** A long draft is replayed in a child process, a short one at once: the way there and back would be felt at every click. */
import { success, type Outcome } from '#core/failure.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import type { Job } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

/** Up to here a replay takes some twenty milliseconds; plans of cities have 10,000 to 60,000 characters. */
const short = { characters: 100_000, operations: 500 };

/** `here`: the function that the job is. */
export async function runDraftJob<Input extends { readonly draft: SentDraft }, Output>(
  job: Job<Input, Output>,
  here: (input: Input) => Output,
  input: Input,
  leaving: AbortSignal,
): Promise<Outcome<Output, WorkFailure>> {
  const { text, log } = input.draft;
  if (text.length <= short.characters && log.length <= short.operations) return success(here(input));
  return runJob(job, input, leaving);
}

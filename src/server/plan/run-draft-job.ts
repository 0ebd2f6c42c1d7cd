/** A long draft is replayed in a child process, a short one at once: the way there and back would be felt at every click. */
import { success, type Outcome } from '#core/failure.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import type { Job } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

/** Up to here a replay takes some twenty milliseconds; plans of cities have 10,000 to 60,000 characters. */
const short = { characters: 100_000, operations: 500 };

/** `here`: the function that the job is. Two versions are as long as both together. */
export async function runDraftJob<Input extends { readonly draft: SentDraft; readonly before?: SentDraft | null }, Output>(
  job: Job<Input, Output>,
  here: (input: Input) => Output,
  input: Input,
  leaving: AbortSignal,
): Promise<Outcome<Output, WorkFailure>> {
  const characters = input.draft.text.length + (input.before?.text.length ?? 0);
  const operations = input.draft.log.length + (input.before?.log.length ?? 0);
  if (characters <= short.characters && operations <= short.operations) return success(here(input));
  return runJob(job, input, leaving);
}

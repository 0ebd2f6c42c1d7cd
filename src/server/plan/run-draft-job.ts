/** A long draft is replayed in a child process, a short one at once: the way there and back would be felt at every click. */
import { success, type Outcome } from '#core/failure.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import type { SentDraft } from '#server/plan/draft-jobs.ts';
import type { Job } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

/**
 * Up to here a replay takes some twenty milliseconds, what is put to the draft some forty more; plans of cities have 10,000 to 60,000 characters.
 * `ledger`: characters of the parse, of which a text that is nothing but doubts has hundreds of times as many. `places`: those at which the log and
 * what is put to the draft look for a task. `walked`: characters, once for each operation that is put to the draft, which is looked through for what
 * it covers then.
 */
const short = { characters: 100_000, ledger: 4_000_000, operations: 500, places: 5000, walked: 2_000_000 };
/** An undo replays the whole log. */
const undoWalks = 5;

interface DraftInput {
  readonly draft: SentDraft;
  readonly before?: SentDraft | null;
  /** What is put to the draft. */
  readonly operations?: readonly Operation[];
}

/** `here`: the function that the job is. Two versions are as long as both together. */
export async function runDraftJob<Input extends DraftInput, Output>(
  job: Job<Input, Output>,
  here: (input: Input) => Output,
  input: Input,
  leaving: AbortSignal,
): Promise<Outcome<Output, WorkFailure>> {
  return isShort(input) ? success(here(input)) : runJob(job, input, leaving);
}

function isShort({ draft, before = null, operations = [] }: DraftInput): boolean {
  const characters = draft.text.length + (before?.text.length ?? 0);
  const logged = [...draft.log, ...(before?.log ?? [])].map(({ operation }) => operation);
  const walks = operations.reduce((sum, { type }) => sum + (type === 'undo' ? undoWalks : 1), 0);
  return (
    characters <= short.characters &&
    draft.ledger.length + (before?.ledger.length ?? 0) <= short.ledger &&
    logged.length + operations.length <= short.operations &&
    walks * characters <= short.walked &&
    [...logged, ...operations].reduce((sum, operation) => sum + placesOf(operation), 0) <= short.places
  );
}

function placesOf(operation: Operation): number {
  return 'tasks' in operation ? operation.tasks.length : 1;
}

/**
 * How much of what long work needs is read from the database at once. It takes seconds where an export has twenty thousand rows, and each reading
 * holds a connection: sixteen of them kept everybody from reading. Those that come after the first few wait without one.
 */
import { failure, type Outcome } from '#core/failure.ts';
import { openWaitingLine } from '#server/platform/waiting-line.ts';

/** Of the eight connections of readers. */
const atOnce = 3;

let reading = 0;
/** Of whose account each is: one person, however many windows, leaves room for others. */
const line = openWaitingLine<string>(
  { waiting: 100, waitingEach: 40, waitMs: 60_000 },
  () => {
    if (reading >= atOnce) return false;
    reading += 1;
    return true;
  },
  (owner) => owner,
);

/** Reads in its turn. Refused when none comes in time; rejects with the signal's reason when the caller left before. */
export async function inLoadLine<T>(owner: string, read: () => Promise<Outcome<T>>, leaving: AbortSignal): Promise<Outcome<T>> {
  if (!(await line.enter(owner, leaving))) return failure('server.busy');
  try {
    // The caller may have left while the turn was given.
    leaving.throwIfAborted();
    return await read();
  } finally {
    reading -= 1;
    line.letIn();
  }
}

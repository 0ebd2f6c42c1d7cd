/**
 * Hashing a password takes a core and memory, so only two run at a time: a flood of logins waits in line or is turned away, and the machine
 * stays free for those who are in.
 */
import { failure, success, type Outcome } from '#core/failure.ts';

const maxRunning = 2;
/** Some seconds of work; who comes later is told to try again. */
const maxWaiting = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** Does the work when it is its turn; refused when too many wait. */
export async function runInQueue<T>(work: () => Promise<T>): Promise<Outcome<T, 'sign-in-busy'>> {
  if (running >= maxRunning) {
    if (waiting.length >= maxWaiting) return failure('sign-in-busy');
    // Whoever ends hands the turn over without giving it back, so nobody slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running++;
  }
  try {
    return success(await work());
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

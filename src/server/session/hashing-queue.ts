/**
 * A queue for password hashing, which takes a core and memory: two run at a time, further ones wait, and when too many wait they are
 * refused. A flood of logins thus leaves the machine usable for people who are logged in.
 */
import { failure, success, type Outcome } from '#core/failure.ts';

const maxRunning = 2;
/** Some seconds of work; further requests are told to try again later. */
const maxWaiting = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work when there is room; refused when too many wait. */
export async function runInQueue<T>(work: () => Promise<T>): Promise<Outcome<T, 'sign-in-busy'>> {
  if (running >= maxRunning) {
    if (waiting.length >= maxWaiting) return failure('sign-in-busy');
    // A finished job passes its place directly to the next waiting one, so that no new job can take it in between.
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

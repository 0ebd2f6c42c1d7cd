/**
 * Group commit. Writers of one chain run one after the other, and waiting for the disk at each commit would limit them. So their transactions
 * commit without waiting (synchronous_commit off), which lets the next one begin, and each request waits here before it is answered until
 * everything committed before is on disk: one flush for all waiting requests.
 */
import type pg from 'pg';

interface Flusher {
  running: Promise<unknown>;
  next: Promise<void> | undefined;
}

const flushers = new WeakMap<pg.Pool, Flusher>();

/** Resolves when everything that was committed through this server before the call is on disk (and at standbys, as configured). */
export function flushCommits(pool: pg.Pool): Promise<void> {
  const flusher = flushers.get(pool) ?? { running: Promise.resolve(), next: undefined };
  flushers.set(pool, flusher);
  // A flush that has begun may be too early for us; the next one serves all who come until it begins.
  flusher.next ??= begin(pool, flusher);
  return flusher.next;
}

async function begin(pool: pg.Pool, flusher: Flusher): Promise<void> {
  await flusher.running.catch(() => {});
  flusher.next = undefined;
  // A commit of its own that waits for the disk takes everything before it along: the log is written in order.
  const flush = pool.query("select pg_logical_emit_message(true, 'taizhang', '')");
  flusher.running = flush;
  await flush;
}

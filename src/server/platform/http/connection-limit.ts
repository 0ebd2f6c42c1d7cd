/** How many connections the server takes at once: fewer than it has descriptors, so that none is missing for files and the database. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Log } from '#server/platform/log.ts';

/** Kept for the pool of the database, files, the processes that read documents, and what the packages open. */
const reserved = 200;
const fewest = 50;
const most = 10_000;
const reportMs = 60_000;

/** Beyond the limit new connections are closed at once; the log says so, at most once a minute. */
export function limitConnections(server: Server, log: Log): void {
  server.maxConnections = Math.min(most, Math.max(fewest, descriptors() - reserved));
  let reported = -Infinity;
  server.on('drop', () => {
    if (Date.now() - reported < reportMs) return;
    reported = Date.now();
    log.warn({ maxConnections: server.maxConnections }, 'too many connections: new ones are closed');
  });
}

/** The process's own limit (Node has raised the soft one to the hard one); a usual one where it cannot be read. */
function descriptors(): number {
  try {
    const found = /^Max open files\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return found === 'unlimited' ? Infinity : Number(found ?? 1024);
  } catch {
    return 1024;
  }
}

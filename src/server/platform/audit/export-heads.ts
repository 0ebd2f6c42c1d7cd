/**
 * Exports the signed heads of all chains to files: at start, soon after a change, every hour, and at stop. A database that was truncated or
 * rewritten does not match the exported heads. Exporting never makes a request fail or wait; errors are logged.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Head } from '#server/platform/audit/head-line.ts';
import { appendHead, readNewestHead } from '#server/platform/audit/heads-file.ts';
import { systemClock, type Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { flushCommits } from '#server/platform/database/flush-commits.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import type { InstallationKeys } from '#server/platform/keys.ts';
import type { Log } from '#server/platform/log.ts';

export interface HeadExport {
  /** A chain has grown: its head is exported within about a second. */
  noteChange(jurisdictionId: string): void;
  /** Exports what has grown since, and stops. */
  stop(): Promise<void>;
}

export interface HeadExportOptions {
  readonly database: Database;
  readonly keys: InstallationKeys;
  readonly folder: string;
  readonly log: Log;
  readonly clock?: Clock;
  /** The shortest time between two exports. */
  readonly pauseMs?: number;
  readonly regularMs?: number;
}

function newWriter(): string {
  return randomBytes(8).toString('hex');
}

/** The last line that this start wrote for a chain. */
interface Exported {
  readonly seq: number;
  readonly line: string;
}

/** A network folder may not answer; the server stops all the same. */
const maxStopMs = 5000;
const retryMs = 30_000;

/** Starts exporting, with a first one at once. */
export function startHeadExport(options: HeadExportOptions): HeadExport {
  const { pauseMs = 1000, regularMs = 3_600_000 } = options;
  let writer = newWriter();
  const exported = new Map<string, Exported>();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const attempt = async (before: Promise<void>, which: 'all' | 'grown'): Promise<void> => {
    await before;
    try {
      await exportHeads(options, writer, exported, which);
    } catch (error) {
      options.log.error({ err: error, folder: options.folder }, 'heads of the audit trail could not be exported');
      // Whether the line is in the file is not known: who goes on names none of it as its own.
      writer = newWriter();
      exported.clear();
      schedule(retryMs);
    }
  };
  // One after the other: two at a time could write the older head behind the newer one.
  const exportNow = (which: 'all' | 'grown'): Promise<void> => (running = attempt(running, which));
  const schedule = (ms: number): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void exportNow('grown');
    }, ms);
    timer.unref();
  };

  void exportNow('all');
  const regular = setInterval(() => void exportNow('all'), regularMs);
  regular.unref();
  return {
    noteChange: () => schedule(pauseMs),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(regular);
      await Promise.race([exportNow('grown'), sleep(maxStopMs, undefined, { ref: false })]);
    },
  };
}

async function exportHeads(
  { database, keys, folder, log, clock = systemClock }: HeadExportOptions,
  writer: string,
  exported: Map<string, Exported>,
  which: 'all' | 'grown',
): Promise<void> {
  const { rows } = await sql<Pick<Head, 'seq' | 'hash'> & { jurisdiction_id: string }>`select * from all_audit_heads()`.execute(
    database.kysely,
  );
  // What is not on disk yet may be gone after a crash, and would then seem to have been cut off.
  await flushCommits(database.pool);
  for (const { jurisdiction_id: jurisdictionId, seq, hash } of rows) {
    const own = exported.get(jurisdictionId);
    if (which === 'grown' && own?.seq === seq) continue;
    const before = own?.seq ?? (await lastExported(folder, jurisdictionId, keys));
    if (before !== undefined && seq < before) {
      log.error({ jurisdictionId, seq, exported: before }, 'the audit trail is shorter than it was: run taizhang verify-audit');
    }
    const line = await appendHead(folder, { jurisdictionId, seq, hash, at: clock.now(), writer }, keys, own?.line);
    exported.set(jurisdictionId, { seq, line });
  }
}

async function lastExported(folder: string, jurisdictionId: string, keys: InstallationKeys): Promise<number | undefined> {
  return (await readNewestHead(folder, jurisdictionId, readPublicKey(keys.publicKey)))?.seq;
}

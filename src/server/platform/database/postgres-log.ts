/** What the embedded PostgreSQL says: <data>/postgres.log, kept from one start to the next, and postgres.log.1 before it. */
import { copyFile, open, readFile, stat, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

const maxBytes = 10_000_000;
const rotateMs = 30_000;

export interface PostgresLog {
  /** For PostgreSQL to write to. */
  readonly file: FileHandle;
  /** From here on another life of PostgreSQL writes to it. */
  begin(): Promise<void>;
  /** What went wrong in this life, newest last: lines without their time. */
  errors(): Promise<readonly string[]>;
  /** Ends the rotation, and our hold on the file. */
  close(): Promise<void>;
}

/** Opens it, and keeps both files at about ten megabytes each as long as it is open. */
export async function openPostgresLog(home: string): Promise<PostgresLog> {
  const path = join(home, 'postgres.log');
  await rotate(path);
  const file = await open(path, 'a', 0o600);
  let start = (await file.stat()).size;
  const timer = setInterval(() => void rotate(path).catch(() => {}), rotateMs);
  timer.unref();
  return {
    file,
    begin: async () => {
      start = (await file.stat()).size;
    },
    errors: async () => {
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      // Rotated since: then all of it is newer.
      const text = bytes.subarray(bytes.length < start ? 0 : start).toString('utf8');
      const said = text.split('\n').filter((line) => /FATAL|PANIC|ERROR|could not/.test(line));
      return said.map((line) => line.replace(/^.*?(FATAL|PANIC|ERROR|LOG):\s*/, ''));
    },
    close: async () => {
      clearInterval(timer);
      await file.close();
    },
  };
}

/**
 * Moves what is there aside when it has become large. PostgreSQL goes on writing to the same file, at its end, so it is copied and emptied:
 * what is written between the two is lost, and nothing else.
 */
export async function rotate(path: string, limit = maxBytes): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= limit) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}

/** What is in a data folder that nobody serves any more. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Database } from '#server/platform/database/connection.ts';
import { openExisting } from '#server/platform/database/open-existing.ts';
import { root } from '#test/server-process.ts';

const run = promisify(execFile);

/** As its owner. */
export async function inDatabase<T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const opened = await openExisting({ dataDir, databaseUrl: undefined });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return work(opened.value.database).finally(() => opened.value.close());
}

/** By the command that an auditor uses. */
export async function expectWholeTrail(dataDir: string): Promise<void> {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const verified = await run(process.execPath, ['src/cli/taizhang.ts', 'verify-audit'], { cwd: root, env }).catch(
    (error: unknown) => error,
  );
  expect(verified).not.toBeInstanceOf(Error);
}

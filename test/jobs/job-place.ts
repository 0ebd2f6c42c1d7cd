/** A database of its own in which planted jobs run, with the program's clock in the test's hand. */
import { inject } from 'vitest';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { serveDatabase } from '#server/platform/database/serve-database.ts';
import type { ActSource } from '#server/platform/http/run-act.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';
import { plantTable } from '#test/jobs/planted-jobs.ts';
import { testClock, type TestClock } from '#test/test-clock.ts';

export interface JobPlace {
  readonly clone: ClonedDatabase;
  readonly owner: Database;
  readonly source: ActSource;
  readonly clock: TestClock;
  close(): Promise<void>;
}

const day = 86_400_000;

/** Each time is a day later, at midnight in UTC. */
export const daily = (_cron: string, after: string): string => new Date(Math.floor(Date.parse(after) / day + 1) * day).toISOString();

/** The home jurisdiction is set up, nobody else's. */
export async function openJobPlace(): Promise<JobPlace> {
  const clone = await cloneDatabase();
  const owner = openDatabase(clone.owner, () => {});
  await plantTable(owner.pool);
  await owner.pool.query('update jurisdiction set set_up_at = now() where id = $1', [homeJurisdiction.id]);
  const clock = testClock();
  const database = serveDatabase(clone.app, () => {});
  const files = openFolderStore(inject('filesDir'));
  return {
    clone,
    owner,
    source: { database, clock, installation: { keys: clone.keys, files, oidc: undefined, demo: false } },
    clock,
    close: async () => {
      await database.close();
      await owner.close();
      await clone.drop();
    },
  };
}

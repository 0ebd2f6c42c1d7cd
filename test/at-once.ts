/** Requests that meet: what a lock alone prevents is seen, however quick the machine is. */
import { expect } from 'vitest';
import type { TestServer } from '#test/server.ts';

/** Sends all of them while nobody may write to the table, and lets them go on when each waits, for it or for another one of them. */
export async function atOnce<T>(server: TestServer, table: string, requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  const holder = await server.database.pool.connect();
  try {
    await holder.query(`begin; lock table ${table} in share mode`);
    const answers = Promise.all(requests.map((send) => send()));
    await expect.poll(() => waiting(server), { timeout: 8000 }).toBe(requests.length);
    await holder.query('rollback');
    return await answers;
  } finally {
    holder.release();
  }
}

async function waiting(server: TestServer): Promise<number | null> {
  const { rowCount } = await server.database.pool.query(
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  );
  return rowCount;
}

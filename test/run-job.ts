/** A job's turns, taken now, whenever it was last done: what it does, without its queue. */
import { takeTurn } from '#server/platform/jobs/take-turn.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { TestServer } from '#test/server.ts';

const never = new AbortController().signal;

/** In every jurisdiction that is set up, or in the platform's; `nodes`: so many take the same turn at once. */
export async function runJob(
  { database, source }: TestServer,
  job: Job,
  { nodes = 1, clock = source.clock }: { readonly nodes?: number; readonly clock?: Clock } = {},
): Promise<void> {
  await database.pool.query('delete from job_cursor where job = $1', [job.name]);
  const { rows } = await database.pool.query<{ id: string }>('select id from jurisdiction where set_up_at is not null');
  const where = job.kind === 'clock' && job.where === 'platform' ? [platformJurisdiction.id] : rows.map(({ id }) => id);
  const options = { source: { ...source, clock }, nextTime: () => '9999-12-31T00:00:00.000Z', leaving: never, mostMs: Infinity };
  for (const id of where) await Promise.all(Array.from({ length: nodes }, () => takeTurn(options, job, id)));
}

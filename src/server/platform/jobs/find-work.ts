/** Where work waits: by the clock, and because of events. Asked by the login of jobs, which sees ids and numbers alone. */
import { sql, type Kysely } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import { mostLinks } from '#server/platform/jobs/job-cursor.ts';
import type { ClockJob, EventJob, Job } from '#server/platform/jobs/job.ts';
import { dueTime, type NextTime } from '#server/platform/jobs/take-turn.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';

/** A turn that waits. */
export interface Work {
  readonly job: string;
  readonly jurisdictionId: string;
}

/** All turns that are due at this moment. */
export async function findWork(db: Kysely<DB>, jobs: readonly Job[], now: string, nextTime: NextTime): Promise<readonly Work[]> {
  const byClock = jobs.filter((job): job is ClockJob => job.kind === 'clock');
  const onEvents = jobs.filter((job): job is EventJob => job.kind === 'events');
  const due = await findDue(db, byClock, now, nextTime);
  const awaited: Work[] = [];
  for (const { name, acts } of onEvents) {
    const { rows } = await sql<{ id: string }>`select id from events_await(${name}, ${[...acts]}, ${mostLinks}) id`.execute(db);
    awaited.push(...rows.map(({ id }) => ({ job: name, jurisdictionId: id })));
  }
  return [...awaited, ...due];
}

async function findDue(db: Kysely<DB>, jobs: readonly ClockJob[], now: string, nextTime: NextTime): Promise<readonly Work[]> {
  if (jobs.length === 0) return [];
  const names = jobs.map(({ name }) => name);
  const { rows } = await sql<{ jurisdiction_id: string; job: string; done_until: string | null }>`
    select * from job_cursors(${names}, ${platformJurisdiction.id})`.execute(db);
  const byName = new Map(jobs.map((job) => [job.name, job]));
  return rows.flatMap(({ jurisdiction_id: jurisdictionId, job: name, done_until: doneUntil }) => {
    const job = byName.get(name);
    const here = (job?.where === 'platform') === (jurisdictionId === platformJurisdiction.id);
    return job !== undefined && here && dueTime(job, doneUntil, now, nextTime) !== null ? [{ job: name, jurisdictionId }] : [];
  });
}

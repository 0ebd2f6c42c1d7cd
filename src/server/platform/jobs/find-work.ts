/** Where work waits: by the clock, and because of events. Asked by the login of jobs, which sees ids and numbers alone. */
import { sql, type Kysely } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import { isAhead, isoText, mostLinks } from '#server/platform/jobs/job-cursor.ts';
import type { ClockJob, EventJob, Job } from '#server/platform/jobs/job.ts';
import { dueTime, type NextTime } from '#server/platform/jobs/take-turn.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';

/** A turn that waits. */
export interface Work {
  readonly job: string;
  readonly jurisdictionId: string;
}

/** A cursor that is not as it should be. */
export interface Oddity extends Work {
  readonly doneUntil: string | null;
  /** Why it cannot be read; undefined: it is ahead of the clock. */
  readonly err?: unknown;
}

export interface LookOptions {
  readonly jobs: readonly Job[];
  readonly now: string;
  readonly nextTime: NextTime;
  /** Told at each look of what stands in the way of this job in this jurisdiction alone. */
  readonly onOddity: (oddity: Oddity) => void;
}

/** All turns that are due at this moment. */
export async function findWork(db: Kysely<DB>, options: LookOptions): Promise<readonly Work[]> {
  const { jobs } = options;
  const byClock = jobs.filter((job): job is ClockJob => job.kind === 'clock');
  const onEvents = jobs.filter((job): job is EventJob => job.kind === 'events');
  const due = await findDue(db, byClock, options);
  const awaited: Work[] = [];
  for (const { name, acts } of onEvents) {
    const { rows } = await sql<{ id: string }>`select id from events_await(${name}, ${[...acts]}, ${mostLinks}) id`.execute(db);
    awaited.push(...rows.map(({ id }) => ({ job: name, jurisdictionId: id })));
  }
  return [...awaited, ...due];
}

async function findDue(db: Kysely<DB>, jobs: readonly ClockJob[], { now, nextTime, onOddity }: LookOptions): Promise<readonly Work[]> {
  if (jobs.length === 0) return [];
  const names = jobs.map(({ name }) => name);
  const { rows } = await sql<{ jurisdiction_id: string; job: string; done_until: string | null }>`
    select * from job_cursors(${names}, ${platformJurisdiction.id})`.execute(db);
  const byName = new Map(jobs.map((job) => [job.name, job]));
  return rows.flatMap(({ jurisdiction_id: jurisdictionId, job: name, done_until: doneUntil }) => {
    const job = byName.get(name);
    const here = (job?.where === 'platform') === (jurisdictionId === platformJurisdiction.id);
    if (job === undefined || !here) return [];
    const work = { job: name, jurisdictionId };
    try {
      if (isAhead(doneUntil, now)) onOddity({ ...work, doneUntil });
      return dueTime(job, isoText(doneUntil), now, nextTime) === null ? [] : [work];
    } catch (err) {
      onOddity({ ...work, doneUntil, err });
      return [];
    }
  });
}

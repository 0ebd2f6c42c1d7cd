/** One turn of a job in one jurisdiction: chunk after chunk, each with its cursor in one transaction. */
import { success } from '#core/failure.ts';
import type { Act } from '#server/platform/http/act.ts';
import { runRead, runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import { mostObjects, type ClockJob, type EventJob, type Job } from '#server/platform/jobs/job.ts';
import { eventsAfter, isAhead, isSame, lockCursor, moveCursor, readCursor, type Cursor } from '#server/platform/jobs/job-cursor.ts';
import { systemContext } from '#server/platform/system-context.ts';

/** The first time of a cron expression (Asia/Shanghai) after a moment; ISO moments, in UTC. */
export type NextTime = (cron: string, after: string) => string;

export interface TurnOptions {
  readonly source: ActSource;
  readonly nextTime: NextTime;
  readonly leaving: AbortSignal;
  /** Others wait too: whoever works longer goes on in a later turn. */
  readonly mostMs: number;
}

/** The time for which a job is due by its cursor: null when it is not. Where the cursor is ahead of the clock, as if the job had never run. */
export function dueTime(job: ClockJob, doneUntil: string | null, now: string, nextTime: NextTime): string | null {
  if (doneUntil === null || isAhead(doneUntil, now)) return now;
  const next = nextTime(job.cron, doneUntil);
  if (next > now) return null;
  return job.missed === 'each' ? next : now;
}

/**
 * Works until nothing is left, the server stops or the turn has lasted long enough; answers whether there is more. Safe at any moment, on several
 * nodes: who finds that another one moved the cursor meanwhile has done nothing.
 */
export async function takeTurn(options: TurnOptions, job: Job, jurisdictionId: string): Promise<'done' | 'more'> {
  const begun = performance.now();
  for (;;) {
    const more = job.kind === 'clock' ? await clockChunk(options, job, jurisdictionId) : await eventChunk(options, job, jurisdictionId);
    if (!more) return 'done';
    if (options.leaving.aborted || performance.now() - begun > options.mostMs) return 'more';
  }
}

async function clockChunk({ source, nextTime, leaving }: TurnOptions, job: ClockJob, jurisdictionId: string): Promise<boolean> {
  const context = systemContext(jurisdictionId);
  const read = <T>(handle: (act: Act) => Promise<T>): Promise<T> => runRead(source, context, handle);
  const cursor = await read((act) => readCursor(act, job.name));
  const now = source.clock.now();
  // Nobody knows what was really done when a clock was wrong, and half a turn for a time that never was is begun anew.
  const since = isAhead(cursor.doneUntil, now) ? null : cursor.doneUntil;
  const goesOn = !isAhead(cursor.turnUntil, now);
  const until = (goesOn ? cursor.turnUntil : null) ?? dueTime(job, since, now, nextTime);
  if (until === null) return false;
  const turn = { jurisdictionId, leaving, read, since, until, position: goesOn ? cursor.position : null };
  const prepared = await job.prepare?.(turn);
  return move(source, job, jurisdictionId, cursor, async (act) => {
    const step = await job.chunk(act, turn, prepared);
    return step === 'done' ? { doneUntil: until, turnUntil: null, position: null } : { turnUntil: until, position: step.next };
  });
}

async function eventChunk({ source, leaving }: TurnOptions, job: EventJob, jurisdictionId: string): Promise<boolean> {
  const context = systemContext(jurisdictionId);
  const read = <T>(handle: (act: Act) => Promise<T>): Promise<T> => runRead(source, context, handle);
  const { cursor, events, upTo } = await read(async (act) => {
    const found = await readCursor(act, job.name);
    return { cursor: found, ...(await eventsAfter(act, found.seq, job.acts)) };
  });
  if (upTo <= cursor.seq) return false;
  const turn = { jurisdictionId, leaving, read, events };
  const prepared = events.length === 0 ? undefined : await job.prepare?.(turn);
  return move(source, job, jurisdictionId, cursor, async (act) => {
    if (events.length === 0) act.unchanged();
    else await job.chunk(act, turn, prepared);
    return { seq: upTo };
  });
}

/** Works and moves the cursor in one transaction; false when somebody else moved it since it was read. */
async function move(
  source: ActSource,
  job: Job,
  jurisdictionId: string,
  from: Cursor,
  work: (act: Act) => Promise<Partial<Omit<Cursor, 'chunk'>>>,
): Promise<boolean> {
  const moved = await runWrite(source, systemContext(jurisdictionId), async (act) => {
    if (!isSame(await lockCursor(act, job.name), from)) {
      act.unchanged();
      return success(false);
    }
    const audit: Act['audit'] = (event) => {
      if (event.objects.length > mostObjects) throw new Error(`${job.name} records more than ${mostObjects} objects in one chunk`);
      // It would never come to its end.
      if (job.kind === 'events' && job.acts.includes(event.act ?? ''))
        throw new Error(`${job.name} waits for an act of its own: ${event.act}`);
      act.audit(event);
    };
    await moveCursor(act, job.name, await work({ ...act, audit }));
    return success(true);
  });
  // Nothing is refused here: what goes wrong is thrown.
  return moved.ok && moved.value;
}

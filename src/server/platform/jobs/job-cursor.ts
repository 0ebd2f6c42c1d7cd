/** How far a job has come in a jurisdiction, and which events are next. */
import { type Transaction } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { JobEvent } from '#server/platform/jobs/job.ts';

export interface Cursor {
  readonly seq: number;
  readonly doneUntil: string | null;
  readonly turnUntil: string | null;
  readonly position: string | null;
  /** How many chunks were done. */
  readonly chunk: number;
}

/** So many links of a chain are looked at in one turn, whatever they are. */
export const mostLinks = 50_000;
/** So many events a turn has, at most. */
const mostEvents = 500;

interface Where {
  readonly db: Transaction<DB>;
  readonly jurisdictionId: string;
}

const atTheBeginning: Cursor = { seq: 0, doneUntil: null, turnUntil: null, position: null, chunk: 0 };

function select({ db, jurisdictionId }: Where, job: string) {
  return db
    .selectFrom('job_cursor')
    .select(['seq', 'done_until as doneUntil', 'turn_until as turnUntil', 'position', 'chunk'])
    .where(inJurisdiction({ jurisdictionId }))
    .where('job', '=', job);
}

export async function readCursor(act: Where, job: string): Promise<Cursor> {
  const row = await select(act, job).executeTakeFirst();
  return row === undefined ? atTheBeginning : withMoments(row);
}

/** Moments as the clock tells them, not as PostgreSQL writes them: within a turn `until` is the same text. */
function withMoments(row: Cursor): Cursor {
  return { ...row, doneUntil: isoText(row.doneUntil), turnUntil: isoText(row.turnUntil) };
}

/** A moment of a cursor as ISO text in milliseconds, in UTC. Throws when there is no such moment. */
export function isoText(moment: string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

/** Whether a cursor's moment was written while a clock was wrong: no turn is for a time that comes in more than a day. */
export function isAhead(moment: string | null, now: string): boolean {
  return moment !== null && Date.parse(moment) > Date.parse(now) + 86_400_000;
}

/** Until the end of the transaction nobody else moves it; waits for whoever does at this moment. */
export async function lockCursor(act: Where, job: string): Promise<Cursor> {
  await act.db
    .insertInto('job_cursor')
    .values({ jurisdiction_id: act.jurisdictionId, job })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'job']).doNothing())
    .execute();
  return withMoments(await select(act, job).forUpdate().executeTakeFirstOrThrow());
}

export function isSame(one: Cursor, other: Cursor): boolean {
  // The number says it of chunks; an event job's look also passes what nobody waits for (events_await).
  return one.chunk === other.chunk && one.seq === other.seq;
}

export async function moveCursor(act: Where, job: string, to: Partial<Omit<Cursor, 'chunk'>>): Promise<void> {
  await act.db
    .updateTable('job_cursor')
    .set(({ eb }) => ({
      chunk: eb('chunk', '+', 1),
      ...(to.seq !== undefined && { seq: to.seq }),
      ...(to.doneUntil !== undefined && { done_until: to.doneUntil }),
      ...(to.turnUntil !== undefined && { turn_until: to.turnUntil }),
      ...(to.position !== undefined && { position: to.position }),
    }))
    .where(inJurisdiction(act))
    .where('job', '=', job)
    .execute();
}

/** The next events of these acts behind a number, and the number up to which there are no others of them. */
export async function eventsAfter(
  act: Where,
  seq: number,
  acts: readonly string[],
): Promise<{ readonly events: readonly JobEvent[]; readonly upTo: number }> {
  const head = await act.db.selectFrom('audit_head').select('seq').where(inJurisdiction(act)).executeTakeFirst();
  const newest = Math.min(head?.seq ?? 0, seq + mostLinks);
  const rows = await act.db
    .selectFrom('audit_event')
    .select(['seq', 'id', 'act', 'at'])
    .where(inJurisdiction(act))
    .where('seq', '>', seq)
    .where('seq', '<=', newest)
    .where('act', 'in', [...acts])
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .limit(mostEvents)
    .execute();
  const events = rows.map(({ seq: number, ...row }) => ({ ...row, seq: number ?? 0 }));
  return { events, upTo: events.length === mostEvents ? (events.at(-1)?.seq ?? newest) : newest };
}

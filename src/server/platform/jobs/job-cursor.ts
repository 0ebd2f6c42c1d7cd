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
}

/** So many links of a chain are looked at in one turn, whatever they are. */
export const mostLinks = 50_000;
/** So many events a turn has, at most. */
const mostEvents = 500;

interface Where {
  readonly db: Transaction<DB>;
  readonly jurisdictionId: string;
}

const atTheBeginning: Cursor = { seq: 0, doneUntil: null, turnUntil: null, position: null };

function select({ db, jurisdictionId }: Where, job: string) {
  return db
    .selectFrom('job_cursor')
    .select(['seq', 'done_until as doneUntil', 'turn_until as turnUntil', 'position'])
    .where(inJurisdiction({ jurisdictionId }))
    .where('job', '=', job);
}

export async function readCursor(act: Where, job: string): Promise<Cursor> {
  return (await select(act, job).executeTakeFirst()) ?? atTheBeginning;
}

/** Until the end of the transaction nobody else moves it; waits for whoever does at this moment. */
export async function lockCursor(act: Where, job: string): Promise<Cursor> {
  await act.db
    .insertInto('job_cursor')
    .values({ jurisdiction_id: act.jurisdictionId, job })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'job']).doNothing())
    .execute();
  return select(act, job).forUpdate().executeTakeFirstOrThrow();
}

export function isSame(one: Cursor, other: Cursor): boolean {
  return one.seq === other.seq && one.doneUntil === other.doneUntil && one.turnUntil === other.turnUntil && one.position === other.position;
}

export async function moveCursor(act: Where, job: string, to: Partial<Cursor>): Promise<void> {
  await act.db
    .updateTable('job_cursor')
    .set({
      ...(to.seq !== undefined && { seq: to.seq }),
      ...(to.doneUntil !== undefined && { done_until: to.doneUntil }),
      ...(to.turnUntil !== undefined && { turn_until: to.turnUntil }),
      ...(to.position !== undefined && { position: to.position }),
    })
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

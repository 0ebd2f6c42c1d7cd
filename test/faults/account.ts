/** Compares what the writers were answered with what stands in the database. */
import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Entry } from '#test/faults/load.ts';

export interface Account {
  /** Answered as done, but not there. */
  readonly lost: readonly Entry[];
  /** Done more than once. */
  readonly doubled: readonly Entry[];
  /** Answered as not done, but there. */
  readonly untrue: readonly Entry[];
  readonly counts: Readonly<Record<Entry['answer'], number>>;
}

/** By the trail, which has one event for each act that was done, and by the rows themselves. `database`: as its owner. */
export async function takeAccount({ kysely }: Database, entries: readonly Entry[]): Promise<Account> {
  const events = await sql<{ request_id: string; count: number }>`
    select request_id, count(*)::int as count from audit_event where outcome = 'done' group by request_id`.execute(kysely);
  const eventsOf = new Map(events.rows.map(({ request_id: requestId, count }) => [requestId, count]));
  const names = await sql<{ name: string; count: number }>`select name, count(*)::int as count from unit_name group by name`.execute(
    kysely,
  );
  const unitsOf = new Map(names.rows.map(({ name, count }) => [name, count]));
  const leads = await sql<{ id: string; lead: string | null }>`select id, lead from task`.execute(kysely);
  const leadOf = new Map(leads.rows.map(({ id, lead }) => [id, lead]));

  const timesOf = (entry: Entry): number => {
    const inTrail = entry.requestId === null ? 0 : (eventsOf.get(entry.requestId) ?? 0);
    return 'unit' in entry.wrote ? Math.max(inTrail, unitsOf.get(entry.wrote.unit) ?? 0) : inTrail;
  };
  const isThere = (entry: Entry): boolean => {
    if ((eventsOf.get(entry.requestId ?? '') ?? 0) === 0) return false;
    return !('unit' in entry.wrote) || unitsOf.has(entry.wrote.unit);
  };
  const of = (answer: Entry['answer']): readonly Entry[] => entries.filter((entry) => entry.answer === answer);
  return {
    lost: [...of('done').filter((entry) => !isThere(entry)), ...lostLeads(entries, leadOf)],
    doubled: entries.filter((entry) => timesOf(entry) > 1),
    untrue: of('refused').filter((entry) => timesOf(entry) > 0),
    counts: { done: of('done').length, refused: of('refused').length, unknown: of('unknown').length },
  };
}

/** The last lead that was answered as done stands, or one after it of which nobody knows. */
function lostLeads(entries: readonly Entry[], leadOf: ReadonlyMap<string, string | null>): readonly Entry[] {
  const newest = new Map<string, { readonly entry: Entry; readonly possible: Set<string> }>();
  for (const entry of entries) {
    if (!('taskId' in entry.wrote)) continue;
    const { taskId, lead } = entry.wrote;
    if (entry.answer === 'done') newest.set(taskId, { entry, possible: new Set([lead]) });
    else if (entry.answer === 'unknown') newest.get(taskId)?.possible.add(lead);
  }
  return [...newest].flatMap(([taskId, { entry, possible }]) => (possible.has(leadOf.get(taskId) ?? '') ? [] : [entry]));
}

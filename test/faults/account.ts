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
  /** Values whose kept count (decision 020) is not what the tasks say. */
  readonly miscounted: readonly { readonly facet: string; readonly value: string; readonly kept: number; readonly plain: number }[];
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
    miscounted: await miscounted(kysely),
    counts: { done: of('done').length, refused: of('refused').length, unknown: of('unknown').length },
  };
}

/** What is noted and not folded yet is added, as readers add it. */
async function miscounted(kysely: Database['kysely']): Promise<Account['miscounted']> {
  const { rows } = await sql<Account['miscounted'][number]>`
    with noted as (select jurisdiction.id, array(select distinct subject_id from ledger_change where jurisdiction_id = jurisdiction.id) as subjects
                     from jurisdiction),
    plain as (
      select tenant.id, key, count(*) as n
        from jurisdiction tenant,
             ledger_keys(tenant.id, array(select task.id from task where task.jurisdiction_id = tenant.id)) task, unnest(task.keys) key
       group by tenant.id, key),
    kept as (
      select jurisdiction_id as id, facet || ':' || value as key, n from ledger_tally where facet <> 'revision'
      union all
      select noted.id, key, 1 from noted, ledger_keys(noted.id, noted.subjects) task, unnest(task.keys) key
      union all
      select noted.id, tally.facet || ':' || tally.value, -1
        from noted join ledger_tallied known on known.jurisdiction_id = noted.id and known.task_id = any(noted.subjects),
             unnest(known.tallies) number join ledger_tally tally on tally.id = number
       where tally.jurisdiction_id = noted.id),
    sum as (select id, key, sum(n) as n from kept group by id, key)
    select split_part(key, ':', 1) as facet, substr(key, strpos(key, ':') + 1) as value, coalesce(sum.n, 0)::int as kept, coalesce(plain.n, 0)::int as plain
      from sum full join plain using (id, key) where coalesce(sum.n, 0) <> coalesce(plain.n, 0)`.execute(kysely);
  return rows;
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

/** 操作记录 of one object or of several that belong together, newest first, as history tabs show it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type RawBuilder } from 'kysely';
import { currentActName } from '#core/platform/act-names.ts';
import type { History } from '#contract/platform/history.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

export type HistoryRow = History['events'][number] & { readonly total: number };

/** What was done to these objects, from a moment on where one is said. Refused and failed acts are left out, because they changed nothing. */
export async function loadHistory(act: Act, type: string, ids: readonly string[], limit: number, since?: string): Promise<History> {
  if (ids.length === 0) return { events: [], more: 0 };
  const { rows } = await historyRows(act, type, ids, limit, since).execute(act.db);
  return historyOf(rows);
}

/** The statement that finds it, for answers that ask for more at once. */
export function historyRows(act: Asking, type: string, ids: readonly string[], limit: number, since?: string): RawBuilder<HistoryRow> {
  return rowsWhere<HistoryRow>(act, objectsOf(type, ids), limit, since);
}

/** The audit rows `object` of these. */
function objectsOf(type: string, ids: readonly string[]): RawBuilder<unknown> {
  // One is planned once for all.
  const among = ids.length === 1 ? sql`= ${ids[0]}` : sql`= any(${ids}::uuid[])`;
  return sql`object.object_type = ${type} and object.object_id ${among}`;
}

/** An event with the object that it tells of. */
type RowOfObject = HistoryRow & { readonly eventId: string; readonly objectId: string };

/** What was done to objects of several types, each row with its object, so that what the types tell of one event can be put together. */
export async function objectRows(
  act: Act,
  objects: readonly { readonly type: string; readonly ids: readonly string[] }[],
  limit: number,
  since?: string,
): Promise<readonly RowOfObject[]> {
  const which = sql.join(
    objects.map(({ type, ids }) => sql`(${objectsOf(type, ids)})`),
    sql` or `,
  );
  const { rows } = await rowsWhere<RowOfObject>(
    act,
    sql`(${which})`,
    limit,
    since,
    sql`, event.id as "eventId", object.object_id as "objectId"`,
  ).execute(act.db);
  return rows;
}

function rowsWhere<Row extends HistoryRow>(
  act: Asking,
  which: RawBuilder<unknown>,
  limit: number,
  since?: string,
  columns = sql``,
): RawBuilder<Row> {
  return sql<Row>`
    select event.seq, event.at, event.actor, event.unit_name as unit,
           event.act, event.detail, object.before, object.after, (count(*) over ())::int as total ${columns}
      from audit_object object
      join audit_event event on event.jurisdiction_id = object.jurisdiction_id and event.id = object.event_id
     where ${inJurisdiction(act, 'object')} and ${which}
       and event.outcome = 'done' ${since === undefined ? sql`` : sql`and event.at >= ${since}`}
     order by event.seq desc nulls last, event.at desc, object.seq
     limit ${limit}`;
}

/** What its rows say. */
export function historyOf(rows: readonly HistoryRow[]): History {
  const total = rows[0]?.total ?? 0;
  return { events: rows.map(({ total: _total, ...event }) => ({ ...event, act: currentActName(event.act) })), more: total - rows.length };
}

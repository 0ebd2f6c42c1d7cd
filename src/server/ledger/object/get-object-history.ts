/** What happened to a monitored object (监测对象) within reach. */
import { storedActNames } from '#core/platform/act-names.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/object-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadObjects } from '#server/ledger/object/object-rows.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import { leadOn } from '#server/platform/merged-ids.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

const most = 200;

export const getObjectHistory: Handler<typeof contract.getObjectHistory> = async ({ params }, act) => {
  const [object] = await loadObjects(act, await leadOn(act, 'object', [params.objectId]));
  if (object === undefined) return failure('object-not-found');
  const { id: objectId } = object;
  // Who did what inside the jurisdiction is not what was shared.
  if (act.reach === 'shared') return success({ events: [], more: 0 });
  const history = await loadHistory(act, 'monitored_object', [objectId], most);
  const merged = await mergedNames(act, objectId);
  return success({
    ...history,
    events: history.events.map((event) => {
      const names = event.act === 'mergeObjects' && event.seq !== null ? merged.get(event.seq) : undefined;
      return names === undefined ? event : { ...event, before: null, after: JSON.stringify({ merged: names }) };
    }),
  });
};

/** By the number of the event: the names of the objects that became part of this one. They have a trail, and no row any more. */
async function mergedNames(act: Act, objectId: string): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ seq: number; name: string | null }>`
    select event.seq, other.before::json ->> 'name' as name
      from audit_object own
      join audit_event event on event.jurisdiction_id = own.jurisdiction_id and event.id = own.event_id
      join audit_object other on other.jurisdiction_id = own.jurisdiction_id and other.event_id = own.event_id
     where ${inJurisdiction(act, 'own')} and own.object_type = 'monitored_object' and own.object_id = ${objectId}
       and event.act = any(${storedActNames('mergeObjects')}::text[]) and event.outcome = 'done' and event.seq is not null and other.object_id <> own.object_id
     order by event.seq, other.seq`.execute(act.db);
  return new Map([...Map.groupBy(rows, ({ seq }) => seq)].map(([seq, all]) => [seq, all.flatMap(({ name }) => name ?? [])]));
}

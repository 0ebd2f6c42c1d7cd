/** What happened to a person's account and posts, newest first. */
import { currentActName } from '#core/platform/act-names.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/account/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import type { Handler } from '#server/platform/http/route.ts';

const maxEvents = 200;
const unitId = /(?<="unitId":")[0-9a-f-]{36}(?=")/g;

interface EventRow {
  readonly seq: number | null;
  readonly at: string;
  readonly actor: string;
  readonly unit: string | null;
  readonly act: string;
  readonly detail: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly total: number;
}

/** The trail of an account; ids of units in it are told by the units' names of today. */
export const getAccountHistory: Handler<typeof contract.getAccountHistory> = async ({ params: { accountId } }, act) => {
  const account = await act.db.selectFrom('account').select('id').where(inJurisdiction(act)).where('id', '=', accountId).executeTakeFirst();
  if (account === undefined) return failure('account-not-found');
  const { rows } = await sql<EventRow>`
    select event.seq, event.at, event.actor, event.unit_name as unit, event.act, event.detail, object.before, object.after,
           count(*) over ()::int as total
      from audit_object object
      join audit_event event on event.jurisdiction_id = object.jurisdiction_id and event.id = object.event_id
     where ${inJurisdiction(act, 'object')} and event.outcome = 'done'
       and ((object.object_type = 'account' and object.object_id = ${accountId})
         or (object.object_type = 'post' and object.object_id in (
           select post.id from post left join post held on ${inJurisdiction(act, 'held')} and held.id = post.for_post
            where ${inJurisdiction(act, 'post')} and (post.account_id = ${accountId} or held.account_id = ${accountId}))))
     order by event.seq desc nulls last, event.at desc limit ${maxEvents}`.execute(act.db);
  const nameOf = await fullUnitNames(act, [...new Set(rows.flatMap((row) => [...unitIdsOf(row.before), ...unitIdsOf(row.after)]))]);
  const named = (side: string | null): string | null =>
    side?.replaceAll(unitId, (id) => JSON.stringify(nameOf(id) ?? id).slice(1, -1)) ?? null;
  const events = rows.map(({ total: _total, before, after, ...event }) => ({
    ...event,
    act: currentActName(event.act),
    before: named(before),
    after: named(after),
  }));
  return success({ events, more: (rows[0]?.total ?? 0) - rows.length });
};

/** In canonical JSON text: of an account, of a post, of a post's scope. */
function unitIdsOf(side: string | null): readonly string[] {
  return side?.match(unitId) ?? [];
}

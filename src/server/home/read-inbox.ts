/** Marks the inbox as read. No act of the trail: what somebody reads is nobody's business. */
import { sql } from 'kysely';
import type * as contract from '#contract/home/endpoints.ts';
import { success } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const readInbox: Handler<typeof contract.readInbox> = async ({ body: { seq } }, act) => {
  act.unchanged();
  if (act.subject === null) return success({});
  // Never beyond what has happened: news of later would be read before it came.
  await sql`
    insert into inbox_seen as kept (jurisdiction_id, post_id, seq)
    select ${act.jurisdictionId}::uuid, ${act.subject.postId}::uuid,
           least(${seq}::bigint, coalesce((select head.seq from audit_head head where ${inJurisdiction(act, 'head')}), 0))
    on conflict (jurisdiction_id, post_id) do update set seq = greatest(kept.seq, excluded.seq)`.execute(act.db);
  return success({});
};

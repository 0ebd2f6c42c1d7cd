/** Ends posts: whoever acts in one goes on without, its tokens end, and so do those that stand in for it (代理). */
import { sql } from 'kysely';
import type { EndReason } from '#core/session/session-expiry.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { tellPerson } from '#server/session/account-notice.ts';

interface ClosedRow {
  readonly id: string;
  readonly account_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly scope_kind: string;
  readonly scope_unit_id: string | null;
  readonly for_post: string | null;
  readonly last_day: string | null;
  readonly holder_id: string | null;
  readonly holder_name: string | null;
}

/**
 * Ends a post that has not ended, and its deputies. Both people are told of a deputy's that had not run out. Answers what the trail tells of each. The
 * caller has locked the jurisdiction, so that no deputy is named meanwhile.
 */
export async function closePost(act: Act, postId: string, reason: string): Promise<readonly AuditObject[]> {
  const { rows } = await sql<ClosedRow>`
    with closed as (
      update post set ended_at = ${act.now}
       where ${inJurisdiction(act)} and (id = ${postId} or for_post = ${postId}) and ended_at is null
      returning *)
    select closed.id, closed.account_id, closed.role, closed.unit_id, closed.scope_kind, closed.scope_unit_id, closed.for_post, closed.last_day,
           holder.id as holder_id, holder.display_name as holder_name
      from closed
      left join post held on ${inJurisdiction(act, 'held')} and held.id = closed.for_post
      left join account holder on ${inJurisdiction(act, 'holder')} and holder.id = held.account_id
     order by closed.for_post nulls first, closed.id`.execute(act.db);
  const told: AuditObject[] = [];
  for (const row of rows) {
    const tokensEnded = await detachSessions(act, row.id);
    const deputy = row.for_post === null ? {} : { forPost: row.for_post, forName: row.holder_name };
    const { account_id: accountId } = row;
    told.push({
      type: 'post',
      id: row.id,
      before: { accountId, role: row.role, unitId: row.unit_id, scope: { kind: row.scope_kind, unitId: row.scope_unit_id }, ...deputy },
      after: { accountId, ended: true, tokensEnded, reason },
    });
    if (row.holder_id === null || row.last_day === null || row.last_day < act.today) continue;
    for (const person of [accountId, row.holder_id]) await tellPerson(act, person, 'endDeputy', null, row.id);
  }
  return told;
}

/**
 * Ends what somebody stands in for, now or later, of one unit alone where that is said: who cannot come to work there does nothing for anybody, and whoever
 * is away must hear of it.
 */
export async function closeDeputyPosts(
  act: Act,
  accountId: string,
  reason: string,
  unitId: string | null = null,
): Promise<readonly AuditObject[]> {
  const ofUnit = unitId === null ? sql`` : sql`and coalesce(post.unit_id, holder.unit_id) = ${unitId}`;
  const { rows } = await sql<{ id: string }>`
    select post.id from post
      join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
      join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
     where ${inJurisdiction(act, 'post')} and post.account_id = ${accountId} and post.ended_at is null and post.last_day >= ${act.today} ${ofUnit}
     order by post.id`.execute(act.db);
  const told: AuditObject[] = [];
  for (const { id } of rows) told.push(...(await closePost(act, id, reason)));
  return told;
}

async function detachSessions(act: Act, postId: string): Promise<number> {
  const tokens = await act.db
    .updateTable('session')
    .set({ ended_at: act.now, end_reason: 'post-ended' satisfies EndReason })
    .where(inJurisdiction(act))
    .where('post_id', '=', postId)
    .where('kind', '=', 'token')
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  await act.db
    .updateTable('session')
    .set({ post_id: null })
    .where(inJurisdiction(act))
    .where('post_id', '=', postId)
    .where('kind', '=', 'browser')
    .execute();
  return tokens.length;
}

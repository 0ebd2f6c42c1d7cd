/** Moves people and posts of a merged unit to the unit that stays. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { closePost } from '#server/account/close-post.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

interface PostRow {
  readonly id: string;
  readonly unit_id: string | null;
  readonly scope_unit_id: string | null;
  readonly account_id: string;
  readonly role: string;
  readonly scope_kind: string;
}

/** Subscriber of the merging of units: accounts and posts, also those that ended: what a person did for the one was for the other. */
export async function followMergedUnits(act: Act, fromId: string, intoId: string, reason: string): Promise<readonly AuditObject[]> {
  const { jurisdictionId } = act;
  const accounts = await sql<{ id: string }>`
    update account set unit_id = ${intoId}, revision = revision + 1
     where ${inJurisdiction({ jurisdictionId })} and unit_id = ${fromId} returning id`.execute(act.db);
  // A person who had the same role for both keeps one of the two, and goes on in it.
  const doubled = await sql<PostRow & { readonly kept_id: string }>`
    update post set ended_at = ${act.now} from post kept
     where ${inJurisdiction({ jurisdictionId }, 'post')} and post.scope_unit_id = ${fromId} and post.ended_at is null
       and kept.jurisdiction_id = post.jurisdiction_id and kept.account_id = post.account_id and kept.role = post.role
       and kept.scope_kind = post.scope_kind and kept.scope_unit_id = ${intoId} and kept.ended_at is null
       and kept.for_post is null and post.for_post is null
    returning post.id, post.unit_id, post.scope_unit_id, post.account_id, post.role, post.scope_kind, kept.id as kept_id`.execute(act.db);
  for (const { id, kept_id } of doubled.rows) {
    await sql`
      update session set post_id = ${kept_id} where ${inJurisdiction({ jurisdictionId })} and post_id = ${id} and ended_at is null`.execute(
      act.db,
    );
    // Whoever stands in for the one stands in for the one that stays.
    await sql`update post set for_post = ${kept_id} where ${inJurisdiction({ jurisdictionId })} and for_post = ${id}`.execute(act.db);
  }
  const posts = await sql<PostRow>`
    update post set unit_id = case when unit_id = ${fromId} then ${intoId}::uuid else unit_id end,
           scope_unit_id = case when scope_unit_id = ${fromId} then ${intoId}::uuid else scope_unit_id end
      from (select id as old_id, unit_id as old_unit, scope_unit_id as old_scope from post
             where ${inJurisdiction({ jurisdictionId })} and (unit_id = ${fromId} or scope_unit_id = ${fromId})) before
     where ${inJurisdiction({ jurisdictionId }, 'post')} and post.id = before.old_id
    returning post.id, before.old_unit as unit_id, before.old_scope as scope_unit_id, post.account_id, post.role,
      post.scope_kind`.execute(act.db);
  const closed = await closeDoubledDeputies(act, intoId, reason);
  const ended = new Set(doubled.rows.map(({ id }) => id));
  const moved = (id: string | null): string | null => (id === fromId ? intoId : id);
  return [
    ...accounts.rows.map(({ id }) => ({ type: 'account', id, before: { unitId: fromId }, after: { unitId: intoId } })),
    ...posts.rows.map(({ id, unit_id, scope_unit_id, account_id, role, scope_kind }) => {
      const post = { accountId: account_id, role };
      return {
        type: 'post',
        id,
        before: { ...post, unitId: unit_id, scope: { kind: scope_kind, unitId: scope_unit_id } },
        after: {
          ...post,
          unitId: moved(unit_id),
          scope: { kind: scope_kind, unitId: moved(scope_unit_id) },
          ...(ended.has(id) ? { ended: true } : {}),
        },
      };
    }),
    ...closed,
  ];
}

interface DeputyRow {
  readonly id: string;
  readonly for_post: string;
  readonly account_id: string;
  readonly first_day: string;
  readonly last_day: string;
  /** Holds the post that it stands in for. */
  readonly holds: boolean;
}

/**
 * Of two deputies whose days overlap the one that was named first stays, since a post has one at a time; and nobody stands in for what is the own post
 * now. Whoever acts in one that ends goes on in the one that stays, where that is theirs.
 */
async function closeDoubledDeputies(act: Act, unitId: string, reason: string): Promise<readonly AuditObject[]> {
  const { rows } = await sql<DeputyRow>`
    select post.id, post.for_post, post.account_id, post.valid_from as first_day, post.last_day,
           exists (select from post held where ${inJurisdiction(act, 'held')} and held.account_id = post.account_id and held.for_post is null
             and held.ended_at is null and held.role = post.role and held.scope_kind = post.scope_kind and held.scope_unit_id = post.scope_unit_id) as holds
      from post
     where ${inJurisdiction(act, 'post')} and post.scope_unit_id = ${unitId} and post.for_post is not null and post.ended_at is null
       and post.last_day >= ${act.today}
     order by post.granted_at, post.id`.execute(act.db);
  const kept: DeputyRow[] = [];
  const told: AuditObject[] = [];
  for (const row of rows) {
    const other = kept.find(
      ({ for_post, first_day, last_day }) => for_post === row.for_post && first_day <= row.last_day && row.first_day <= last_day,
    );
    if (other === undefined && !row.holds) {
      kept.push(row);
      continue;
    }
    if (other?.account_id === row.account_id)
      await sql`
        update session set post_id = ${other.id} where ${inJurisdiction(act)} and post_id = ${row.id} and ended_at is null`.execute(act.db);
    told.push(...(await closePost(act, row.id, reason)));
  }
  return told;
}

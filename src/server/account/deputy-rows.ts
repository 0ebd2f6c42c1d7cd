/** Posts of deputies (代理) as pages show them, and who may become one. */
import { sql } from 'kysely';
import type { Deputy, OwnDeputies } from '#contract/account/deputy-endpoints.ts';
import type { Post } from '#contract/access/me.ts';
import { postState, type Candidate, type HeldPost } from '#core/account/deputy.ts';
import { powerClasses, roles, scopeKinds } from '#core/access/subject.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { standing } from '#server/session/standing-posts.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import type { Act } from '#server/platform/http/act.ts';

/** A post that has not been taken back, with its holder. */
export interface StoredPost extends HeldPost {
  readonly postId: string;
  readonly holderName: string;
  /** The unit that the post itself names: a deputy's names the same. */
  readonly postUnitId: string | null;
}

/** Locks the post, so that it does not end meanwhile and deputies are named one after the other; null when it does not stand, or is not this account's. */
export async function lockPost(act: Act, accountId: string, postId: string): Promise<StoredPost | null> {
  const row = await act.db
    .selectFrom('post')
    .innerJoin('account', (join) =>
      join.onRef('account.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('account.id', '=', 'post.account_id'),
    )
    .select(['post.role', 'post.unit_id', 'post.scope_kind', 'post.scope_unit_id', 'post.for_post'])
    .select(['account.display_name', 'account.unit_id as holder_unit_id'])
    .where(inJurisdiction(act, 'post'))
    .where('post.id', '=', postId)
    .where('post.account_id', '=', accountId)
    .where(standing(act))
    .forUpdate('post')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    postId,
    accountId,
    holderName: row.display_name,
    role: storedWord(roles, row.role),
    scope: { kind: storedWord(scopeKinds, row.scope_kind), unitId: row.scope_unit_id },
    unitId: row.unit_id ?? row.holder_unit_id,
    postUnitId: row.unit_id,
    isDeputy: row.for_post !== null,
  };
}

/** Who is to stand in; locked, so that nobody disables the account meanwhile. Null when there is none. */
export async function lockCandidate(act: Act, accountId: string): Promise<Candidate | null> {
  const row = await act.db
    .selectFrom('account')
    .select(['id', 'display_name', 'power_class', 'state', 'unit_id'])
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .forShare()
    .executeTakeFirst();
  if (row === undefined) return null;
  const posts = await act.db
    .selectFrom('post')
    .select(['role', 'scope_kind', 'scope_unit_id'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('for_post', 'is', null)
    .where(standing(act))
    .execute();
  return {
    accountId: row.id,
    displayName: row.display_name,
    powerClass: storedWord(powerClasses, row.power_class),
    active: row.state === 'active',
    unitId: row.unit_id,
    posts: posts.map((post) => ({
      role: storedWord(roles, post.role),
      scope: { kind: storedWord(scopeKinds, post.scope_kind), unitId: post.scope_unit_id },
    })),
  };
}

/** The days of those who stand in for this post now or will. */
export async function daysOfDeputies(act: Act, postId: string) {
  const rows = await act.db
    .selectFrom('post')
    .innerJoin('account', (join) =>
      join.onRef('account.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('account.id', '=', 'post.account_id'),
    )
    .select(['post.valid_from', 'post.last_day', 'account.display_name'])
    .where(inJurisdiction(act, 'post'))
    .where('post.for_post', '=', postId)
    .where('post.ended_at', 'is', null)
    .where('post.last_day', '>=', act.today)
    .orderBy('post.valid_from')
    .execute();
  return rows.map((row) => ({ name: row.display_name, firstDay: row.valid_from, lastDay: row.last_day ?? row.valid_from }));
}

/** A post with everything that is shown of it and, of a deputy's, of the one that it stands in for. */
interface OwnRow {
  readonly id: string;
  readonly account_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly scope_kind: string;
  readonly scope_unit_id: string | null;
  readonly valid_from: string;
  readonly last_day: string | null;
  readonly ended_at: string | null;
  readonly granted_by: string;
  readonly for_post: string | null;
  readonly name: string;
  readonly holder: string | null;
}

/** So many of a post's former deputies are shown. */
const mostFormer = 10;

/** The posts that the person holds with their deputies, and those that the person stands in for, or will. */
export async function ownDeputies(act: Act, accountId: string): Promise<OwnDeputies> {
  const { rows } = await sql<OwnRow>`
    select post.id, post.account_id, post.role, post.unit_id, post.scope_kind, post.scope_unit_id, post.valid_from, post.last_day, post.ended_at,
           post.granted_by, post.for_post, account.display_name as name, holder.display_name as holder
      from post
      join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id
      left join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
      left join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
     where ${inJurisdiction(act, 'post')} and (held.account_id = ${accountId}
        or (post.account_id = ${accountId} and post.ended_at is null and (post.last_day is null or post.last_day >= ${act.today})))
     order by post.valid_from desc, post.id desc`.execute(act.db);
  const nameOf = await fullUnitNames(
    act,
    rows.flatMap((row) => [row.unit_id, row.scope_unit_id]),
  );
  const deputies = Map.groupBy(rows, (row) => row.for_post);
  return {
    held: rows
      .filter((row) => row.account_id === accountId && row.for_post === null)
      .toReversed()
      .map((row) => ({ post: toPost(row, nameOf), deputies: shownOf(deputies.get(row.id) ?? [], act.today) })),
    standsIn: rows
      .filter((row) => row.account_id === accountId && row.for_post !== null)
      .toReversed()
      .map((row) => ({ post: toPost(row, nameOf), deputy: toDeputy(row, act.today) })),
    today: act.today,
  };
}

/** Those to come and standing, then some of the former ones. */
function shownOf(rows: readonly OwnRow[], today: string): Deputy[] {
  const all = rows.map((row) => toDeputy(row, today));
  const isFormer = ({ state }: Deputy): boolean => state === 'over' || state === 'ended';
  return [...all.filter((one) => !isFormer(one)), ...all.filter(isFormer).slice(0, mostFormer)];
}

function toDeputy(row: OwnRow, today: string): Deputy {
  const days = { firstDay: row.valid_from, lastDay: row.last_day ?? row.valid_from };
  return {
    postId: row.id,
    holder: row.holder ?? '',
    deputy: row.name,
    ...days,
    state: postState({ ...days, endedAt: row.ended_at }, today),
    namedBy: row.granted_by,
    endedAt: row.ended_at,
  };
}

function toPost(row: OwnRow, nameOf: (id: string | null) => string | null): Post {
  return {
    id: row.id,
    role: storedWord(roles, row.role),
    unitId: row.unit_id,
    unitName: nameOf(row.unit_id),
    scope: { kind: storedWord(scopeKinds, row.scope_kind), unitId: row.scope_unit_id, unitName: nameOf(row.scope_unit_id) },
    standsFor: row.holder === null || row.last_day === null ? null : { name: row.holder, lastDay: row.last_day },
  };
}

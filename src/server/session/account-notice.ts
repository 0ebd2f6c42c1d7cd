/** What a person is told about the own login and posts: a change that they, or somebody with their session, or an administrator made. */
import { sql } from 'kysely';
import type { Me } from '#contract/access/me.ts';
import { roles } from '#core/access/subject.ts';
import type { NoticeAct } from '#core/session/notice.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The last ones are shown; nobody reads more. */
const shown = 20;

/**
 * Tells the owner of an account of an act about the login, named by its endpoint; not in the session that did it (`sessionId`). `deputyPostId`: about who
 * stands in for whom (代理), which whoever did it knows.
 */
export async function tellPerson(
  act: Act,
  accountId: string,
  what: NoticeAct,
  sessionId: string | null = null,
  deputyPostId: string | null = null,
): Promise<void> {
  const own = act.by.accountId === accountId;
  await act.db
    .insertInto('account_notice')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id: act.newId(),
      account_id: accountId,
      act: what,
      at: act.now,
      by_other: own ? null : act.actor,
      session_id: sessionId,
      address: own ? act.by.address : null,
      deputy_post_id: deputyPostId,
      read_at: own && deputyPostId !== null ? act.now : null,
    })
    .execute();
}

/** The last notices of an account, newest first. */
export async function loadNotices(act: Act, accountId: string, sessionId: string): Promise<Me['notices']> {
  const rows = await act.db
    .selectFrom('account_notice')
    .select(['id', 'act', 'at', 'by_other', 'address', 'session_id', 'read_at', 'deputy_post_id'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute();
  const deputies = await deputiesOf(
    act,
    rows.flatMap(({ deputy_post_id }) => deputy_post_id ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    act: row.act,
    at: row.at,
    byOther: row.by_other,
    address: row.address,
    read: row.read_at !== null || row.session_id === sessionId,
    deputy: row.deputy_post_id === null ? null : (deputies.get(row.deputy_post_id) ?? null),
  }));
}

interface DeputyRow {
  readonly id: string;
  readonly name: string;
  readonly holder: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly valid_from: string;
  readonly last_day: string;
}

async function deputiesOf(act: Act, postIds: readonly string[]): Promise<ReadonlyMap<string, Me['notices'][number]['deputy']>> {
  if (postIds.length === 0) return new Map();
  const { rows } = await sql<DeputyRow>`
    select post.id, account.display_name as name, holder.display_name as holder, post.role, post.unit_id, post.valid_from, post.last_day
      from post
      join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id
      join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
      join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
     where ${inJurisdiction(act, 'post')} and post.id = any(${postIds}::uuid[])`.execute(act.db);
  const nameOf = await fullUnitNames(
    act,
    rows.map(({ unit_id }) => unit_id),
  );
  return new Map(
    rows.map(({ id, name, holder, role, unit_id, valid_from, last_day }) => [
      id,
      { name, holder, role: storedWord(roles, role), unitName: nameOf(unit_id), firstDay: valid_from, lastDay: last_day },
    ]),
  );
}

/** Accounts as pages show them: with posts, locks and factors; never with a secret. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { Account, listAccounts } from '#contract/account/endpoints.ts';
import { failure, success, type Outcome, type Success } from '#core/failure.ts';
import { holdsText } from '#core/platform/search-text.ts';
import { postState } from '#core/account/deputy.ts';
import { disabledIn, isUnused } from '#core/account/unused.ts';
import { powerClasses, roles, scopeKinds } from '#core/access/subject.ts';
import { lastUsedAt } from '#server/session/account-use.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import { standing } from '#server/session/standing-posts.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { waitingLogins } from '#server/session/login-attempt.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { openPhone, phoneIndex } from '#server/session/account-phone.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InputOf } from '#server/platform/http/route.ts';

type AccountFilter = InputOf<typeof listAccounts>['query'];

const states = ['invited', 'active', 'disabled'] as const;

/** One account as the page shows it. */
export async function findAccount(act: Act, accountId: string): Promise<Outcome<Account, 'account-not-found'>> {
  const [account] = await loadAccounts(act, { accountId });
  return account === undefined ? failure('account-not-found') : success(account);
}

/** The same for an account that the act has locked: it exists. */
export async function accountAnswer(act: Act, accountId: string): Promise<Success<Account>> {
  const account = await findAccount(act, accountId);
  if (!account.ok) throw new Error(`the account ${accountId} is gone`);
  return account;
}

/** The accounts that match the filter: administrators first, then by login name. */
export async function loadAccounts(act: Act, filter: AccountFilter & { readonly accountId?: string }): Promise<Account[]> {
  const { text, unitId, role, state: inState, accountId } = filter;
  const found = text === undefined || text === '' ? null : await accountsWith(act, text);
  const rows = await act.db
    .selectFrom('account')
    .leftJoin('login', (join) =>
      join.onRef('login.jurisdiction_id', '=', 'account.jurisdiction_id').onRef('login.account_id', '=', 'account.id'),
    )
    .select([
      'account.id',
      'account.login_name',
      'account.display_name',
      'account.power_class',
      'account.unit_id',
      'account.phone_sealed',
      'account.state',
      'account.password_initial',
      'account.last_login_at',
      'account.created_at',
      'account.created_by',
      'account.revision',
      'account.joins',
      'account.disabled_unused_days',
      'login.locked_until',
    ])
    .select([
      sql<boolean>`account.totp_secret is not null`.as('totp'),
      sql<number>`(select count(*)::int from passkey where passkey.jurisdiction_id = account.jurisdiction_id
        and passkey.account_id = account.id)`.as('passkeys'),
      sql<number>`(select count(*)::int from oidc_subject where oidc_subject.jurisdiction_id = account.jurisdiction_id
        and oidc_subject.account_id = account.id)`.as('subjects'),
      lastUsedAt.as('last_used_at'),
    ])
    .where(inJurisdiction(act, 'account'))
    .$if(accountId !== undefined, (query) => query.where('account.id', '=', accountId ?? ''))
    .$if(inState !== undefined, (query) => query.where('account.state', '=', inState ?? ''))
    .$if(found !== null, (query) => query.where(sql<boolean>`account.id = any(${found}::uuid[])`))
    .$if(unitId !== undefined, (query) => query.where(isOfUnit(act, unitId ?? '')))
    .$if(role !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from post where post.jurisdiction_id = account.jurisdiction_id and post.account_id = account.id
          and ${standing(act)} and post.role = ${role})`,
      ),
    )
    .orderBy(sql`array_position(array['system', 'security', 'audit', 'business'], account.power_class)`)
    .orderBy('account.login_name')
    .execute();
  const { disableUnusedDays } = await loadSettings(act);
  const waiting = await waitingLogins(act);
  const posts = await loadPosts(act, accountId);
  const nameOf = await fullUnitNames(act, [
    ...rows.map((row) => row.unit_id),
    ...posts.flatMap((post) => [post.unit_id, post.scope_unit_id]),
  ]);
  const postsOf = Map.groupBy(posts, (post) => post.account_id);
  return rows.map((row) => {
    const state = storedWord(states, row.state);
    const use = { state, createdAt: row.created_at, lastUsedAt: row.last_used_at };
    const left = disabledIn(use, act.now, disableUnusedDays);
    return {
      id: row.id,
      loginName: row.login_name,
      displayName: row.display_name,
      powerClass: storedWord(powerClasses, row.power_class),
      unitId: row.unit_id,
      unitName: nameOf(row.unit_id),
      phone: openPhone(act.installation.keys, row.id, row.phone_sealed),
      state,
      awaitsFirstLogin: state === 'active' && row.password_initial && row.last_login_at === null,
      unused: isUnused(use, act.now),
      disablesOn: left === null ? null : dayInShanghai(new Date(Date.parse(act.now) + left).toISOString()),
      disabledUnusedDays: state === 'disabled' ? row.disabled_unused_days : null,
      locked: waiting.has(row.id) || (row.locked_until !== null && Date.parse(row.locked_until) > Date.parse(act.now)),
      factors: { totp: row.totp, passkeys: row.passkeys, oidc: row.subjects },
      posts: (postsOf.get(row.id) ?? []).map((post) => toPost(post, nameOf, act.today)),
      lastLoginAt: row.last_login_at,
      createdAt: row.created_at,
      createdBy: row.created_by,
      joins: row.joins,
      revision: row.revision,
    };
  });
}

/**
 * Accounts with the words in name, login name or any name of the unit, as every search reads them (foldText), or with that whole telephone number,
 * however it is written.
 */
async function accountsWith(act: Act, text: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; said: string[]; phone: boolean }>`
    select account.id, array[account.display_name, account.login_name] || array(
             select name from unit_name where ${inJurisdiction(act, 'unit_name')} and unit_name.unit_id = account.unit_id) as said,
           account.phone_index is not distinct from ${phoneIndex(act.installation.keys, act.jurisdictionId, text)} as phone
      from account where ${inJurisdiction(act, 'account')}`.execute(act.db);
  return rows.filter(({ said, phone }) => phone || holdsText(said, text)).map(({ id }) => id);
}

/** Who belongs to the unit or to one below it, or holds a live post for one of them. */
function isOfUnit(act: Act, unitId: string): ReturnType<typeof sql<boolean>> {
  const subtree = sql`(with recursive subtree as (
    select id from unit where ${inJurisdiction(act)} and id = ${unitId}
    union select unit.id from unit join subtree on unit.parent_id = subtree.id where ${inJurisdiction(act, 'unit')})
    select id from subtree)`;
  return sql<boolean>`(account.unit_id in ${subtree} or exists (select from post where post.jurisdiction_id = account.jurisdiction_id
    and post.account_id = account.id and ${standing(act)} and post.unit_id in ${subtree}))`;
}

interface PostRow {
  readonly id: string;
  readonly account_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly scope_kind: string;
  readonly scope_unit_id: string | null;
  readonly valid_from: string;
  readonly last_day: string | null;
  readonly granted_at: string;
  readonly granted_by: string;
  readonly ended_at: string | null;
  /** Of a deputy's: who holds the post that it stands in for. */
  readonly holder: string | null;
  readonly deputies: Account['posts'][number]['deputies'];
}

/** Current posts first, then ended ones. */
async function loadPosts(act: Act, accountId: string | undefined): Promise<readonly PostRow[]> {
  const { rows } = await sql<PostRow>`
    select post.id, post.account_id, post.role, post.unit_id, post.scope_kind, post.scope_unit_id, post.valid_from, post.last_day, post.granted_at,
           post.granted_by, post.ended_at, holder.display_name as holder,
           (select coalesce(json_agg(json_build_object('name', account.display_name, 'firstDay', own.valid_from, 'lastDay', own.last_day)
                     order by own.valid_from), '[]')
              from post own join account on account.jurisdiction_id = own.jurisdiction_id and account.id = own.account_id
             where ${inJurisdiction(act, 'own')} and own.for_post = post.id and own.ended_at is null and own.last_day >= ${act.today}) as deputies
      from post
      left join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
      left join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
     where ${inJurisdiction(act, 'post')} ${accountId === undefined ? sql`` : sql`and post.account_id = ${accountId}`}
     order by post.ended_at desc nulls first, post.for_post is not null, post.granted_at, post.id`.execute(act.db);
  return rows;
}

function toPost(row: PostRow, nameOf: (id: string | null) => string | null, today: string): Account['posts'][number] {
  const { valid_from: firstDay, last_day: lastDay, ended_at: endedAt } = row;
  return {
    id: row.id,
    role: storedWord(roles, row.role),
    unitId: row.unit_id,
    unitName: nameOf(row.unit_id),
    scope: { kind: storedWord(scopeKinds, row.scope_kind), unitId: row.scope_unit_id, unitName: nameOf(row.scope_unit_id) },
    standsFor: row.holder === null || lastDay === null ? null : { name: row.holder, lastDay },
    grantedAt: row.granted_at,
    grantedBy: row.granted_by,
    endedAt,
    firstDay,
    state: postState({ firstDay, lastDay, endedAt }, today),
    deputies: row.deputies,
  };
}

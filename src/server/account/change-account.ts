/** Shared by all changes of accounts: the locked row, and the checks that protect the account and the last administrators. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, type Failure } from '#core/failure.ts';
import { activeAdminRole, isLastHolder } from '#core/account/last-admin.ts';
import { powerClasses, type PowerClass } from '#core/access/subject.ts';
import { isValidOn, unitKinds } from '#core/unit/unit.ts';
import type { PostUnit } from '#core/account/post.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { closeDeputyPosts } from '#server/account/close-post.ts';
import { endJoinedSessions } from '#server/session/joined-account.ts';
import { endSessions } from '#server/session/open-session.ts';
import { openPhone } from '#server/session/account-phone.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface AccountForUpdate {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly powerClass: PowerClass;
  readonly unitId: string | null;
  readonly phone: string | null;
  readonly state: string;
  readonly revision: number;
  readonly hasTotp: boolean;
  /** Its login belongs to another jurisdiction, or will. */
  readonly joins: boolean;
}

/** Reads an account and locks its row until the transaction ends; null when there is none. */
export async function loadAccountForUpdate(act: Act, accountId: string): Promise<AccountForUpdate | null> {
  const row = await act.db
    .selectFrom('account')
    .select(['id', 'login_name', 'display_name', 'power_class', 'unit_id', 'phone_sealed', 'state', 'revision', 'totp_secret', 'joins'])
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    loginName: row.login_name,
    displayName: row.display_name,
    powerClass: storedWord(powerClasses, row.power_class),
    unitId: row.unit_id,
    phone: openPhone(act.installation.keys, row.id, row.phone_sealed),
    state: row.state,
    revision: row.revision,
    hasTotp: row.totp_secret !== null,
    joins: row.joins,
  };
}

/** Is it the caller's own account? Administrators may not restore or extend their own. */
export function isOwn(act: Act, accountId: string): boolean {
  return act.by.accountId === accountId;
}

/** Writes columns of an account and increments its revision. */
export async function changeAccount(
  act: Act,
  account: Pick<AccountForUpdate, 'id' | 'revision'>,
  change: Partial<{
    display_name: string;
    unit_id: string | null;
    phone_sealed: string | null;
    phone_index: string | null;
    state: string;
    totp_secret: null;
    totp_used_step: null;
    unused_since: string;
    disabled_unused_days: number | null;
  }>,
): Promise<void> {
  await act.db
    .updateTable('account')
    .set({ ...change, revision: account.revision + 1 })
    .where(inJurisdiction(act))
    .where('id', '=', account.id)
    .execute();
}

/**
 * Refuses when the account is the last holder of one of the three administrator roles. `postId`: only this post would end. The caller has
 * locked the jurisdiction (lockJurisdiction), so that two parallel requests cannot each count on the other holder.
 */
export async function refuseLastAdmin(
  act: Act,
  account: AccountForUpdate,
  postId: string | null,
): Promise<Failure<'account-last-admin'> | null> {
  const role = activeAdminRole(account);
  if (role === null) return null;
  const holders = await act.db
    .selectFrom('post')
    .innerJoin('account', (join) =>
      join.onRef('account.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('account.id', '=', 'post.account_id'),
    )
    .select(['post.id', 'post.account_id as accountId'])
    .where(inJurisdiction(act, 'post'))
    .where('post.role', '=', role)
    .where('post.ended_at', 'is', null)
    .where('account.state', '=', 'active')
    .execute();
  return isLastHolder(holders, account.id, postId) ? failure('account-last-admin') : null;
}

/** A unit as the rules of posts need it; undefined when there is none. */
export async function readUnit(act: Act, unitId: string | null): Promise<PostUnit> {
  if (unitId === null) return undefined;
  const row = await act.db
    .selectFrom('unit')
    .select(['id', 'kind', 'valid_from', 'valid_to'])
    .where(inJurisdiction(act))
    .where('id', '=', unitId)
    // The lock keeps the unit from being merged while a post in it is granted.
    .forKeyShare()
    .executeTakeFirst();
  return row ? { id: row.id, kind: storedWord(unitKinds, row.kind), validFrom: row.valid_from, validTo: row.valid_to } : undefined;
}

/** Why a person cannot belong to this unit; null when they can. Administrators may have none. */
export async function refuseUnit(act: Act, unitId: string | null): Promise<Failure<'account-unit-invalid'> | null> {
  if (unitId === null) return null;
  const unit = await readUnit(act, unitId);
  return unit && isValidOn(unit, act.today) ? null : failure('account-unit-invalid');
}

/** What is about the login itself is for the administrators of the jurisdiction that it belongs to. */
export function refuseJoining({ joins }: Pick<AccountForUpdate, 'joins'>): Failure<'account-joins'> | null {
  return joins ? failure('account-joins') : null;
}

/**
 * Disables an account; `unusedDays`: because nobody used it for so long, null: a person wants it. Sessions, tokens, open links and what it stands in for
 * (代理) end; answers how many sessions, and what the trail tells of those posts. The caller has locked the jurisdiction.
 */
export async function closeAccount(
  act: Act,
  account: Pick<AccountForUpdate, 'id' | 'revision' | 'joins'>,
  unusedDays: number | null,
  reason: string,
): Promise<{ readonly sessionsEnded: number; readonly posts: readonly AuditObject[] }> {
  const posts = await closeDeputyPosts(act, account.id, reason);
  await changeAccount(act, account, { state: 'disabled', disabled_unused_days: unusedDays });
  const sessionsEnded = await (account.joins ? endJoinedSessions : endSessions)(act, account.id, 'account-disabled');
  await endLinks(act, account.id);
  return { sessionsEnded, posts };
}

/** Deletes the open invitations of an account. */
export async function endLinks(act: Act, accountId: string): Promise<void> {
  await act.db
    .deleteFrom('one_time')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('purpose', 'in', ['invite', 'join'])
    .where('used_at', 'is', null)
    .execute();
}

/** Name, unit, state, locks and factors of an account. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { z } from 'zod';
import type { Account, editAccount as editAccountEndpoint } from '#contract/account/endpoints.ts';
import { failure, type Outcome } from '#core/failure.ts';
import { changeAccount, endLinks, holdAccount, isOwn, refuseLastAdmin, refuseUnit } from '#server/account/change-account.ts';
import { getAccount } from '#server/account/rows.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Changes what is known of the person, none of what they may. */
export async function editAccount(
  act: Act,
  accountId: string,
  { revision, ...change }: z.output<typeof editAccountEndpoint.body>,
): Promise<Outcome<Account>> {
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.revision !== revision) return failure('account-changed', { name: account.displayName });
  const after = {
    displayName: change.displayName ?? account.displayName,
    unitId: change.unitId === undefined ? account.unitId : change.unitId,
    phone: change.phone === undefined ? account.phone : change.phone,
  };
  const before = { displayName: account.displayName, unitId: account.unitId, phone: account.phone };
  const refusal = after.unitId === before.unitId ? null : await refuseUnit(act, after.unitId);
  if (refusal) return refusal;
  if (before.displayName === after.displayName && before.unitId === after.unitId && before.phone === after.phone) {
    act.unchanged();
    return getAccount(act, accountId);
  }
  await changeAccount(act, account, { display_name: after.displayName, unit_id: after.unitId, phone: after.phone });
  act.audit({ act: 'account.edit', objects: [{ type: 'account', id: accountId, before, after }] });
  return getAccount(act, accountId);
}

/** The person is out at once: sessions, tokens and open links end. */
export async function disableAccount(act: Act, accountId: string, reason: string): Promise<Outcome<Account>> {
  if (isOwn(act, accountId)) return failure('account-own');
  await lockJurisdiction(act);
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state === 'disabled') {
    act.unchanged();
    return getAccount(act, accountId);
  }
  const refusal = await refuseLastAdmin(act, account, null);
  if (refusal) return refusal;
  await changeAccount(act, account, { state: 'disabled' });
  const sessionsEnded = await endSessions(act, accountId, 'account-disabled');
  await endLinks(act, accountId);
  act.audit({
    act: 'account.disable',
    objects: [{ type: 'account', id: accountId, before: { state: account.state }, after: { state: 'disabled', sessionsEnded, reason } }],
  });
  return getAccount(act, accountId);
}

/** Somebody who never had a way in is invited again, not active. */
export async function enableAccount(act: Act, accountId: string): Promise<Outcome<Account>> {
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state !== 'disabled') {
    act.unchanged();
    return getAccount(act, accountId);
  }
  const state = (await hasWayIn(act, accountId)) ? 'active' : 'invited';
  await changeAccount(act, account, { state });
  act.audit({ act: 'account.enable', objects: [{ type: 'account', id: accountId, before: { state: 'disabled' }, after: { state } }] });
  return getAccount(act, accountId);
}

/** Takes the authenticator and the passkeys away; whoever must have a second factor sets one up at the next login. */
export async function resetFactors(act: Act, accountId: string, reason: string): Promise<Outcome<Account>> {
  if (isOwn(act, accountId)) return failure('account-own');
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  const removed = await act.db
    .deleteFrom('passkey')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .returning('id')
    .execute();
  await changeAccount(act, account, { totp_secret: null, totp_used_step: null });
  const sessionsEnded = await endSessions(act, accountId, 'factors-reset');
  act.audit({
    act: 'account.reset-factors',
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { totp: account.hasTotp, passkeys: removed.length },
        after: { totp: false, passkeys: 0, sessionsEnded, reason },
      },
    ],
  });
  return getAccount(act, accountId);
}

/** Forgets the wrong passwords of somebody who is locked out. */
export async function unlockAccount(act: Act, accountId: string): Promise<Outcome<Account>> {
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  const [login] = await act.db
    .selectFrom('login')
    .select(['failures', 'locked_until'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute();
  if (login === undefined || (login.failures === 0 && login.locked_until === null)) {
    act.unchanged();
    return getAccount(act, accountId);
  }
  await act.db
    .updateTable('login')
    .set({ failures: 0, first_failure_at: null, locked_until: null })
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .execute();
  act.audit({
    act: 'account.unlock',
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { failures: login.failures, lockedUntil: login.locked_until },
        after: { failures: 0, lockedUntil: null },
      },
    ],
  });
  return getAccount(act, accountId);
}

/** Joins the person's account at the identity provider, by its immutable subject. */
export async function linkSubject(act: Act, accountId: string, subject: string): Promise<Outcome<Account>> {
  const issuer = act.installation.oidc?.issuer;
  if (issuer === undefined) return failure('oidc-not-configured');
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  const [linked] = await act.db
    .insertInto('oidc_subject')
    .values({ jurisdiction_id: act.jurisdictionId, issuer, subject, account_id: accountId, linked_at: act.now, linked_by: act.actor })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .execute();
  if (linked === undefined) {
    const holder = await act.db
      .selectFrom('oidc_subject')
      .select('account_id')
      .where(inJurisdiction(act))
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (holder?.account_id !== accountId) return failure('oidc-subject-taken');
    act.unchanged();
    return getAccount(act, accountId);
  }
  // It is a way in, so nobody gets it unnoticed: what was open ends. An invitation that nobody needs any more is as good as accepted.
  const state = account.state === 'invited' ? 'active' : account.state;
  await changeAccount(act, account, { state });
  await endLinks(act, accountId);
  const sessionsEnded = await endSessions(act, accountId, 'subject-linked');
  act.audit({
    act: 'account.link-subject',
    objects: [{ type: 'account', id: accountId, before: { state: account.state }, after: { state, issuer, subject, sessionsEnded } }],
  });
  return getAccount(act, accountId);
}

/** Takes all links away. The state stays: whoever has no other way in is given one (giveAccess). */
export async function unlinkSubjects(act: Act, accountId: string, reason: string): Promise<Outcome<Account>> {
  if (isOwn(act, accountId)) return failure('account-own');
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  const removed = await act.db
    .deleteFrom('oidc_subject')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .returning(['issuer', 'subject'])
    .execute();
  if (removed.length === 0) {
    act.unchanged();
    return getAccount(act, accountId);
  }
  await changeAccount(act, account, { state: account.state });
  const sessionsEnded = await endSessions(act, accountId, 'subjects-removed');
  act.audit({
    act: 'account.unlink-subjects',
    objects: [{ type: 'account', id: accountId, before: { subjects: removed }, after: { subjects: [], sessionsEnded, reason } }],
  });
  return getAccount(act, accountId);
}

/** A password, or an account at the identity provider. */
async function hasWayIn(act: Act, accountId: string): Promise<boolean> {
  const row = await act.db
    .selectFrom('account')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .where((account) =>
      account.or([
        account('password_hash', 'is not', null),
        account.exists(
          account
            .selectFrom('oidc_subject')
            .select('subject')
            .where(inJurisdiction(act, 'oidc_subject'))
            .where('oidc_subject.account_id', '=', accountId),
        ),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** How a person gets in the first time, or again: a link that works once, or a password that must be changed at once. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { addAccount as addAccountEndpoint, giveAccess as giveAccessEndpoint } from '#contract/account/endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { makeInitialPassword } from '#core/account/initial-password.ts';
import { checkPassword } from '#core/session/password-policy.ts';
import { oneTimeClocks } from '#core/session/security-settings.ts';
import { changeAccount, endLinks, holdAccount, isOwn, refuseUnit } from '#server/account/change-account.ts';
import { getAccount } from '#server/account/rows.ts';
import { claimLogin, insertAccount } from '#server/session/first-people.ts';
import { linkPath, makeOneTime } from '#server/session/one-time-link.ts';
import { endSessions } from '#server/session/open-session.ts';
import { spellingsOf } from '#server/session/password-spelling.ts';
import { hashPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

type Access = z.output<typeof addAccountEndpoint.response>;
type NewAccount = z.output<typeof addAccountEndpoint.body>;
type Method = z.output<typeof giveAccessEndpoint.body>['method'];

/** Makes an account without any post: powers are given by somebody else. */
export async function addAccount(act: Act, given: NewAccount): Promise<Outcome<Access>> {
  const initial = given.method === 'password' ? await newPassword(act, given) : null;
  if (initial && !initial.ok) return initial;
  await lockJurisdiction(act);
  const hash = loginNameHash(act.installation.keys, given.loginName);
  if (await isTaken(act, hash)) return failure('login-name-taken', { loginName: given.loginName });
  const refusal = await refuseUnit(act, given.unitId);
  if (refusal) return refusal;
  const { loginName, displayName, powerClass, unitId, phone } = given;
  const state = initial === null ? 'invited' : 'active';
  const id = await insertAccount(act, { loginName, displayName, powerClass, unitId, phone, state });
  // Another jurisdiction may have been faster by a moment; the row goes with the refusal.
  if (!(await claimLogin(act, hash, id))) return failure('login-name-taken', { loginName });
  if (initial !== null) await setInitialPassword(act, id, initial.value.hash);
  const link = initial === null ? await inviteLink(act, id) : null;
  act.audit({
    act: 'account.add',
    objects: [{ type: 'account', id, after: { loginName, displayName, powerClass, unitId, phone, state, access: given.method } }],
  });
  return answer(act, id, link, initial?.value.password ?? null);
}

/** A new way in for somebody who lost the password. A given password ends what was open; the second factor stays. */
export async function giveAccess(act: Act, accountId: string, method: Method): Promise<Outcome<Access>> {
  if (isOwn(act, accountId)) return failure('account-own');
  const owner = await getAccount(act, accountId);
  if (!owner.ok) return owner;
  const initial = method === 'password' ? await newPassword(act, owner.value) : null;
  if (initial && !initial.ok) return initial;
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state === 'disabled') return failure('account-needs-enabling');
  const link = initial === null ? await inviteLink(act, accountId) : null;
  let sessionsEnded = 0;
  if (initial !== null) {
    await endLinks(act, accountId);
    await keepFormerPassword(act, accountId);
    await changeAccount(act, account, { state: 'active' });
    await setInitialPassword(act, accountId, initial.value.hash);
    sessionsEnded = await endSessions(act, accountId, 'password-given', { kind: 'browser' });
  }
  act.audit({
    act: 'account.give-access',
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { state: account.state },
        after: { state: initial === null ? account.state : 'active', access: method, sessionsEnded },
      },
    ],
  });
  return answer(act, accountId, link, initial?.value.password ?? null);
}

async function answer(
  act: Act,
  id: string,
  link: { secret: string; until: string } | null,
  password: string | null,
): Promise<Outcome<Access>> {
  const account = await getAccount(act, id);
  if (!account.ok) return account;
  return success({
    account: account.value,
    link: link === null ? null : linkPath(link.secret),
    initialPassword: password,
    until: link?.until ?? null,
  });
}

function inviteLink(act: Act, accountId: string): Promise<{ secret: string; until: string }> {
  return makeOneTime(act, { purpose: 'invite', accountId, minutes: oneTimeClocks.inviteHours * 60 });
}

async function setInitialPassword(act: Act, accountId: string, hash: string): Promise<void> {
  await act.db
    .updateTable('account')
    .set({ password_hash: hash, password_set_at: act.now, password_initial: true })
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .execute();
}

async function isTaken(act: Act, hash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ account_id: string | null }>`select account_id from find_login(${hash})`.execute(act.db);
  return rows.some((row) => row.account_id !== null);
}

/** One that the person's own rules allow. Hashed before any row is held: hashing waits in line with the logins. */
async function newPassword(
  act: Act,
  { loginName, displayName }: { readonly loginName: string; readonly displayName: string },
): Promise<Outcome<{ password: string; hash: string }>> {
  const settings = await loadSettings(act);
  const owner = { loginName, displayName, spellings: spellingsOf(displayName), unitNames: [] };
  for (;;) {
    const password = makeInitialPassword(settings.minLength, (below) => randomInt(below));
    if (checkPassword(password, settings, owner)) continue;
    const hash = await hashPassword(password);
    return hash.ok ? success({ password, hash: hash.value }) : hash;
  }
}

/** The password that is replaced counts among the former ones, as if the person had changed it. */
async function keepFormerPassword(act: Act, accountId: string): Promise<void> {
  await sql`
    insert into former_password (jurisdiction_id, account_id, set_at, password_hash)
    select jurisdiction_id, id, coalesce(password_set_at, created_at), password_hash from account
     where ${inJurisdiction(act)} and id = ${accountId} and password_hash is not null and not password_initial
    on conflict do nothing`.execute(act.db);
}

/** Access for the first login or after a lost password: a one-time link, or an initial password that must be changed at once. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { randomInt } from 'node:crypto';
import type * as contract from '#contract/account/endpoints.ts';
import { success, type Outcome, type Success } from '#core/failure.ts';
import { makeInitialPassword } from '#core/account/initial-password.ts';
import { checkPassword } from '#core/session/password-policy.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { linkPath, makeOneTimeSecret } from '#server/session/one-time-secret.ts';
import { spellingsOf } from '#server/session/password-spelling.ts';
import { hashPassword } from '#server/session/password.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf } from '#server/platform/http/route.ts';

/** Makes an initial password that the rules allow for this person. It is hashed before any row is locked, because hashing waits in a queue. */
export async function newInitialPassword(
  act: Act,
  { loginName, displayName }: { readonly loginName: string; readonly displayName: string },
): Promise<Outcome<{ password: string; hash: string }, 'sign-in-busy'>> {
  const settings = await loadSettings(act);
  const owner = { loginName, displayName, spellings: spellingsOf(displayName), unitNames: [] };
  for (;;) {
    const password = makeInitialPassword(settings.minLength, (below) => randomInt(below));
    if (checkPassword(password, settings, owner)) continue;
    const hash = await hashPassword(password);
    return hash.ok ? success({ password, hash: hash.value }) : hash;
  }
}

/** Makes an invitation: a one-time link that is valid for some days, to set a password, or to join the login that the person has elsewhere. */
export function inviteLink(act: Act, accountId: string, joins = false): Promise<{ secret: string; until: string }> {
  return makeOneTimeSecret(act, { purpose: joins ? 'join' : 'invite', accountId, minutes: oneTimeLifetimes.inviteHours * 60 });
}

/** Stores the initial password, which must be changed at the first login. */
export async function setInitialPassword(act: Act, accountId: string, hash: string): Promise<void> {
  await act.db
    .updateTable('account')
    .set({ password_hash: hash, password_set_at: act.now, password_initial: true })
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .execute();
}

/** The answer for the administrator who passes the link or password on; it is shown only this once. */
export async function accessAnswer(
  act: Act,
  accountId: string,
  link: { readonly secret: string; readonly until: string } | null,
  password: string | null,
): Promise<Success<AnswerOf<typeof contract.giveAccess>>> {
  const { value: account } = await accountAnswer(act, accountId);
  return success({
    account,
    link: link === null ? null : linkPath(link.secret),
    initialPassword: password,
    until: link?.until ?? null,
  });
}

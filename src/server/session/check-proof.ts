/** What a person proves who they are with, checked against the own account: the password, a code of the authenticator, a passkey. Wrong ones count and are recorded. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { refuseLocked } from '#core/session/login-refusal.ts';
import type { AccountContext } from '#server/session/account-context.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { findLogin, recordFailedAttempt } from '#server/session/login-lock.ts';
import { consumeChallenge, partyOf } from '#server/session/passkey-challenge.ts';
import { readPasskeyLogin, verifyPasskeyLogin } from '#server/session/passkey.ts';
import { verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { passkeysOf } from '#server/session/stored-passkey.ts';
import { openSecret, verifyTotp } from '#server/session/totp.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Null when the password is right; a wrong one counts towards the lockout like one at the login. */
export async function refuseWrongPassword(
  visit: Visit,
  context: AccountContext,
  password: string,
): Promise<Failure<'login-locked' | 'password-wrong' | 'sign-in-busy'> | null> {
  const hash = loginNameHash(visit.installation.keys, context.account.loginName);
  const locked = refuseLocked((await findLogin(visit, hash))?.locked_until, visit.now);
  if (locked) return locked;
  const verified = await verifyPassword(context.account.passwordHash, password);
  if (!verified.ok) return verified;
  return verified.value ? null : recordFailedAttempt(visit, hash, context, 'password-wrong');
}

/** The time step of a right code, to be used up by `spendCode`; a wrong one counts towards the lockout. */
export async function checkCode(
  visit: Visit,
  context: AccountContext,
  code: string,
): Promise<Outcome<number, 'login-locked' | 'code-refused' | 'factor-not-asked' | 'totp-secret-unreadable'>> {
  const { account } = context;
  if (account.totpSecret === null) return failure('factor-not-asked');
  const { keys } = visit.installation;
  const hash = loginNameHash(keys, account.loginName);
  const locked = refuseLocked((await findLogin(visit, hash))?.locked_until, visit.now);
  if (locked) return locked;
  const secret = openSecret(keys.derive('totp'), account.id, account.totpSecret);
  if (!secret.ok) return secret;
  const step = verifyTotp(secret.value, code, account.totpUsedStep, visit.now);
  return step === null ? recordFailedAttempt(visit, hash, context, 'code-refused') : success(step);
}

/** Uses a time step up; of two requests with the same code the second one is refused. */
export async function spendCode(act: Act, accountId: string, step: number): Promise<Failure<'code-refused'> | null> {
  const used = await act.db
    .updateTable('account')
    .set({ totp_used_step: step })
    .where(inJurisdiction(act))
    .where('id', '=', accountId)
    .where((row) => row.or([row('totp_used_step', 'is', null), row('totp_used_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return used === undefined ? failure('code-refused', { left: 0 }) : null;
}

/** A passkey that was proven: its use is to be noted by `notePasskeyUse`. */
export interface ProvenPasskey {
  readonly id: string;
  readonly counter: number;
}

/** Checks one of the account's passkeys against the challenge that this browser was given. */
export async function checkOwnPasskey(
  visit: Visit,
  context: AccountContext,
  response: Readonly<Record<string, unknown>>,
): Promise<Outcome<ProvenPasskey, 'passkey-refused' | 'passkey-cloned' | 'passkey-expired' | 'passkey-unavailable'>> {
  const party = partyOf(visit);
  if (!party.ok) return party;
  const challenge = await consumeChallenge(visit);
  if (!challenge.ok) return challenge;
  const login = readPasskeyLogin(response);
  if (!login.ok) return login;
  const stored = (await passkeysOf(visit, context)).find(({ id }) => id === login.value.id);
  const owned = stored && { ...stored, jurisdictionId: context.identity.jurisdictionId, accountId: context.account.id };
  const proven = owned
    ? await verifyPasskeyLogin(party.value, challenge.value.challenge, response, owned, { named: true })
    : failure('passkey-refused');
  if (proven.ok) return success({ id: login.value.id, counter: proven.value.counter });
  await auditLoginRefusal(visit, context, proven);
  return proven;
}

/** Keeps the counter and the moment of a passkey's use. */
export async function notePasskeyUse(act: Act, { id, counter }: ProvenPasskey): Promise<void> {
  await act.db.updateTable('passkey').set({ counter, last_used_at: act.now }).where(inJurisdiction(act)).where('id', '=', id).execute();
}

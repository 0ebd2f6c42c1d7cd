/** What a person proves who they are with beside the password, checked against the own account: a code of the authenticator, a passkey. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { AccountContext } from '#server/session/account-context.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { consumeChallenge, partyOf } from '#server/session/passkey-challenge.ts';
import { readPasskeyLogin, verifyPasskeyLogin, type PasskeyLogin, type RelyingParty } from '#server/session/passkey.ts';
import { passkeysOf } from '#server/session/stored-passkey.ts';
import { openSecret, verifyTotp } from '#server/session/totp.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** The time step of a right code, to be used up by `spendCode`; null for a wrong one, which the caller counts. */
export function readCode(
  { installation, now }: Pick<Visit, 'installation' | 'now'>,
  { account }: AccountContext,
  code: string,
): Outcome<number | null, 'factor-not-asked' | 'totp-secret-unreadable'> {
  if (account.totpSecret === null) return failure('factor-not-asked');
  const secret = openSecret(installation.keys.derive('totp'), account.id, account.totpSecret);
  return secret.ok ? success(verifyTotp(secret.value, code, account.totpUsedStep, now)) : secret;
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

/** What a browser answered to a challenge, before it is known whose passkey it was. */
interface PasskeyAnswer {
  readonly party: RelyingParty;
  readonly challenge: string;
  readonly response: Readonly<Record<string, unknown>>;
  readonly login: PasskeyLogin;
}

/** Reads an answer and takes the challenge that this browser was given. */
export async function readPasskeyAnswer(
  visit: Visit,
  response: Readonly<Record<string, unknown>>,
): Promise<Outcome<PasskeyAnswer, 'passkey-unavailable' | 'passkey-expired' | 'passkey-refused'>> {
  const party = partyOf(visit);
  if (!party.ok) return party;
  const taken = await consumeChallenge(visit);
  if (!taken.ok) return taken;
  const login = readPasskeyLogin(response);
  return login.ok ? success({ party: party.value, challenge: taken.value.challenge, response, login: login.value }) : login;
}

/** Is the answer that of one of the account's passkeys? A refusal is recorded. `named`: the account was known before. */
export async function checkPasskey(
  visit: Visit,
  context: AccountContext | null,
  { party, challenge, response, login }: PasskeyAnswer,
  how: { readonly named: boolean },
): Promise<Outcome<ProvenPasskey, 'passkey-refused' | 'passkey-cloned'>> {
  const stored = context === null ? undefined : (await passkeysOf(visit, context)).find(({ id }) => id === login.id);
  const owned = context && stored && { ...stored, jurisdictionId: context.identity.jurisdictionId, accountId: context.account.id };
  const proven = owned ? await verifyPasskeyLogin(party, challenge, response, owned, how) : failure('passkey-refused');
  if (proven.ok) return success({ id: login.id, counter: proven.value.counter });
  await auditLoginRefusal(visit, context, failure(proven.code));
  return failure(proven.code);
}

/** Keeps the counter and the moment of a passkey's use. */
export async function notePasskeyUse(act: Act, { id, counter }: ProvenPasskey): Promise<void> {
  await act.db.updateTable('passkey').set({ counter, last_used_at: act.now }).where(inJurisdiction(act)).where('id', '=', id).execute();
}

/** Second factors: authenticator codes and passkeys, proven at the door and looked after on one's own page. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { z } from 'zod';
import type { Me } from '#contract/access/me.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/session/zh.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { oneTimeClocks } from '#core/session/security-settings.ts';
import {
  enter,
  findLogin,
  forgetFailures,
  loadKnown,
  lockedMeanwhile,
  lockOf,
  noteRefusal,
  refuse,
  strangers,
  updateAccount,
} from '#server/session/log-in.ts';
import { loadMe } from '#server/session/me.ts';
import { findOneTime, makeOneTime, spend } from '#server/session/one-time-link.ts';
import { endSessions, methodOf, raiseSession, type Method } from '#server/session/open-session.ts';
import {
  passkeyLoginOptions,
  passkeyRegistrationOptions,
  readPasskeyLogin,
  relyingPartyOf,
  verifyPasskeyLogin,
  verifyPasskeyRegistration,
  type RelyingParty,
} from '#server/session/passkey.ts';
import { loadPasskeys, type OwnPasskey } from '#server/session/stored-passkey.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadAccount, type StoredAccount } from '#server/session/stored-account.ts';
import { newTotpSecret, openSecret, sealSecret, totpQr, totpUri, verifyTotp } from '#server/session/totp.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Known = NonNullable<Awaited<ReturnType<typeof loadKnown>>>;

/** Who is in the middle of logging in, or logged in. */
async function loadOwn(visit: Visit): Promise<Known | null> {
  const { jurisdictionId, by, subject } = visit.caller;
  const known = await loadKnown(visit, { jurisdiction_id: jurisdictionId, account_id: by.accountId });
  return known === null ? null : { ...known, as: { jurisdictionId, by, subject } };
}

/** A code of the authenticator, after the password. A wrong one counts towards the same lock. */
export async function proveTotp(visit: Visit, code: string): Promise<Outcome<Me>> {
  const known = await loadOwn(visit);
  if (known === null) return failure('not-signed-in');
  const { account } = known;
  if (visit.caller.standing !== 'factor' || account.totpSecret === null) return failure('factor-not-asked');
  const hash = loginNameHash(visit.installation.keys, account.loginName);
  const locked = lockOf(await findLogin(visit, hash), visit.now);
  if (locked) return locked;
  const secret = openSecret(visit.installation.keys.derive('totp'), account.id, account.totpSecret);
  if (!secret.ok) return secret;
  const step = verifyTotp(secret.value, code, account.totpUsedStep, visit.now);
  if (step === null) return refuse(visit, hash, known, 'code-refused');
  return raise(visit, known, 'totp', async (act) => {
    // Of two requests with one code the slower one finds it used.
    const used = await act.db
      .updateTable('account')
      .set({ totp_used_step: step })
      .where(inJurisdiction(act))
      .where('id', '=', account.id)
      .where((row) => row.or([row('totp_used_step', 'is', null), row('totp_used_step', '<', step)]))
      .returning('id')
      .executeTakeFirst();
    return used ? success(undefined) : failure('code-refused', { left: 0 });
  });
}

/** The session's next stage after a second factor. */
async function raise(
  visit: Visit,
  known: Known,
  factor: 'totp' | 'passkey',
  also: (act: Act) => Promise<Outcome<void>>,
): Promise<Outcome<Me>> {
  const { as, settings, account } = known;
  const { sessionId } = visit.caller;
  if (sessionId === null) return failure('not-signed-in');
  const raised = await visit.write(as, async (act) => {
    const locked = factor === 'totp' ? await lockedMeanwhile(act, account.id) : null;
    if (locked) return locked;
    const done = await also(act);
    if (!done.ok) return done;
    const now = await loadAccount(act, account.id);
    if (now === null) throw new Error('the account is gone');
    const method = withFactor(await methodOf(act, sessionId), factor);
    const { secret, stage } = await raiseSession(act, sessionId, method, now, settings);
    await forgetFailures(act, account.id);
    act.audit({ act: 'session.prove-factor', objects: [{ type: 'session', id: sessionId, after: { method, stage } }] });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!raised.ok) {
    await noteRefusal(visit, known, raised);
    return raised;
  }
  visit.setSession(raised.value.secret);
  return success(raised.value.me);
}

function withFactor(method: Method, factor: 'totp' | 'passkey'): Method {
  if (method === 'oidc') return factor === 'totp' ? 'oidc+totp' : 'oidc+passkey';
  return method === 'password' || method === 'link' ? `password+${factor}` : method;
}

/** A challenge for a passkey: of whoever comes, or of the account that has begun to log in. */
export async function askPasskey(visit: Visit): Promise<Outcome<{ options: Record<string, unknown> }>> {
  const party = await partyOf(visit);
  if (!party.ok) return party;
  const known = visit.caller.standing === 'factor' ? await loadOwn(visit) : null;
  const own = known === null ? null : await passkeysOf(visit, known);
  const options = await passkeyLoginOptions(party.value, own);
  await keepChallenge(visit, options.challenge, null);
  return success({ options: { ...options } });
}

const Challenge = z.object({ challenge: z.string(), accountId: z.uuid().nullable() });

/** Challenges stand in the platform's jurisdiction: whose they are is known afterwards. */
async function keepChallenge(visit: Visit, challenge: string, accountId: string | null): Promise<void> {
  const kept = await visit.write(strangers(visit), async (act) => {
    act.unchanged();
    return success(
      await makeOneTime(act, {
        purpose: 'passkey',
        accountId: null,
        minutes: oneTimeClocks.challengeMinutes,
        data: { challenge, accountId },
      }),
    );
  });
  if (kept.ok) visit.setFlow(kept.value.secret);
}

async function takeChallenge(visit: Visit): Promise<Outcome<z.infer<typeof Challenge>>> {
  const found = await findOneTime(visit, visit.flow, ['passkey']);
  visit.setFlow(null);
  if (found === null) return failure('passkey-expired');
  const spent = await visit.write(strangers(visit), async (act) => {
    act.unchanged();
    return spend(act, found.id);
  });
  return spent.ok ? success(Challenge.parse(found.data)) : failure('passkey-expired');
}

/** Logs in with a passkey alone (it asked for the person and is something one has), or proves the second factor with it. */
export async function provePasskey(visit: Visit, response: unknown): Promise<Outcome<Me>> {
  const party = await partyOf(visit);
  if (!party.ok) return party;
  const challenge = await takeChallenge(visit);
  if (!challenge.ok) return challenge;
  const login = readPasskeyLogin(response);
  if (!login.ok) return login;
  const second = visit.caller.standing === 'factor';
  const { owner } = login.value;
  const known = second
    ? await loadOwn(visit)
    : await loadKnown(visit, owner === null ? undefined : { jurisdiction_id: owner.jurisdictionId, account_id: owner.accountId });
  const stored = known === null ? undefined : (await passkeysOf(visit, known)).find(({ id }) => id === login.value.id);
  if (known === null || stored === undefined) return refusedPasskey(visit, known, 'passkey-refused');
  const owned = { ...stored, jurisdictionId: known.as.jurisdictionId, accountId: known.account.id };
  const proven = await verifyPasskeyLogin(party.value, challenge.value.challenge, response, owned, { named: second });
  if (!proven.ok) return refusedPasskey(visit, known, proven.code);
  if (known.account.state !== 'active') return refusedPasskey(visit, known, 'account-disabled');
  const noteUse = async (act: Act): Promise<void> => {
    await act.db
      .updateTable('passkey')
      .set({ counter: proven.value.counter, last_used_at: act.now })
      .where(inJurisdiction(act))
      .where('id', '=', stored.id)
      .execute();
  };
  if (!second) return enter(visit, known, 'passkey', noteUse);
  return raise(visit, known, 'passkey', async (act) => {
    await noteUse(act);
    return success(undefined);
  });
}

async function refusedPasskey(visit: Visit, known: Known | null, code: string): Promise<Outcome<never>> {
  const refusal = failure(code);
  await noteRefusal(visit, known, refusal);
  return refusal;
}

/** A new secret, shown and not kept: confirmTotp brings it back with a code made by it. */
export async function beginTotp(visit: Visit): Promise<Outcome<{ secret: string; uri: string; qrSvg: string }>> {
  const known = await loadOwn(visit);
  if (known === null) return failure('not-signed-in');
  if (!mayEnroll(visit, known.account)) return failure('sign-in-unfinished');
  const secret = newTotpSecret();
  const uri = totpUri(secret, {
    issuer: message(zh, 'totp.issuer', { jurisdiction: await nameOf(visit) }),
    loginName: known.account.loginName,
  });
  return success({ secret, uri, qrSvg: totpQr(uri) });
}

export async function confirmTotp(visit: Visit, { secret, code }: { secret: string; code: string }): Promise<Outcome<Me>> {
  const known = await loadOwn(visit);
  if (known === null) return failure('not-signed-in');
  if (!mayEnroll(visit, known.account)) return failure('sign-in-unfinished');
  const step = verifyTotp(secret, code, null, visit.now);
  if (step === null) return failure('code-refused');
  const sealed = sealSecret(visit.installation.keys.derive('totp'), known.account.id, secret);
  return enrolled(visit, known, 'totp', 'account.add-totp', (act) =>
    updateAccount(act, known.account.id, { totp_secret: sealed, totp_used_step: step }),
  );
}

/** After a factor was added: a login that waited for it is whole, one that was whole stays so. */
async function enrolled(
  visit: Visit,
  { as, account, settings }: Known,
  factor: 'totp' | 'passkey',
  act: string,
  store: (act: Act) => Promise<void>,
): Promise<Outcome<Me>> {
  const { sessionId } = visit.caller;
  if (sessionId === null) return failure('not-signed-in');
  const stored = await visit.write(as, async (inside) => {
    // Two who set up the first one at once take turns, and the second one finds it.
    const before = await loadAccount(inside, account.id, true);
    if (before === null || !mayEnroll(visit, before)) return failure('sign-in-unfinished');
    await store(inside);
    // Who else knows the password and waits to set one up has to prove this one now.
    await endSessions(inside, account.id, 'factor-added', { except: sessionId, stage: 'enroll' });
    const now = await loadAccount(inside, account.id);
    if (now === null) throw new Error('the account is gone');
    const { secret } = await raiseSession(
      inside,
      sessionId,
      withFactor(await methodOf(inside, sessionId), factor),
      now,
      settings,
      visit.caller.subject?.postId,
    );
    inside.audit({ act, objects: [{ type: 'account', id: account.id, after: { factor } }] });
    return success({ secret, me: await loadMe(inside, sessionId) });
  });
  if (!stored.ok) return stored;
  visit.setSession(stored.value.secret);
  return success(stored.value.me);
}

/** Whoever must still prove an existing factor may not add another one instead, nor who began before there was one. */
function mayEnroll({ caller }: Visit, { totpSecret, passkeys }: StoredAccount): boolean {
  return caller.standing === 'full' || (caller.standing === 'enroll' && totpSecret === null && passkeys === 0);
}

export async function beginPasskey(visit: Visit): Promise<Outcome<{ options: Record<string, unknown> }>> {
  const known = await loadOwn(visit);
  if (known === null) return failure('not-signed-in');
  if (!mayEnroll(visit, known.account)) return failure('sign-in-unfinished');
  const party = await partyOf(visit);
  if (!party.ok) return party;
  const { id, loginName, displayName } = known.account;
  const owner = { jurisdictionId: known.as.jurisdictionId, accountId: id, loginName, displayName };
  const options = await passkeyRegistrationOptions(party.value, owner, await passkeysOf(visit, known));
  await keepChallenge(visit, options.challenge, id);
  return success({ options: { ...options } });
}

export async function addPasskey(visit: Visit, { label, response }: { label: string; response: unknown }): Promise<Outcome<Me>> {
  const known = await loadOwn(visit);
  if (known === null) return failure('not-signed-in');
  if (!mayEnroll(visit, known.account)) return failure('sign-in-unfinished');
  const party = await partyOf(visit);
  if (!party.ok) return party;
  const challenge = await takeChallenge(visit);
  if (!challenge.ok) return challenge;
  if (challenge.value.accountId !== known.account.id) return failure('passkey-expired');
  const passkey = await verifyPasskeyRegistration(party.value, challenge.value.challenge, response);
  if (!passkey.ok) return passkey;
  return enrolled(visit, known, 'passkey', 'account.add-passkey', async (act) => {
    await act.db
      .insertInto('passkey')
      .values({
        jurisdiction_id: act.jurisdictionId,
        id: passkey.value.id,
        account_id: known.account.id,
        label,
        public_key: Buffer.from(passkey.value.publicKey),
        counter: passkey.value.counter,
        transports: [...passkey.value.transports],
        created_at: act.now,
      })
      .execute();
  });
}

async function passkeysOf(visit: Visit, { as, account }: Known): Promise<readonly OwnPasskey[]> {
  const found = await visit.read(as, async (act) => success(await loadPasskeys(act, account.id)));
  return found.ok ? found.value : [];
}

async function nameOf(visit: Visit): Promise<string> {
  const found = await visit.read(visit.caller, async (act) =>
    success(await act.db.selectFrom('jurisdiction').select('name').where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow()),
  );
  return found.ok ? found.value.name : '';
}

async function partyOf(visit: Visit): Promise<Outcome<RelyingParty>> {
  return relyingPartyOf(visit.origin, message(zh, 'totp.issuer', { jurisdiction: '' }).trim());
}

import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/failure.ts';
import {
  passkeyLoginOptions,
  passkeyRegistrationOptions,
  readPasskeyLogin,
  relyingPartyOf,
  verifyPasskeyLogin,
  verifyPasskeyRegistration,
  type RelyingParty,
} from '#server/session/passkey.ts';
import { makePasskey, provePasskey, type AuthenticatorConduct } from '#test/passkey-authenticator.ts';

const rp: RelyingParty = { id: 'taizhang.example.gov.cn', origin: 'https://taizhang.example.gov.cn', name: '泰安市台账' };
const here: AuthenticatorConduct = { origin: rp.origin, rpId: rp.id };
const owner = {
  jurisdictionId: '01930000-0000-7000-8000-000000000001',
  accountId: '01930000-0000-7000-8000-00000000000a',
  loginName: 'wangxm',
  displayName: '王小明',
};
const otherOwner = { ...owner, accountId: '01930000-0000-7000-8000-00000000000b' };

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function registered(conduct: AuthenticatorConduct = here) {
  const options = await passkeyRegistrationOptions(rp, owner, []);
  const { passkey, response } = makePasskey(options, conduct);
  return { passkey, stored: valueOf(await verifyPasskeyRegistration(rp, options.challenge, response)) };
}

describe('the relying party', () => {
  it.each([
    ['https://taizhang.example.gov.cn', 'taizhang.example.gov.cn'],
    ['https://taizhang.example.gov.cn:8443', 'taizhang.example.gov.cn'],
    ['http://localhost:3000', 'localhost'],
    ['http://taizhang.example.gov.cn', 'passkey-unavailable'],
    ['http://127.0.0.1:3000', 'passkey-unavailable'],
    ['https://10.1.2.3', 'passkey-unavailable'],
    ['https://[::1]:3000', 'passkey-unavailable'],
  ])('of %s: %s', (address, expected) => {
    const outcome = relyingPartyOf(address, '台账');
    expect(outcome.ok ? outcome.value.id : outcome.code).toBe(expected);
    if (outcome.ok) expect(outcome.value.origin).toBe(address);
  });
});

describe('registration', () => {
  it('asks for user verification and prefers a passkey that can be found without a name', async () => {
    const options = await passkeyRegistrationOptions(rp, owner, [{ id: 'AAAA', transports: ['usb'] }]);
    expect(options).toMatchObject({
      rp: { id: rp.id },
      timeout: 300_000,
      attestation: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      excludeCredentials: [{ id: 'AAAA', transports: ['usb'] }],
    });
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32);
    expect((await passkeyRegistrationOptions(rp, owner, [])).challenge).not.toBe(options.challenge);
  });

  it('answers what is to be stored', async () => {
    const { passkey, stored } = await registered();
    expect(stored).toMatchObject({ id: passkey.id, counter: 0, transports: ['hybrid', 'internal'] });
    expect(stored.publicKey.length).toBeGreaterThan(70);
  });

  it.each<[string, Partial<AuthenticatorConduct>]>([
    ['for another page', { origin: 'https://evil.example' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['without PIN, finger or face', { userVerified: false }],
  ])('made %s is refused', async (_name, conduct) => {
    await expect(registered({ ...here, ...conduct })).rejects.toThrow('passkey-refused');
  });

  it('of another challenge, or none at all, is refused', async () => {
    const options = await passkeyRegistrationOptions(rp, owner, []);
    const { response } = makePasskey(options, here);
    const { challenge } = await passkeyRegistrationOptions(rp, owner, []);
    for (const attempt of [response, null, {}, 'x', { ...response, response: {} }]) {
      expect(await verifyPasskeyRegistration(rp, challenge, attempt)).toMatchObject({ code: 'passkey-refused' });
    }
  });
});

describe('login', () => {
  it('works without a name: the answer names its owner', async () => {
    const { passkey, stored } = await registered();
    const options = await passkeyLoginOptions(rp, null);
    expect(options).toMatchObject({ rpId: rp.id, userVerification: 'required' });
    expect(options.allowCredentials).toBeUndefined();
    const response = provePasskey(options, passkey, here);
    expect(valueOf(readPasskeyLogin(response))).toEqual({
      id: stored.id,
      owner: { jurisdictionId: owner.jurisdictionId, accountId: owner.accountId },
    });
    const answer = await verifyPasskeyLogin(rp, options.challenge, response, { ...stored, ...owner }, { named: false });
    expect(answer).toEqual({ ok: true, value: { counter: 0 } });
  });

  it('works as a second factor, also where the authenticator keeps no owner', async () => {
    const { passkey, stored } = await registered();
    const options = await passkeyLoginOptions(rp, [stored]);
    expect(options.allowCredentials).toMatchObject([{ id: stored.id, transports: ['hybrid', 'internal'] }]);
    const proof = provePasskey(options, passkey, here);
    const { userHandle: _left, ...rest } = proof.response;
    const response = { ...proof, response: rest };
    expect(valueOf(readPasskeyLogin(response)).owner).toBeNull();
    const check = (named: boolean) => verifyPasskeyLogin(rp, options.challenge, response, { ...stored, ...owner }, { named });
    expect(await check(true)).toMatchObject({ ok: true });
    expect(await check(false)).toMatchObject({ code: 'passkey-refused' });
  });

  it('of somebody else is refused', async () => {
    const { passkey, stored } = await registered();
    const other = await registered();
    const options = await passkeyLoginOptions(rp, null);
    const response = provePasskey(options, passkey, here);
    const check = (row: typeof stored, whose: typeof owner) =>
      verifyPasskeyLogin(rp, options.challenge, response, { ...row, ...whose }, { named: true });
    expect(await check(stored, otherOwner)).toMatchObject({ code: 'passkey-refused' });
    expect(await check(other.stored, owner)).toMatchObject({ code: 'passkey-refused' });
    // Another's key under this passkey's id: the signature does not fit.
    expect(await check({ ...other.stored, id: stored.id }, owner)).toMatchObject({ code: 'passkey-refused' });
  });

  it.each<[string, Partial<AuthenticatorConduct>]>([
    ['for another page', { origin: 'https://evil.example' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['without PIN, finger or face', { userVerified: false }],
  ])('proved %s is refused', async (_name, conduct) => {
    const { passkey, stored } = await registered();
    const options = await passkeyLoginOptions(rp, null);
    const response = provePasskey(options, passkey, { ...here, ...conduct });
    const answer = await verifyPasskeyLogin(rp, options.challenge, response, { ...stored, ...owner }, { named: false });
    expect(answer).toMatchObject({ code: 'passkey-refused' });
  });

  it('of another challenge, changed afterwards, or nonsense is refused', async () => {
    const { passkey, stored } = await registered();
    const [options, other] = [await passkeyLoginOptions(rp, null), await passkeyLoginOptions(rp, null)];
    const response = provePasskey(options, passkey, here);
    const row = { ...stored, ...owner };
    const changed = { ...response, response: { ...response.response, signature: 'MEQCIA' } };
    for (const [challenge, attempt] of [
      [other.challenge, response],
      [options.challenge, changed],
      [options.challenge, null],
      [options.challenge, { id: stored.id }],
    ] as const) {
      expect(await verifyPasskeyLogin(rp, challenge, attempt, row, { named: false })).toMatchObject({ code: 'passkey-refused' });
    }
    expect(readPasskeyLogin({ id: 1 })).toMatchObject({ code: 'passkey-refused' });
    const strange = { ...response, response: { ...response.response, userHandle: 'AAAA' } };
    expect(valueOf(readPasskeyLogin(strange)).owner).toBeNull();
  });

  it.each([
    [5, 6, { ok: true, value: { counter: 6 } }],
    [5, 5, { code: 'passkey-cloned' }],
    [5, 4, { code: 'passkey-cloned' }],
    [5, 0, { code: 'passkey-cloned' }],
    [0, 0, { ok: true, value: { counter: 0 } }],
  ])('with a counter of %i stored and %i sent: %o', async (before, sent, expected) => {
    const { passkey, stored } = await registered();
    const options = await passkeyLoginOptions(rp, null);
    const response = provePasskey(options, passkey, { ...here, counter: sent });
    const row = { ...stored, ...owner, counter: before };
    expect(await verifyPasskeyLogin(rp, options.challenge, response, row, { named: false })).toMatchObject(expected);
  });
});

/** Passkeys through HTTP: added, proved alone and as a second factor, refused, removed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as account from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { makePasskey, provePasskey, type AuthenticatorConduct, type MadePasskey } from '#test/passkey-authenticator.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
/** A name, as passkeys need one; the tests' own address is a number. */
const publicUrl = 'http://localhost:8080';
const headers = { origin: publicUrl };
const here: AuthenticatorConduct = { origin: publicUrl, rpId: 'localhost' };
const Creation = z.object({ challenge: z.string(), user: z.object({ id: z.string() }) });
const Request = z.object({ challenge: z.string() });

let server: TestServer;
let passwordHash: string;
beforeAll(async () => {
  server = await startTestServer({ reachable: { localOnly: false, publicUrl } });
  passwordHash = await hashOf(password);
});
afterAll(() => server.stop());

const joined = (...cookies: string[]): string => cookies.filter((cookie) => cookie !== '').join('; ');

/** Asks to add one, and answers as the authenticator does. */
async function make(cookie: string, conduct: Partial<AuthenticatorConduct> = {}, flow = true) {
  const begun = await server.with(cookie).call(own.beginPasskey, { headers });
  const { passkey, response } = makePasskey(Creation.parse(begun.body?.options), { ...here, ...conduct });
  const calls = server.with(joined(cookie, flow ? cookieOf(begun, 'taizhang-flow') : ''));
  return { passkey, answer: await calls.call(own.addPasskey, { headers, body: { label: '办公室', response } }) };
}

interface Owner extends Person {
  readonly passkey: MadePasskey;
  /** Of the session as it is after the passkey was added. */
  readonly cookie: string;
}

async function withPasskey(role: 'contact' | 'office', counter = 0): Promise<Owner> {
  const person = await server.as(role, { passwordHash });
  const { passkey, answer } = await make(person.cookie, { counter });
  expect(answer.body?.factors.passkeys).toBe(1);
  return { ...person, passkey, cookie: cookieOf(answer) };
}

/** Asks for a challenge and proves the passkey; as nobody, or with the cookie of half a login. */
async function prove(passkey: MadePasskey, conduct: Partial<AuthenticatorConduct> = {}, cookie = '', flow = true, remember = false) {
  const asked = await server.with(cookie).call(session.askPasskey, { headers });
  const response = provePasskey(Request.parse(asked.body?.options), passkey, { ...here, ...conduct });
  const calls = server.with(joined(cookie, flow ? cookieOf(asked, 'taizhang-flow') : ''));
  return calls.call(session.provePasskey, { headers, body: { response, remember } });
}

describe('a passkey as the second factor', () => {
  it('is remembered in this browser where the person wants it', async () => {
    const { passkey, loginName } = await withPasskey('contact');
    await server.database.pool.query(
      `insert into security_settings (jurisdiction_id, preset, changes, updated_at, updated_by) values ($1, 'asvs', '{"rememberedDeviceDays": 7}', now(), '测试')`,
      [server.jurisdictionId],
    );
    const logIn = (cookie: string) =>
      server.anonymous.call(session.logIn, { body: { loginName, password }, headers: { ...headers, cookie } });
    const begun = await logIn('');
    expect(begun.body?.stage).toBe('factor');
    const proven = await prove(passkey, {}, cookieOf(begun), true, true);
    expect(proven.body?.stage).toBe('full');
    expect((await logIn(cookieOf(proven, 'taizhang-remembered'))).body).toMatchObject({ stage: 'full', factors: { remembered: true } });
    await server.database.pool.query('delete from security_settings');
  });
});

describe('a passkey', () => {
  it('logs its owner in without a name, whatever the role needs', async () => {
    const owner = await withPasskey('office');
    expect((await prove(owner.passkey)).body).toMatchObject({ stage: 'full', account: { id: owner.accountId } });
  });

  it('is the second factor after a password', async () => {
    const owner = await withPasskey('contact');
    const half = await server.anonymous.call(session.logIn, { headers, body: { loginName: owner.loginName, password } });
    expect(half.body?.stage).toBe('factor');
    expect((await prove(owner.passkey, {}, cookieOf(half))).body).toMatchObject({ stage: 'full', account: { id: owner.accountId } });
  });

  it('can be removed when another factor remains or none is needed', async () => {
    const params = ({ passkey }: Owner) => ({ passkeyId: passkey.id });
    const contact = await withPasskey('contact');
    const calls = server.with(contact.cookie);
    expect((await calls.call(own.removePasskey, { headers, params: params(contact) })).body?.factors.passkeys).toBe(0);
    expect((await calls.call(own.removePasskey, { headers, params: params(contact) })).problem?.code).toBe('passkey-not-found');
    const office = await withPasskey('office');
    const refused = await server.with(office.cookie).call(own.removePasskey, { headers, params: params(office) });
    expect(refused.problem?.code).toBe('factor-needed');
  });
});

describe('what is refused', () => {
  it('when one is added: a challenge that was not given to this browser, or an answer made for another page', async () => {
    const { cookie } = await server.as('contact');
    expect((await make(cookie, {}, false)).answer.problem?.code).toBe('passkey-expired');
    expect((await make(cookie, { origin: 'https://evil.example' })).answer.problem?.code).toBe('passkey-refused');
  });

  it('when one is proven: no challenge, an unknown passkey, a copy, a disabled account', async () => {
    const owner = await withPasskey('contact', 5);
    expect((await prove(owner.passkey, { counter: 6 }, '', false)).problem?.code).toBe('passkey-expired');
    const unknown = makePasskey({ challenge: 'x', user: { id: owner.passkey.userHandle } }, here).passkey;
    expect((await prove(unknown)).problem?.code).toBe('passkey-refused');
    expect((await prove(owner.passkey, { counter: 5 })).problem?.code).toBe('passkey-cloned');
    const security = await server.as('security-admin');
    const params = { accountId: owner.accountId };
    await security.ok(account.disableAccount, { headers, params, body: { reason: '离任' } });
    expect((await prove(owner.passkey, { counter: 6 })).problem?.code).toBe('account-disabled');
  });
});

describe('a fresh proof by a passkey', () => {
  /** In the middle of a session. */
  async function again({ cookie, passkey }: Pick<Owner, 'cookie' | 'passkey'>, conduct: Partial<AuthenticatorConduct> = {}, flow = true) {
    const asked = await server.with(cookie).call(session.askPasskey, { headers });
    const response = provePasskey(Request.parse(asked.body?.options), passkey, { ...here, ...conduct });
    const calls = server.with(joined(cookie, flow ? cookieOf(asked, 'taizhang-flow') : ''));
    return calls.call(session.proveAgain, { headers, body: { by: 'passkey', response } });
  }
  const ageProof = (accountId: string) =>
    server.database.pool.query("update session set method = 'passkey', proven_at = null where account_id = $1", [accountId]);
  const add = { headers, body: { label: '试', scopes: ['ledger.read' as const], days: 1 } };

  it('is one of the own, in this browser, and no copy', async () => {
    const owner = await withPasskey('contact', 5);
    await ageProof(owner.accountId);
    const calls = server.with(owner.cookie);
    expect((await calls.call(own.addToken, add)).problem?.code).toBe('proof-needed');
    expect((await again(owner, { counter: 6 }, false)).problem?.code).toBe('passkey-expired');
    const { passkey } = await withPasskey('contact', 5);
    expect((await again({ cookie: owner.cookie, passkey }, { counter: 6 })).problem?.code).toBe('passkey-refused');
    expect((await again(owner, { counter: 5 })).problem?.code).toBe('passkey-cloned');
    expect((await calls.call(own.addToken, add)).problem?.code).toBe('proof-needed');
    expect((await again(owner, { counter: 6 })).status).toBe(200);
    expect((await calls.call(own.addToken, add)).status).toBe(200);
  });

  it('is not possible where passkeys are not', async () => {
    await using numbered = await startTestServer();
    const answer = await numbered.call(session.proveAgain, { body: { by: 'passkey', response: {} } });
    expect(answer.problem?.code).toBe('passkey-unavailable');
  });
});

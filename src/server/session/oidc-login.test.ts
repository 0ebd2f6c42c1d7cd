/** Login through the identity provider, through HTTP: every way in which it ends. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { signInThere, withServer } from '#test/oidc-browser.ts';
import { startOidcProvider, type RunningOidcProvider } from '#test/oidc-provider.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';

const people = { 'ta-1': '李强', 'ta-2': '生人', 'ta-3': '王敏', 'ta-4': '赵军', 'ta-5': '孙丽' };
type Subject = keyof typeof people;
const unknownProvider = { issuer: '', clientId: '', clientSecret: '', label: '泰安通' };
// The server and the provider must know each other's address before both have one.
const oidc = { ...unknownProvider };

let server: TestServer;
let provider: RunningOidcProvider;

const redirectUri = ({ origin }: TestServer): string => `${origin}/login/oidc`;

beforeAll(async () => {
  server = await startTestServer({ oidc });
  provider = await startOidcProvider({ redirectUris: [redirectUri(server)], people });
  Object.assign(oidc, { issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret });
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
});

/** Goes to the provider and back; answers what is to be sent to finishOidc, with the cookies of the browser that comes back. */
async function visitProvider(
  at: TestServer,
  subject: Subject,
  {
    identity,
    act,
    purpose = identity === undefined ? 'login' : 'link',
  }: { identity?: Calls; act?: 'refuse'; purpose?: 'prove' | 'login' | 'link' } = {},
) {
  const calls = identity ?? at.anonymous;
  const begun = await calls.call(session.beginOidc, { body: { purpose } });
  expect(new URL(begun.body?.url ?? '').searchParams.get('prompt')).toBe(purpose === 'prove' ? 'login' : null);
  const back = await signInThere({ begun: begun.body?.url ?? '', redirectUri: redirectUri(at), subject, act });
  return { query: new URL(back).search, flow: cookieOf(begun, 'taizhang-flow') };
}

const finish = (at: TestServer, { query, flow }: { query: string; flow: string }, cookie = '') =>
  at.with([flow, cookie].filter((one) => one !== '').join('; ')).call(session.finishOidc, { body: { query } });

/** Somebody whose account has the subject. */
async function linked(subject: Subject): Promise<Person> {
  const person = await server.as('contact');
  const answer = await finish(server, await visitProvider(server, subject, { identity: person }), person.cookie);
  expect(answer.body?.account.id).toBe(person.accountId);
  return person;
}

describe('a subject of the provider', () => {
  it('is unknown until a person links it, and then logs in', async () => {
    expect((await finish(server, await visitProvider(server, 'ta-1'))).problem?.code).toBe('oidc-unknown-subject');
    const person = await linked('ta-1');
    const entered = await finish(server, await visitProvider(server, 'ta-1'));
    expect(entered.body).toMatchObject({ stage: 'full', account: { id: person.accountId } });
    expect((await server.with(cookieOf(entered)).ok(session.getSession)).me?.account.id).toBe(person.accountId);
  });

  it('is linked to one person only', async () => {
    await linked('ta-3');
    const other = await server.as('contact');
    const answer = await finish(server, await visitProvider(server, 'ta-3', { identity: other }), other.cookie);
    expect(answer.problem?.code).toBe('oidc-subject-taken');
  });

  it('does not log a disabled account in', async () => {
    const person = await linked('ta-4');
    const security = await server.as('security-admin');
    await security.ok(account.disableAccount, { params: { accountId: person.accountId }, body: { reason: '离任' } });
    expect((await finish(server, await visitProvider(server, 'ta-4'))).problem?.code).toBe('account-disabled');
  });

  it('is linked only by the person who began the link', async () => {
    const [person, other] = [await server.as('contact'), await server.as('contact')];
    for (const cookie of [other.cookie, '']) {
      const back = await visitProvider(server, 'ta-2', { identity: person });
      expect((await finish(server, back, cookie)).problem?.code).toBe('oidc-expired');
    }
  });
});

describe('a login at the provider', () => {
  it('that is denied, or returns in another browser or twice, is refused', async () => {
    const refused = await visitProvider(server, 'ta-1', { act: 'refuse' });
    expect((await finish(server, refused)).problem).toMatchObject({ code: 'oidc-refused', data: { reason: 'access_denied' } });
    const back = await visitProvider(server, 'ta-2');
    expect((await finish(server, { ...back, flow: '' })).problem?.code).toBe('oidc-expired');
    expect((await finish(server, back)).problem?.code).toBe('oidc-unknown-subject');
    expect((await finish(server, back)).problem?.code).toBe('oidc-expired');
  });
});

describe('a fresh proof at the provider', () => {
  it('is a new login there, by the person whose session it is', async () => {
    const person = await linked('ta-5');
    await server.database.pool.query("update session set method = 'oidc', proven_at = null where id = $1", [person.sessionId]);
    const add = { body: { label: '试', scopes: ['ledger.read' as const], days: 1 } };
    expect((await person.call(addToken, add)).problem?.code).toBe('proof-needed');
    const other = await finish(server, await visitProvider(server, 'ta-2', { identity: person, purpose: 'prove' }), person.cookie);
    expect(other.problem?.code).toBe('oidc-other-person');
    const back = await visitProvider(server, 'ta-5', { identity: person, purpose: 'prove' });
    expect((await finish(server, back, (await server.as('contact')).cookie)).problem?.code).toBe('oidc-expired');
    expect((await person.call(addToken, add)).problem?.code).toBe('proof-needed');
    const again = await finish(server, await visitProvider(server, 'ta-5', { identity: person, purpose: 'prove' }), person.cookie);
    expect(again.body?.account.id).toBe(person.accountId);
    expect((await person.call(addToken, add)).status).toBe(200);
  });
});

describe('a provider', () => {
  const begin = async (issuer: string) => {
    await using at = await startTestServer({ oidc: { ...unknownProvider, issuer, clientId: 'taizhang' } });
    return (await at.anonymous.call(session.beginOidc, { body: { purpose: 'login' } })).problem?.code;
  };

  it('that is not configured is not called', async () => {
    await using at = await startTestServer();
    expect((await at.anonymous.call(session.beginOidc, { body: { purpose: 'login' } })).problem?.code).toBe('oidc-not-configured');
    expect((await at.anonymous.call(session.finishOidc, { body: { query: '' } })).problem?.code).toBe('oidc-not-configured');
  });

  it('without TLS, or with another issuer in its metadata, is refused', async () => {
    expect(await begin('http://idp.example.gov.cn')).toBe('oidc-misconfigured');
    const fakeProvider = withServer(
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ issuer: 'https://evil.example' })),
      begin,
    );
    expect(await fakeProvider).toBe('oidc-refused');
  });

  it('that rejects our client secret, or is down when the person returns, is refused', async () => {
    const wrong = { ...unknownProvider };
    await using at = await startTestServer({ oidc: wrong });
    const other = await startOidcProvider({ redirectUris: [redirectUri(at)], people });
    try {
      Object.assign(wrong, { issuer: other.issuer, clientId: other.clientId, clientSecret: 'wrong' });
      expect((await finish(at, await visitProvider(at, 'ta-1'))).problem?.code).toBe('oidc-misconfigured');
      const back = await visitProvider(at, 'ta-1');
      await other.stop();
      expect((await finish(at, back)).problem?.code).toBe('oidc-unreachable');
    } finally {
      await other.stop().catch(() => undefined);
    }
  });
});

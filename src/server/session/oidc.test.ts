import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '#contract/catalogue.ts';
import type { Outcome } from '#core/failure.ts';
import { oidcLogin, type OidcLogin } from '#server/session/oidc.ts';
import { signInThere, withServer } from '#test/oidc-browser.ts';
import { startOidcProvider, type RunningOidcProvider } from '#test/oidc-provider.ts';

/** Nobody listens there: the browser of the test stops before it. */
const redirectUri = 'http://127.0.0.1:9/api/sign-in/oidc/callback';
const people = { 'person-7': '王小明', 'person-8': '李静' };
const quick = { timeoutSeconds: 1, discoveryMinutes: 60 };
const catalogue: Readonly<Record<string, string>> = zh;

let provider: RunningOidcProvider;
let login: OidcLogin;

beforeAll(async () => {
  provider = await startOidcProvider({ redirectUris: [redirectUri], people });
  login = oidcLogin(provider);
});
afterAll(() => provider.stop());

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const signInAs = (subject: string, begun: string, act?: 'refuse'): Promise<string> => signInThere({ begun, redirectUri, subject, act });

describe('a login at the provider', () => {
  it('asks with PKCE, state and nonce, new ones each time', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'taizhang',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile',
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
    });
    expect(asked.get('code_challenge')).not.toBe(flow.verifier);
    expect(url).not.toContain(provider.clientSecret);
    const again = valueOf(await login.begin(redirectUri)).flow;
    for (const key of ['state', 'nonce', 'verifier'] as const) {
      expect(flow[key].length).toBeGreaterThanOrEqual(43);
      expect(again[key]).not.toBe(flow[key]);
    }
  });

  it('answers issuer, subject and name', async () => {
    for (const [subject, name] of Object.entries(people)) {
      const { url, flow } = valueOf(await login.begin(redirectUri));
      const person = valueOf(await login.finish(await signInAs(subject, url), flow));
      expect(person).toEqual({ issuer: provider.issuer, subject, name });
    }
  });

  it('is refused when the person says no', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const answer = await login.finish(await signInAs('person-7', url, 'refuse'), flow);
    expect(answer).toMatchObject({ ok: false, code: 'oidc-refused', data: { reason: 'access_denied' } });
  });
});

describe('a forged or replayed answer', () => {
  it('with another state is refused: it is of another browser', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const callback = await signInAs('person-7', url);
    const other = valueOf(await login.begin(redirectUri)).flow;
    expect(await login.finish(callback, { ...flow, state: other.state })).toMatchObject({
      code: 'oidc-expired',
      data: { reason: 'state' },
    });
    const bare = new URL(callback);
    bare.searchParams.delete('state');
    expect(await login.finish(bare.href, flow)).toMatchObject({ code: 'oidc-expired', data: { reason: 'state' } });
    // It was not spent on that: the right flow still gets in.
    expect(await login.finish(callback, flow)).toMatchObject({ ok: true });
  });

  it('with another nonce is refused: its token was made for another login', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const other = valueOf(await login.begin(redirectUri)).flow;
    const answer = await login.finish(await signInAs('person-7', url), { ...flow, nonce: other.nonce });
    expect(answer).toMatchObject({ ok: false, code: 'oidc-refused', data: { reason: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' } });
  });

  it('with another verifier is refused: the code was stolen', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const other = valueOf(await login.begin(redirectUri)).flow;
    const answer = await login.finish(await signInAs('person-7', url), { ...flow, verifier: other.verifier });
    expect(answer).toMatchObject({ ok: false, code: 'oidc-expired', data: { reason: 'invalid_grant' } });
  });

  it('is accepted only once', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const callback = await signInAs('person-7', url);
    expect(await login.finish(callback, flow)).toMatchObject({ ok: true });
    expect(await login.finish(callback, flow)).toMatchObject({ code: 'oidc-expired', data: { reason: 'invalid_grant' } });
  });

  it('without a kept flow is refused', async () => {
    expect(await login.finish(`${redirectUri}?code=x&state=y`, null)).toMatchObject({ code: 'oidc-expired', data: { reason: 'flow' } });
  });

  it('that names another issuer is refused', async () => {
    const { url, flow } = valueOf(await login.begin(redirectUri));
    const callback = new URL(await signInAs('person-7', url));
    callback.searchParams.set('iss', 'https://evil.example');
    expect(await login.finish(callback.href, flow)).toMatchObject({ code: 'oidc-refused', data: { reason: 'OAUTH_INVALID_RESPONSE' } });
  });

  it('without a code is refused', async () => {
    const { flow } = valueOf(await login.begin(redirectUri));
    const answer = await login.finish(`${redirectUri}?state=${flow.state}&iss=${encodeURIComponent(provider.issuer)}`, flow);
    expect(answer).toMatchObject({ code: 'oidc-refused' });
  });
});

describe('a provider that does not work', () => {
  it('is unreachable while it is down, and found when it is back', async () => {
    const other = await startOidcProvider({ redirectUris: [redirectUri], people });
    await other.stop();
    const later = oidcLogin(other, quick);
    expect(await later.begin(redirectUri)).toMatchObject({ ok: false, code: 'oidc-unreachable' });
    const back = await startOidcProvider({ redirectUris: [redirectUri], people, port: other.port });
    expect(await later.begin(redirectUri)).toMatchObject({ ok: true });
    await back.stop();
  });

  it('that goes down in between says so, and what was discovered is kept', async () => {
    const other = await startOidcProvider({ redirectUris: [redirectUri], people });
    const between = oidcLogin(other, { timeoutSeconds: 1, discoveryMinutes: 0 });
    const { url, flow } = valueOf(await between.begin(redirectUri));
    const callback = await signInAs('person-7', url);
    await other.stop();
    expect(await between.finish(callback, flow)).toMatchObject({ ok: false, code: 'oidc-unreachable' });
    expect(await between.begin(redirectUri)).toMatchObject({ ok: true });
  });

  it('that never answers is given up', async () => {
    await withServer(
      () => undefined,
      async (issuer) => {
        const answer = await oidcLogin({ ...provider, issuer }, quick).begin(redirectUri);
        expect(answer).toMatchObject({ code: 'oidc-unreachable' });
      },
    );
  });

  it('that answers with a page, or in the name of another, is not believed', async () => {
    const page: RequestListener = (_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
    const impostor: RequestListener = (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ issuer: 'https://evil.example' }));
    const begin = (listener: RequestListener) =>
      withServer(listener, (issuer) => oidcLogin({ ...provider, issuer }, quick).begin(redirectUri));
    expect(await begin(page)).toMatchObject({ code: 'oidc-unreachable' });
    expect(await begin(impostor)).toMatchObject({ code: 'oidc-refused' });
  });

  it('that does not know our secret is a matter for the administrator', async () => {
    const wrong = oidcLogin({ ...provider, clientSecret: 'wrong' });
    const { url, flow } = valueOf(await wrong.begin(redirectUri));
    expect(await wrong.finish(await signInAs('person-7', url), flow)).toMatchObject({ code: 'oidc-misconfigured' });
  });

  it('without TLS is not asked, but on this machine', async () => {
    expect(await oidcLogin({ ...provider, issuer: 'http://idp.example.gov.cn' }).begin(redirectUri)).toMatchObject({
      code: 'oidc-misconfigured',
      data: { reason: 'insecure' },
    });
  });

  it('has a sentence for each refusal', () => {
    const codes = ['refused', 'expired', 'unreachable', 'misconfigured'];
    expect(codes.filter((code) => catalogue[`oidc-${code}`] === undefined)).toEqual([]);
  });
});

/** A stolen session is not enough to keep an account: what concerns the login wants a fresh proof, other logins end, the person is told. */
import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { accountTopics } from '#contract/account/topics.ts';
import { sessionTopics } from '#contract/session/topics.ts';
import type { Policy } from '#core/access/policy.ts';
import type { Role } from '#core/access/subject.ts';
import { powers } from '#core/domains.ts';
import { routes } from '#server/domains.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
const clock = testClock();
const minutes = 60_000;

let server: TestServer;
let hash: string;
beforeAll(async () => {
  server = await startTestServer({ clock });
  hash = await hashOf(password);
});
afterAll(() => server.stop());

let count = 0;
/** Somebody without a second factor, logged in by password in as many browsers as asked. */
async function person(browsers = 1) {
  const loginName = `proof-${(count += 1)}`;
  const { accountId } = await server.as('contact', { loginName, passwordHash: hash });
  const logIn = async () => server.with(cookieOf(await server.anonymous.call(session.logIn, { body: { loginName, password } })));
  const open = [];
  for (let at = 0; at < browsers; at++) open.push(await logIn());
  return { loginName, accountId, logIn, open, calls: open[0] ?? server.anonymous };
}

/** A complete session in a role whose proof is an hour old, as somebody has it who copied the cookie. */
async function stolen(role: Role) {
  const { cookie, sessionId } = await server.as(role);
  await server.database.pool.query(
    "update session set method = 'password', proven_at = $1::timestamptz - interval '1 hour' where id = $2",
    [clock.now(), sessionId],
  );
  return server.with(cookie);
}

const policy: Policy = powers;
const wanting = routes.map(({ endpoint }) => endpoint).filter(({ id }) => policy[id]?.freshProof === true);

describe('a session whose proof is old', () => {
  it('changes nothing about any login', async () => {
    expect(wanting.length).toBeGreaterThan(12);
    for (const endpoint of wanting) {
      const who = policy[endpoint.id]?.who;
      const role: Role =
        typeof who === 'object'
          ? ((['system-admin', 'security-admin'] as const).find((one) => who[one] !== undefined) ?? 'office')
          : 'contact';
      const params = {
        accountId: crypto.randomUUID(),
        postId: crypto.randomUUID(),
        sessionId: crypto.randomUUID(),
        tokenId: crypto.randomUUID(),
        passkeyId: 'x',
        deviceId: crypto.randomUUID(),
      };
      const answer = await (await stolen(role)).call(endpoint, { params });
      expect([endpoint.id, answer.status, answer.problem?.code]).toEqual([endpoint.id, 403, 'proof-needed']);
    }
    expect((await (await stolen('contact')).call(own.listSessions)).status).toBe(200);
  });

  it('is asked by every endpoint that changes credentials, logins or tokens', () => {
    const concerned = new Set<string>(
      [sessionTopics.credentials, sessionTopics.logins, sessionTopics.rememberedDevices, sessionTopics.tokens, accountTopics.logins].map(
        ({ name }) => name,
      ),
    );
    const changing = routes
      .map(({ endpoint }) => endpoint)
      .filter(({ touches }) => touches?.some(({ name }) => concerned.has(name)) === true);
    const others = changing.filter(({ id }) => policy[id]?.freshProof !== true).map(({ id }) => id);
    expect(others.sort()).toEqual([
      // It proves the present password itself.
      'choosePassword',
      // A link was begun with a fresh proof (beginOidc).
      'finishOidc',
    ]);
  });

  it('is asked by every endpoint of people that changes who may come in, or with which powers', () => {
    const changing = Object.values(account).filter((one) => 'method' in one && one.method !== 'GET');
    const others = changing.flatMap((one) => ('id' in one && policy[one.id]?.freshProof !== true ? [one.id] : []));
    // A name, a unit, a telephone number.
    expect(others).toEqual(['editAccount']);
  });

  it('cannot link an identity', async () => {
    await using at = await startTestServer({
      clock,
      oidc: { issuer: 'https://id.example.gov.cn', clientId: 'a', clientSecret: 'b', label: '统一身份认证' },
    });
    const { cookie, sessionId } = await at.as('contact');
    await at.database.pool.query("update session set method = 'password', proven_at = null where id = $1", [sessionId]);
    const answer = await at.with(cookie).call(session.beginOidc, { body: { purpose: 'link' } });
    expect(answer.problem?.code).toBe('proof-needed');
  });
});

describe('a fresh proof', () => {
  const add = { body: { label: '试', scopes: ['ledger.read' as const], days: 1 } };

  it('lasts ten minutes from the login, and again from a password', async () => {
    const { calls } = await person();
    expect((await calls.call(own.addToken, add)).status).toBe(200);
    clock.ahead += 10 * minutes;
    expect((await calls.call(own.addToken, add)).problem?.code).toBe('proof-needed');
    const wrong = await calls.call(session.proveAgain, { body: { by: 'password', password: 'x' } });
    expect(wrong.problem).toMatchObject({ code: 'password-wrong', data: { left: 4 } });
    expect((await calls.call(own.addToken, add)).problem?.code).toBe('proof-needed');
    await calls.ok(session.proveAgain, { body: { by: 'password', password } });
    expect((await calls.call(own.addToken, add)).status).toBe(200);
  });

  it('is a code of the authenticator too, each once', async () => {
    const { calls } = await person();
    const none = await calls.call(session.proveAgain, { body: { by: 'totp', code: '000000' } });
    expect(none.problem?.code).toBe('factor-not-asked');
    const { secret } = await calls.ok(own.beginTotp);
    const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });
    const enrolled = server.with(cookieOf(await calls.call(own.confirmTotp, { body: { secret, code: codeNow() } })));
    clock.ahead += 11 * minutes;
    const code = codeNow();
    await enrolled.ok(session.proveAgain, { body: { by: 'totp', code } });
    expect((await enrolled.call(own.addToken, add)).status).toBe(200);
    expect((await enrolled.call(session.proveAgain, { body: { by: 'totp', code } })).problem?.code).toBe('code-refused');
  });

  it('ends the session that gives too many wrong ones, keeps nobody else out, and is told', async () => {
    const { calls, open, logIn } = await person(2);
    const wrong = { body: { by: 'password' as const, password: 'x' } };
    const codes: unknown[] = [];
    for (let at = 0; at < 5; at++) codes.push((await calls.call(session.proveAgain, wrong)).problem?.code);
    expect(codes).toEqual([...Array<string>(4).fill('password-wrong'), 'proofs-exhausted']);
    expect((await calls.call(session.proveAgain, { body: { by: 'password', password } })).problem?.code).toBe('not-signed-in');
    // Whoever comes with the secret of a session that is over is told why; whoever comes with none, or a token's, is told nothing.
    expect(await calls.ok(session.getSession)).toMatchObject({ me: null, ended: 'proofs-refused' });
    expect((await server.anonymous.ok(session.getSession)).ended).toBeNull();
    expect((await server.with('taizhang=of-nobody').ok(session.getSession)).ended).toBeNull();
    await (open[1] ?? calls).ok(session.proveAgain, { body: { by: 'password', password } });
    expect((await (await logIn()).ok(session.getSession)).me?.notices).toMatchObject([{ act: 'refuseProofs', read: false }]);
    const token = await (open[1] ?? calls).ok(own.addToken, add);
    await (open[1] ?? calls).ok(own.endToken, { params: { tokenId: token.token.id } });
    expect((await server.with(`taizhang=${token.secret}`).ok(session.getSession)).ended).toBeNull();
  });

  it('of a burst counts for nothing once wrong ones have ended the session', async () => {
    const { calls, accountId } = await person();
    const burst = Array.from({ length: 12 }, () => calls.call(session.proveAgain, { body: { by: 'password', password: 'x' } }));
    expect((await Promise.all(burst)).every(({ status }) => status !== 200)).toBe(true);
    const { rows } = await server.database.pool.query<{ end_reason: string }>(
      "select end_reason from session where account_id = $1 and method = 'password'",
      [accountId],
    );
    expect(rows).toEqual([{ end_reason: 'proofs-refused' }]);
  });

  it('counts from the beginning after a right one', async () => {
    const { calls } = await person();
    const wrong = { body: { by: 'password' as const, password: 'x' } };
    for (let at = 0; at < 4; at++) await calls.call(session.proveAgain, wrong);
    await calls.ok(session.proveAgain, { body: { by: 'password', password } });
    expect((await calls.call(session.proveAgain, wrong)).problem).toMatchObject({ code: 'password-wrong', data: { left: 4 } });
  });
});

describe('an authenticator', () => {
  it('is tied by the secret that this session was offered last, and by no other', async () => {
    const { calls } = await person();
    const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });
    const chosen = new Secret({ size: 20 }).base32;
    expect((await calls.call(own.confirmTotp, { body: { secret: chosen, code: codeOf(chosen) } })).problem?.code).toBe('totp-not-offered');
    const first = (await calls.ok(own.beginTotp)).secret;
    const second = (await calls.ok(own.beginTotp)).secret;
    expect((await calls.call(own.confirmTotp, { body: { secret: first, code: codeOf(first) } })).problem?.code).toBe('totp-not-offered');
    expect((await calls.call(own.confirmTotp, { body: { secret: chosen, code: codeOf(chosen) } })).problem?.code).toBe('totp-not-offered');
    expect((await calls.ok(own.confirmTotp, { body: { secret: second, code: codeOf(second) } })).factors.totp).toBe(true);
  });
});

describe('a change of the login', () => {
  it('ends the other logins and tells the person at the next one, until it is read', async () => {
    const { calls, open, logIn } = await person(2);
    const { secret } = await calls.ok(own.beginTotp);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });
    const here = server.with(cookieOf(await calls.call(own.confirmTotp, { body: { secret, code } })));
    expect((await here.ok(session.getSession)).me?.notices).toMatchObject([{ act: 'confirmTotp', read: true }]);
    expect((await (open[1] ?? calls).ok(session.getSession)).me).toBeNull();
    await here.ok(own.removeTotp);
    const next = await logIn();
    const notices = (await next.ok(session.getSession)).me?.notices ?? [];
    expect(notices).toMatchObject([
      { act: 'removeTotp', byOther: null, address: '127.0.0.1', read: false },
      { act: 'confirmTotp', read: false },
    ]);
    await next.ok(own.readNotices, { body: { ids: notices.slice(1).map(({ id }) => id) } });
    expect((await next.ok(session.getSession)).me?.notices.map(({ read }) => read)).toEqual([false, true]);
    const stranger = await person();
    await stranger.calls.ok(own.readNotices, { body: { ids: notices.map(({ id }) => id) } });
    expect((await next.ok(session.getSession)).me?.notices.map(({ read }) => read)).toEqual([false, true]);
  });

  it('by an administrator tells who it was', async () => {
    const { accountId, logIn } = await person();
    const security = await server.as('security-admin', { displayName: '安全甲' });
    await security.ok(account.resetFactors, { params: { accountId }, body: { reason: '手机丢失' } });
    expect((await (await logIn()).ok(session.getSession)).me?.notices).toMatchObject([
      { act: 'resetFactors', byOther: '安全甲', address: null, read: false },
    ]);
  });
});

/** What logging in refuses, through HTTP, where no story of another test comes by. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import { setupLink } from '#server/session/first-start.ts';
import { runInQueue } from '#server/session/hashing-queue.ts';
import { newId } from '#server/platform/id.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
const next = '清泉Shiliu-9921';

let server: TestServer;
let passwordHash: string;
let system: Person;
let security: Person;
beforeAll(async () => {
  server = await startTestServer();
  passwordHash = await hashOf(password);
  system = await server.as('system-admin');
  security = await server.as('security-admin');
});
afterAll(() => server.stop());

const logIn = (loginName: string) => server.anonymous.call(session.logIn, { body: { loginName, password } });

/** The secret of a new link for somebody who is there already. */
async function linkFor({ accountId }: Person): Promise<string> {
  const { link } = await system.ok(account.giveAccess, { params: { accountId }, body: { method: 'link' } });
  return (link ?? '').replace('/link#', '');
}

describe('a new password', () => {
  const refused: readonly (readonly [code: string, typed: string])[] = [
    ['password-too-short', 'Aa1-'],
    ['password-too-long', 'Qz7-'.repeat(40)],
    ['password-too-simple', 'qzkfwmxplj'],
    ['password-too-common', 'P@ssw0rd'],
    ['password-personal', 'Xiaoming-83'],
    ['password-used-before', password],
  ];

  it('by a link is refused with its reason, and the link stays good', async () => {
    const person = await server.as('contact', { displayName: '王小明', passwordHash });
    const secret = await linkFor(person);
    const accept = (typed: string) => server.anonymous.call(start.acceptInvite, { body: { secret, password: typed } });
    for (const [code, typed] of refused) expect((await accept(typed)).problem?.code).toBe(code);
    expect((await accept(next)).body?.account.id).toBe(person.accountId);
  });

  it('of one’s own is refused with its reason, and the old one stays', async () => {
    const person = await server.as('contact', { displayName: '王小明', passwordHash });
    const choose = (typed: string) => person.call(session.choosePassword, { body: { current: password, next: typed } });
    for (const [code, typed] of refused) expect((await choose(typed)).problem?.code).toBe(code);
    expect((await logIn(person.loginName)).status).toBe(200);
  });

  it('is not chosen by guessing the present one', async () => {
    const person = await server.as('contact', { passwordHash });
    const guess = (current: string) => person.call(session.choosePassword, { body: { current, next } });
    const codes: unknown[] = [];
    for (const current of ['a', 'b', 'c', 'd', 'e']) codes.push((await guess(current)).problem?.code);
    expect(codes).toEqual(['password-wrong', 'password-wrong', 'password-wrong', 'password-wrong', 'proofs-exhausted']);
    expect((await guess(password)).problem?.code).toBe('not-signed-in');
  });
});

describe('when too many passwords wait to be hashed', () => {
  it('further requests are told to try again later', async () => {
    const person = await server.as('contact', { passwordHash });
    const invited = await server.as('contact');
    const secret = await linkFor(invited);
    const { promise: end, resolve } = Promise.withResolvers<void>();
    // Two at work and a hundred in line.
    const line = Array.from({ length: 102 }, () => runInQueue(() => end));
    try {
      const answers = [
        await logIn(person.loginName),
        await person.call(session.choosePassword, { body: { current: password, next } }),
        await person.call(session.proveAgain, { body: { by: 'password', password } }),
        await server.anonymous.call(start.acceptInvite, { body: { secret, password } }),
      ];
      expect(answers.map(({ status, problem }) => [status, problem?.code])).toEqual(answers.map(() => [503, 'sign-in-busy']));
    } finally {
      resolve();
      await Promise.all(line);
    }
    expect((await logIn(person.loginName)).status).toBe(200);
  });
});

describe('a disabled account', () => {
  it('is told so with the right password', async () => {
    const person = await server.as('contact', { passwordHash });
    await security.ok(account.disableAccount, { params: { accountId: person.accountId }, body: { reason: '离任' } });
    expect((await logIn(person.loginName)).problem?.code).toBe('account-disabled');
  });

  it('gets no password by a link that was found before it was disabled', async () => {
    const person = await server.as('contact', { passwordHash });
    const secret = await linkFor(person);
    // As it is when somebody disables the account between the two: the link is still there.
    await server.database.kysely.updateTable('account').set({ state: 'disabled' }).where('id', '=', person.accountId).execute();
    expect((await server.anonymous.call(start.acceptInvite, { body: { secret, password: next } })).problem?.code).toBe('account-disabled');
  });
});

describe('an authenticator', () => {
  it('whose secret cannot be read is told apart from a wrong code', async () => {
    const person = await server.as('contact', { passwordHash });
    const { secret } = await person.ok(own.beginTotp);
    const timestamp = Date.parse(server.source.clock.now());
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
    const whole = server.with(cookieOf(await person.call(own.confirmTotp, { body: { secret, code } })));
    // As unreadable as one that another installation's key sealed.
    await server.database.kysely.updateTable('account').set({ totp_secret: 'v1.x.y' }).where('id', '=', person.accountId).execute();
    const half = server.with(cookieOf(await logIn(person.loginName)));
    const unreadable = { code: 'totp-secret-unreadable', status: 422 };
    expect((await half.call(session.proveTotp, { body: { code } })).problem).toMatchObject(unreadable);
    expect((await whole.call(session.proveAgain, { body: { by: 'totp', code } })).problem).toMatchObject(unreadable);
  });
});

describe('the first setup', () => {
  it('does not take a login name that somebody of another jurisdiction has', async () => {
    await using fresh = await startTestServer();
    const jurisdictionId = newId();
    const created_at = fresh.source.clock.now();
    await fresh.database.kysely.insertInto('jurisdiction').values({ id: jurisdictionId, name: '某市', created_at }).execute();
    await fresh.as('reader', { loginName: 'taken', jurisdictionId });
    const offered = await fresh.act(setupLink);
    const body = {
      secret: offered.ok ? (offered.value ?? '').replace('/link#', '') : '',
      jurisdictionName: '泰安市',
      preset: 'djbh3' as const,
      systemAdmin: { loginName: 'xitong', displayName: '甲' },
      securityAdmin: { loginName: 'anquan', displayName: '乙' },
      auditAdmin: { loginName: 'taken', displayName: '丙' },
      office: { loginName: 'tuijinban', displayName: '丁', unitName: '市发展改革委' },
    };
    const refused = await fresh.anonymous.call(start.setUp, { body });
    expect(refused.problem).toMatchObject({ code: 'login-name-taken', data: { loginName: 'taken' } });
    // Nothing of it stays: the link is good for another try.
    const again = { ...body, auditAdmin: { loginName: 'shenji', displayName: '丙' } };
    expect((await fresh.anonymous.ok(start.setUp, { body: again })).links).toHaveLength(4);
  });
});

describe('a demonstration', () => {
  it('can only be entered as one of its sample people', async () => {
    await using demo = await startTestServer({ demo: true });
    const contact = await demo.as('contact');
    const enter = (postId: string) => demo.anonymous.call(start.enterDemo, { body: { postId } });
    expect((await enter(contact.postId)).body?.account.id).toBe(contact.accountId);
    expect((await enter(newId())).problem?.code).toBe('post-not-found');
  });
});

describe('a token', () => {
  it('cannot be made by a session whose post has ended', async () => {
    const person = await server.as('contact');
    const body = { label: '月报', scopes: ['ledger.read' as const], days: 1 };
    await person.ok(own.addToken, { body });
    await security.ok(account.endPost, { params: { accountId: person.accountId, postId: person.postId }, body: { reason: '调岗' } });
    expect((await person.call(own.addToken, { body })).problem?.code).toBe('token-post-missing');
  });
});

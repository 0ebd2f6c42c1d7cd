/** A browser in which the second factor was proven can be remembered for some days: with the right password, for that login alone, and never for changes. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import type { Role } from '#core/access/subject.ts';
import { sweepLogins } from '#server/session/sweep-logins.ts';
import { cookieOf } from '#test/cookies.ts';
import { hashOf } from '#test/hash-of.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const password = '青山Wanli-7788';
const [day, halfMinute] = [86_400_000, 30_000];
const clock = testClock();
let server: TestServer;
let hash: string;
beforeAll(async () => {
  server = await startTestServer({ clock });
  hash = await hashOf(password);
});
afterAll(() => server.stop());
beforeEach(() => allow(7));

/** The setting of the security administrator. */
async function allow(rememberedDeviceDays: number): Promise<void> {
  const security = await server.as('security-admin');
  const { factorFrom, revision, changes } = await security.ok(settings.getSecuritySettings);
  if ((changes.rememberedDeviceDays ?? 0) === rememberedDeviceDays) return;
  // No password grows old while the clock is put forward.
  const body = { preset: 'asvs' as const, factorFrom, changes: { rememberedDeviceDays }, reason: '测试', revision };
  await security.ok(settings.changeSecuritySettings, { body });
}

let count = 0;
/** Somebody with an authenticator. */
async function person(role: Role = 'contact') {
  const loginName = `remembered-${(count += 1)}`;
  const { accountId } = await server.as(role, { loginName, passwordHash: hash });
  const first = server.with(cookieOf(await server.anonymous.call(session.logIn, { body: { loginName, password } })));
  const { secret } = await first.ok(own.beginTotp);
  const code = () => {
    clock.ahead += halfMinute;
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });
  };
  await first.ok(own.confirmTotp, { body: { secret, code: code() } });
  const logIn = async (cookie = '', typed = password) => {
    const answer = await server.anonymous.call(session.logIn, { body: { loginName, password: typed }, headers: { cookie } });
    return { answer, me: answer.body, calls: server.with(cookieOf(answer)), cookie: cookieOf(answer, 'taizhang-remembered') };
  };
  /** Logs in with a code and has the browser remembered. */
  const remember = async () => {
    const begun = await logIn();
    const answer = await begun.calls.call(session.proveTotp, { body: { code: code(), remember: true } });
    return { answer, calls: server.with(cookieOf(answer)), cookie: cookieOf(answer, 'taizhang-remembered') };
  };
  return { loginName, accountId, code, logIn, remember };
}

async function isAsked(
  who: { logIn: (cookie: string) => Promise<{ me: { stage: string } | undefined }> },
  cookie: string,
): Promise<boolean> {
  return (await who.logIn(cookie)).me?.stage === 'factor';
}

describe('a remembered device', () => {
  it('needs the password alone until it is over, and has a new secret after each use', async () => {
    const who = await person();
    const { cookie, answer } = await who.remember();
    expect(answer.headers.getSetCookie().find((one) => one.startsWith('taizhang-remembered='))).toMatch(/HttpOnly; SameSite=Strict/);
    clock.ahead += 3 * day;
    const again = await who.logIn(cookie);
    expect(again.me).toMatchObject({ stage: 'full', factors: { remembered: true, rememberDays: 7 } });
    expect(again.cookie).toMatch(/^taizhang-remembered=[\w-]{43}$/);
    expect(again.cookie).not.toBe(cookie);
    expect(await isAsked(who, cookie)).toBe(true);
    clock.ahead += 4 * day;
    expect(await isAsked(who, again.cookie)).toBe(true);
  });

  it('is not made unless the person wants it', async () => {
    const who = await person();
    const begun = await who.logIn();
    expect(begun.me?.factors).toMatchObject({ remembered: false, rememberDays: 7 });
    const answer = await begun.calls.call(session.proveTotp, { body: { code: who.code() } });
    expect(answer.body?.stage).toBe('full');
    expect(cookieOf(answer, 'taizhang-remembered')).toBe('');
  });

  it('is worth nothing with a wrong password, for somebody else, or made up', async () => {
    const [who, other] = [await person(), await person()];
    const { cookie } = await who.remember();
    expect((await who.logIn(cookie, 'wrong')).answer.problem?.code).toBe('login-refused');
    expect(await isAsked(other, cookie)).toBe(true);
    expect(await isAsked(who, `taizhang-remembered=${'x'.repeat(43)}.${'y'.repeat(2000)}`)).toBe(true);
    expect(await isAsked(who, cookie)).toBe(false);
  });

  it('does not stand for the factor where a new password must be chosen', async () => {
    const who = await person();
    const { cookie } = await who.remember();
    await server.database.pool.query('update account set password_initial = true, password_set_at = $2 where id = $1', [
      who.accountId,
      clock.now(),
    ]);
    expect(await isAsked(who, cookie)).toBe(true);
  });

  it('does not stand for it either when the password falls due while somebody is in', async () => {
    const who = await person();
    const { cookie } = await who.remember();
    const { calls, me } = await who.logIn(cookie);
    await server.database.pool.query('update account set password_initial = true, password_set_at = $2 where id = $1', [
      who.accountId,
      clock.now(),
    ]);
    const moved = await calls.call(session.switchPost, { body: { postId: me?.posts[0]?.id ?? '' } });
    expect(moved.body?.stage).toBe('factor');
    const body = { current: null, next: '清泉Shiliu-9921' };
    expect((await server.with(cookieOf(moved)).call(session.choosePassword, { body })).problem?.code).toBe('sign-in-unfinished');
  });

  it('stands beside those of others in one browser', async () => {
    const [who, other] = [await person(), await person()];
    const first = await who.remember();
    const begun = await other.logIn(first.cookie);
    const second = await begun.calls.call(session.proveTotp, {
      body: { code: other.code(), remember: true },
      headers: { cookie: `${begun.calls.cookie}; ${first.cookie}` },
    });
    const both = cookieOf(second, 'taizhang-remembered');
    expect(both.split('.')).toHaveLength(2);
    const theirs = await other.logIn(both);
    expect(theirs.me?.stage).toBe('full');
    expect(await isAsked(who, theirs.cookie)).toBe(false);
  });

  it('is once for a browser, and for ten browsers at most', async () => {
    const who = await person();
    const { cookie } = await who.remember();
    const begun = await who.logIn();
    const sent = { body: { code: who.code(), remember: true }, headers: { cookie: `${begun.calls.cookie}; ${cookie}` } };
    const renewed = await begun.calls.call(session.proveTotp, sent);
    expect(await isAsked(who, cookie)).toBe(true);
    for (let at = 0; at < 10; at++) await who.remember();
    expect(await isAsked(who, cookieOf(renewed, 'taizhang-remembered'))).toBe(true);
    const { calls } = await who.remember();
    expect((await calls.ok(own.listRememberedDevices)).devices).toHaveLength(10);
  });

  it('is never one of an administrator or the office, and says so before the code is used', async () => {
    for (const role of ['office', 'security-admin'] as const) {
      const who = await person(role);
      const begun = await who.logIn();
      expect(begun.me?.factors.rememberDays).toBe(0);
      const code = who.code();
      expect((await begun.calls.call(session.proveTotp, { body: { code, remember: true } })).problem?.code).toBe('remembering-not-allowed');
      expect((await begun.calls.ok(session.proveTotp, { body: { code } })).stage).toBe('full');
    }
    const stray = await server.anonymous.call(session.provePasskey, { body: { response: {}, remember: true } });
    expect(stray.problem?.code).toBe('remembering-not-allowed');
  });

  it('counts no more once the person has a post of the office', async () => {
    const who = await person();
    const { cookie } = await who.remember();
    const entered = await who.logIn(cookie);
    const security = await server.as('security-admin');
    const { posts } = await security.ok(account.grantPost, {
      params: { accountId: who.accountId },
      body: { role: 'office', unitId: null, scope: { kind: 'jurisdiction', unitId: null } },
    });
    const postId = posts.find(({ role }) => role === 'office')?.id ?? '';
    expect((await entered.calls.call(session.switchPost, { body: { postId } })).problem?.code).toBe('proof-needed');
    expect(await isAsked(who, entered.cookie)).toBe(true);
    const [kept] = (await entered.calls.ok(own.listRememberedDevices)).devices;
    expect(kept).toMatchObject({ until: null });
    await entered.calls.ok(session.proveAgain, { body: { by: 'totp', code: who.code() } });
    expect((await entered.calls.call(session.switchPost, { body: { postId } })).body?.post?.role).toBe('office');
  });
});

describe('the setting', () => {
  it('that is lowered ends older ones, and raised again brings none back', async () => {
    await allow(30);
    const who = await person();
    const [old, young] = [await who.remember(), await who.remember()];
    await server.database.pool.query(
      "update remembered_device set proven_at = proven_at - interval '3 days' where secret_hash = (select secret_hash from remembered_device where account_id = $1 order by id limit 1)",
      [who.accountId],
    );
    await allow(2);
    await allow(30);
    expect(await isAsked(who, old.cookie)).toBe(true);
    const used = await who.logIn(young.cookie);
    expect(used.me?.stage).toBe('full');
    clock.ahead += 2 * day;
    expect(await isAsked(who, used.cookie)).toBe(true);
  });

  it('holds as it is now, whatever a device was promised', async () => {
    const who = await person();
    const { cookie } = await who.remember();
    await server.database.pool.query(`update security_settings set changes = '{"rememberedDeviceDays": 1}'`);
    clock.ahead += day;
    expect(await isAsked(who, cookie)).toBe(true);
  });

  it('of none remembers nobody', async () => {
    const who = await person();
    const { cookie } = await who.remember();
    await allow(0);
    expect(await isAsked(who, cookie)).toBe(true);
    const begun = await who.logIn();
    const wanted = await begun.calls.call(session.proveTotp, { body: { code: who.code(), remember: true } });
    expect(wanted.problem?.code).toBe('remembering-not-allowed');
    const security = await server.as('security-admin');
    const changes = { rememberedDeviceDays: 31 };
    const { preset, factorFrom, revision } = await security.ok(settings.getSecuritySettings);
    const refused = await security.call(settings.changeSecuritySettings, { body: { preset, factorFrom, changes, reason: '试', revision } });
    expect(refused.problem).toMatchObject({ code: 'setting-remembered-device-days-invalid', data: { min: 0, max: 30 } });
  });
});

describe('a login by a remembered device', () => {
  const token = { body: { label: '试', scopes: ['ledger.read' as const], days: 1 } };

  it('changes nothing about the login until the factor is proven', async () => {
    const who = await person();
    const { calls } = await who.logIn((await who.remember()).cookie);
    expect((await calls.call(own.addToken, token)).problem?.code).toBe('proof-needed');
    expect((await calls.call(own.removeTotp)).problem?.code).toBe('proof-needed');
    const next = { body: { current: password, next: '春风Huayu-4455' } };
    expect((await calls.call(session.choosePassword, next)).problem?.code).toBe('proof-needed');
    const byPassword = await calls.call(session.proveAgain, { body: { by: 'password', password } });
    expect(byPassword.problem?.code).toBe('remembered-needs-factor');
    expect((await calls.call(own.addToken, token)).problem?.code).toBe('proof-needed');
    const proven = await calls.ok(session.proveAgain, { body: { by: 'totp', code: who.code() } });
    expect(proven.factors.remembered).toBe(false);
    expect((await calls.call(own.addToken, token)).status).toBe(200);
  });

  it('stands in the trail, and so does the remembering', async () => {
    const who = await person();
    const made = await who.remember();
    await who.logIn(made.cookie);
    const { rows } = await server.database.pool.query<{ act: string; after: string | null }>(
      `select event.act, object.after from audit_event event join audit_object object on object.jurisdiction_id = event.jurisdiction_id
         and object.event_id = event.id where event.account_id = $1 and object.object_type in ('remembered_device', 'session') order by event.seq, object.object_type`,
      [who.accountId],
    );
    expect(rows.slice(-4).map(({ act }) => act)).toEqual(['proveTotp', 'proveTotp', 'logIn', 'logIn']);
    expect(JSON.parse(rows.at(-1)?.after ?? '{}')).toEqual({ method: 'password+device', stage: 'full' });
  });
});

describe('a device is remembered no more', () => {
  const params = (accountId: string) => ({ params: { accountId } });
  const reason = { reason: '测试' };
  const enders: readonly [string, (who: { accountId: string; code: () => string }, calls: Calls) => Promise<unknown>][] = [
    ['the password is changed', (_, calls) => calls.ok(session.choosePassword, { body: { current: password, next: '春风Huayu-4455' } })],
    ['a factor is removed', (_, calls) => calls.ok(own.removeTotp)],
    [
      'another factor takes its place',
      async ({ code: _code }, calls) => {
        const { secret } = await calls.ok(own.beginTotp);
        const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });
        await calls.ok(own.confirmTotp, { body: { secret, code } });
      },
    ],
    [
      'the person ends it',
      async (_, calls) => {
        const [device] = (await calls.ok(own.listRememberedDevices)).devices;
        const at = { params: { deviceId: device?.id ?? '' } };
        await calls.ok(own.endRememberedDevice, at);
        expect((await calls.call(own.endRememberedDevice, at)).problem?.code).toBe('remembered-device-not-found');
      },
    ],
    [
      'an administrator ends the logins',
      async ({ accountId }) => (await server.as('security-admin')).ok(account.endAccountSessions, { ...params(accountId), body: reason }),
    ],
    [
      'an administrator resets the factors',
      async ({ accountId }) => (await server.as('security-admin')).ok(account.resetFactors, { ...params(accountId), body: reason }),
    ],
    [
      'an administrator gives a new password',
      async ({ accountId }) =>
        (await server.as('system-admin')).ok(account.giveAccess, { ...params(accountId), body: { method: 'password' } }),
    ],
    [
      'the account is disabled, enabled later or not',
      async ({ accountId }) => {
        const system = await server.as('system-admin');
        await system.ok(account.disableAccount, { ...params(accountId), body: reason });
        await system.ok(account.enableAccount, params(accountId));
      },
    ],
  ];

  it.each(enders)('when %s', async (_, end) => {
    const who = await person();
    const { calls } = await who.remember();
    const find = async () =>
      (await server.database.pool.query('select from remembered_device where account_id = $1', [who.accountId])).rowCount;
    expect(await find()).toBe(1);
    await end(who, calls);
    expect(await find()).toBe(0);
  });

  it('when the login there is ended from elsewhere; logging out leaves it', async () => {
    const who = await person();
    const first = await who.remember();
    await first.calls.ok(session.logOut);
    const there = await who.logIn(first.cookie);
    const here = await who.remember();
    const { sessions } = await here.calls.ok(own.listSessions);
    const sessionId = sessions.find(({ method }) => method === 'password+device')?.id ?? '';
    await here.calls.ok(own.endSession, { params: { sessionId } });
    expect(await isAsked(who, there.cookie)).toBe(true);
    expect(await isAsked(who, here.cookie)).toBe(false);
  });

  it('when it is long over: the sweep deletes it', async () => {
    const [over, live] = [await person(), await person()];
    for (const who of [over, live]) await who.remember();
    // The sweep trusts no clock that is ahead of the database's.
    const end = 'update remembered_device set expires_at = now() + make_interval(days => $2) where account_id = $1';
    await server.database.pool.query(end, [over.accountId, -2]);
    await server.database.pool.query(end, [live.accountId, 1]);
    await runJob(server, sweepLogins, { clock: { now: () => new Date().toISOString() } });
    const left = await server.database.pool.query('select account_id from remembered_device where account_id = any ($1)', [
      [over.accountId, live.accountId],
    ]);
    expect(left.rows).toEqual([{ account_id: live.accountId }]);
  });
});

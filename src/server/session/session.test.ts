/** Logging in through HTTP, and what somebody who attacks it gets. */
import { describe, expect, it, beforeAll, afterAll } from 'vitest';
import { TOTP, Secret } from 'otpauth';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { listAccounts } from '#contract/account/endpoints.ts';
import { setupLink } from '#server/session/first-start.ts';
import { sweepLogins } from '#server/session/sweep-logins.ts';
import { cookieOf } from '#test/cookies.ts';
import { watchHashing } from '#test/hashing-work.ts';
import { runJob } from '#test/run-job.ts';
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

async function logIn(loginName: string, typed = password) {
  return server.anonymous.call(session.logIn, { body: { loginName, password: typed } });
}

function codeAt(secret: string, ahead = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) + ahead });
}

describe('the first start', () => {
  it('creates three administrators and the office, each with a link of their own, and works once', async () => {
    await using fresh = await startTestServer();
    const offered = await fresh.act(setupLink);
    const secret = offered.ok ? (offered.value ?? '').replace('/link#', '') : '';
    expect((await fresh.anonymous.ok(session.getSession)).installation).toMatchObject({ setUp: false, demo: false });
    expect(await fresh.anonymous.ok(start.checkLink, { body: { secret } })).toMatchObject({ purpose: 'setup', jurisdiction: '泰安市' });
    const people = {
      secret,
      jurisdictionName: '泰安市',
      preset: 'djbh3' as const,
      systemAdmin: { loginName: 'xitong', displayName: '甲' },
      securityAdmin: { loginName: 'anquan', displayName: '乙' },
      auditAdmin: { loginName: 'shenji', displayName: '丙' },
      office: { loginName: 'tuijinban', displayName: '丁', unitName: '市发展改革委' },
    };
    expect((await fresh.anonymous.call(start.setUp, { body: { ...people, auditAdmin: people.systemAdmin } })).problem?.code).toBe(
      'login-names-same',
    );
    const { links } = await fresh.anonymous.ok(start.setUp, { body: people });
    expect(links.map(({ role }) => role)).toEqual(['system-admin', 'security-admin', 'audit-admin', 'office']);
    expect((await fresh.anonymous.call(start.setUp, { body: people })).problem?.code).toBe('link-expired');

    for (const { link, loginName, role } of links) {
      const invite = link.replace('/link#', '');
      expect((await fresh.anonymous.call(start.acceptInvite, { body: { secret: invite, password: 'short' } })).problem?.code).toBe(
        'password-too-short',
      );
      const accepted = await fresh.anonymous.call(start.acceptInvite, { body: { secret: invite, password } });
      expect(accepted.body).toMatchObject({ stage: 'enroll', account: { loginName }, post: { role } });
      expect((await fresh.anonymous.call(start.acceptInvite, { body: { secret: invite, password } })).problem?.code).toBe('link-expired');
      const person = fresh.with(cookieOf(accepted));
      // A login that is not finished sees nothing.
      expect((await person.call(listTasks)).problem?.code).toBe('sign-in-unfinished');
      const { secret: totp } = await person.ok(own.beginTotp);
      const enrolled = await person.call(own.confirmTotp, { body: { secret: totp, code: codeAt(totp) } });
      expect(enrolled.body).toMatchObject({ stage: 'full', factors: { needed: true, totp: true } });
    }
    expect((await fresh.act(setupLink)).ok && (await fresh.anonymous.ok(session.getSession)).installation.setUp).toBe(true);
  });
});

describe('a login', () => {
  it('asks for the second factor that the account has, and takes a code once', async () => {
    const office = await server.as('office', { loginName: 'office-totp', passwordHash: hash });
    const { secret } = await office.ok(own.beginTotp);
    // One moment for all of them: half a minute may end while the test runs.
    const enrolled = codeAt(secret);
    await office.ok(own.confirmTotp, { body: { secret, code: enrolled } });
    const first = await logIn('office-totp');
    expect(first.body).toMatchObject({ stage: 'factor' });
    const half = server.with(cookieOf(first));
    expect((await half.call(listTasks)).problem?.code).toBe('sign-in-unfinished');
    expect((await half.call(own.beginTotp)).problem?.code).toBe('sign-in-unfinished');
    // The code that enrolled is used up; the next one is good, once.
    expect((await half.call(session.proveTotp, { body: { code: enrolled } })).problem?.code).toBe('code-refused');
    const proven = await half.call(session.proveTotp, { body: { code: codeAt(secret, 30_000) } });
    expect(proven.body).toMatchObject({ stage: 'full', post: { role: 'office' } });
    expect((await server.with(cookieOf(proven)).call(listTasks)).status).toBe(200);
    const again = server.with(cookieOf(await logIn('office-totp')));
    expect((await again.call(session.proveTotp, { body: { code: codeAt(secret, 30_000) } })).problem?.code).toBe('code-refused');
  });

  it('gets a new secret at each stage; fixed and old secrets are invalid', async () => {
    const contact = await server.as('contact', { loginName: 'fixed', passwordHash: hash, unit: '市水利局' });
    const answer = await server
      .with('taizhang=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')
      .call(session.logIn, { body: { loginName: 'fixed', password } });
    const cookie = cookieOf(answer);
    expect(answer.body?.stage).toBe('full');
    expect(cookie).not.toContain('aaaaaaa');
    const set = answer.headers.getSetCookie().join();
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    const person = server.with(cookie);
    const { posts } = (await person.ok(session.getSession)).me ?? { posts: [] };
    const switched = await person.call(session.switchPost, { body: { postId: posts[0]?.id ?? contact.postId } });
    expect((await server.with(cookieOf(switched)).call(listTasks)).status).toBe(200);
    expect((await person.call(listTasks)).problem?.code).toBe('not-signed-in');
  });

  it('ends: a replayed cookie is anonymous afterwards', async () => {
    await server.as('contact', { loginName: 'leaver', passwordHash: hash, unit: '市水利局' });
    const cookie = cookieOf(await logIn('leaver'));
    const person = server.with(cookie);
    expect((await person.call(listTasks)).status).toBe(200);
    await person.ok(session.logOut);
    expect((await person.call(listTasks)).problem?.code).toBe('not-signed-in');
    expect((await person.ok(session.getSession)).me).toBeNull();
  });

  it('ends by inactivity, and at the latest after the absolute time; background requests do not keep it alive', async () => {
    await server.as('contact', { loginName: 'idler', passwordHash: hash, unit: '市水利局' });
    const person = server.with(cookieOf(await logIn('idler')));
    try {
      clock.ahead = 20 * minutes;
      expect((await person.ok(session.getSession)).me?.stage).toBe('full');
      clock.ahead = 31 * minutes;
      expect((await person.call(listTasks)).problem?.code).toBe('not-signed-in');
      clock.ahead = 0;
      const busy = server.with(cookieOf(await logIn('idler')));
      for (clock.ahead = 0; clock.ahead < 12 * 60 * minutes; clock.ahead += 25 * minutes)
        expect((await busy.call(listTasks)).status).toBe(200);
      clock.ahead = 12 * 60 * minutes + minutes;
      expect((await busy.call(listTasks)).problem?.code).toBe('not-signed-in');
    } finally {
      clock.ahead = 0;
    }
  });

  it('ends when somebody logs in again in the same browser, also when that is somebody else', async () => {
    const former = await server.as('contact', { loginName: 'former', passwordHash: hash, unit: '市水利局' });
    await server.as('contact', { loginName: 'latter', passwordHash: hash, unit: '市水利局' });
    const cookie = cookieOf(await logIn('former'));
    const browser = server.with(cookie);
    expect((await browser.call(session.logIn, { body: { loginName: 'latter', password: 'wrong' } })).problem?.code).toBe('login-refused');
    expect((await browser.call(listTasks)).status).toBe(200);
    const again = await browser.call(session.logIn, { body: { loginName: 'latter', password } });
    expect((await server.with(cookieOf(again)).call(listTasks)).status).toBe(200);
    expect((await browser.call(listTasks)).problem?.code).toBe('not-signed-in');
    const { rows } = await server.database.pool.query<{ act: string; detail: string | null }>(
      `select act, detail from audit_event where account_id = '${former.accountId}' order by seq desc limit 1`,
    );
    expect(rows).toEqual([{ act: 'logOut', detail: '{"code":"session-replaced"}' }]);
  });

  it('is deleted some weeks after it ended; one that lasts is not', async () => {
    const person = await server.as('contact', { loginName: 'swept', passwordHash: hash, unit: '市水利局' });
    const cookie = cookieOf(await logIn('swept'));
    await server.with(cookie).ok(session.logOut);
    const token = await person.ok(own.addToken, { body: { label: '长期', scopes: ['plan.read'], days: 365 } });
    const sweep = async (days: number): Promise<number> => {
      const at = { now: () => new Date(Date.parse(clock.now()) + days * 24 * 60 * minutes).toISOString() };
      await runJob(server, sweepLogins, { clock: at });
      const { rows } = await server.database.pool.query(`select from session where account_id = '${person.accountId}'`);
      return rows.length;
    };
    // Its own session (made with the person), the one that ended, and the token.
    expect(await sweep(30)).toBe(3);
    expect(await sweep(32)).toBe(1);
    expect((await server.anonymous.call(listTasks, { headers: { authorization: `Bearer ${token.secret}` } })).status).not.toBe(401);
    const { rows } = await server.database.pool.query('select from login_attempt');
    expect(rows).toEqual([]);
  });

  it('does the same work for a name that nobody has', async () => {
    await server.as('contact', { loginName: 'timed', passwordHash: hash, unit: '市水利局' });
    using work = watchHashing();
    expect((await logIn('timed', 'wrong')).problem?.code).toBe('login-refused');
    const known = work.taken();
    expect(known).toHaveLength(1);
    expect((await logIn('timed-by-nobody', 'wrong')).problem?.code).toBe('login-refused');
    expect(work.taken()).toEqual(known);
  });

  it('records logins and refusals in the trail, those with unknown names in the platform’s', async () => {
    const contact = await server.as('contact', { loginName: 'trailed', passwordHash: hash, unit: '市水利局' });
    await logIn('trailed', 'wrong');
    await logIn('trailed');
    await logIn('somebody-else', 'wrong');
    const { rows } = await server.database.pool.query<{
      outcome: string;
      account_id: string | null;
      address: string;
      jurisdiction_id: string;
    }>("select outcome, account_id, address, jurisdiction_id from audit_event where act = 'logIn' order by id desc limit 3");
    expect(rows.map(({ outcome, account_id }) => [outcome, account_id])).toEqual([
      ['refused', null],
      ['done', contact.accountId],
      // A guess is no act of the person whose account is tried.
      ['refused', null],
    ]);
    expect(rows[0]?.jurisdiction_id).not.toBe(rows[1]?.jurisdiction_id);
    expect(rows.every(({ address }) => address === '127.0.0.1')).toBe(true);
    const { rows: leaked } = await server.database.pool.query(
      "select 1 from audit_event where detail like '%wrong%' or detail like '%Wanli%'",
    );
    expect(leaked).toEqual([]);
  });
});

describe('what is refused', () => {
  const refusals = async (act: string) =>
    (
      await server.database.pool.query<{ account_id: string | null; detail: string }>(
        "select account_id, detail from audit_event where act = $1 and outcome = 'refused' order by id",
        [act],
      )
    ).rows;

  it('is recorded once in the trail, for known and anonymous callers', async () => {
    const office = await server.as('office');
    const { secret } = await office.ok(own.beginTotp);
    const wrong = codeAt(secret, 3_600_000);
    expect((await office.call(own.confirmTotp, { body: { secret, code: wrong } })).problem?.code).toBe('code-refused');
    expect(await refusals('confirmTotp')).toMatchObject([
      { account_id: office.accountId, detail: expect.stringContaining('code-refused') },
    ]);
    await server.anonymous.call(start.acceptInvite, { body: { secret: 'a'.repeat(43), password } });
    expect(await refusals('acceptInvite')).toMatchObject([{ account_id: null, detail: expect.stringContaining('link-expired') }]);
    const before = (await refusals('logIn')).length;
    await logIn('nobody-at-all', 'wrong');
    expect(await refusals('logIn')).toHaveLength(before + 1);
  });
});

describe('a forged request', () => {
  it('from another origin, or with a cookie and no origin, changes nothing', async () => {
    const { cookie } = await server.as('office');
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await fetch(`${server.origin}/api/themes`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: '伪造', note: null }),
      });
      expect(answer.status).toBe(403);
    }
    const silent = await fetch(`${server.origin}/api/themes`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: '伪造', note: null }),
    });
    expect(silent.status).toBe(403);
    const form = await fetch(`${server.origin}/api/themes`, {
      method: 'POST',
      headers: { cookie, origin: server.origin, 'content-type': 'text/plain' },
      body: JSON.stringify({ name: '伪造', note: null }),
    });
    expect(form.status).toBe(415);
    const { rows } = await server.database.pool.query("select 1 from theme where name = '伪造'");
    expect(rows).toEqual([]);
  });

  it('is counted: logins a minute and address are limited', async () => {
    await using strict = await startTestServer({ loginsPerMinute: 5 });
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      statuses.push((await strict.anonymous.call(session.logIn, { body: { loginName: `name-${i}`, password: 'x' } })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('is counted by itself where somebody has logged in: whoever floods from the same address keeps nobody out', async () => {
    await using strict = await startTestServer({ loginsPerMinute: 3 });
    await strict.as('contact', { loginName: 'known', passwordHash: hash, unit: '市水利局' });
    const body = { loginName: 'known', password };
    let device = cookieOf(await strict.anonymous.call(session.logIn, { body }), 'taizhang-device');
    const flood = async (cookie: string) => {
      const codes: number[] = [];
      for (let i = 0; i < 5; i += 1)
        codes.push((await strict.with(cookie).call(session.logIn, { body: { loginName: `name-${i}`, password: 'x' } })).status);
      return codes.at(-1);
    };
    expect(await flood('')).toBe(429);
    const forged = `taizhang-device=${'A'.repeat(43)}`;
    expect(await flood(forged)).toBe(429);
    // Each login brings a new secret, of the same browser; other spellings of one are none.
    for (let i = 0; i < 3; i += 1) {
      const again = await strict.with(device).call(session.logIn, { body });
      expect(again.status).toBe(200);
      device = cookieOf(again, 'taizhang-device');
    }
    expect((await strict.with(device).call(session.logIn, { body })).status).toBe(429);
    const spelled = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (last) => device.slice(0, -1) + last);
    for (const cookie of spelled) expect((await strict.with(cookie).call(session.logIn, { body })).status).toBe(429);
  });
});

describe('one’s own account', () => {
  it('changes the password and ends all other sessions; former passwords are not taken', async () => {
    await server.as('contact', { loginName: 'changer', passwordHash: hash, unit: '市水利局' });
    const elsewhere = server.with(cookieOf(await logIn('changer')));
    const person = server.with(cookieOf(await logIn('changer')));
    const next = '清泉Shiliu-9921';
    expect((await person.call(session.choosePassword, { body: { current: 'wrong', next } })).problem?.code).toBe('password-wrong');
    expect((await person.call(session.choosePassword, { body: { current: password, next: 'Changer-12345' } })).problem?.code).toBe(
      'password-personal',
    );
    expect((await person.call(session.choosePassword, { body: { current: password, next: password } })).problem?.code).toBe(
      'password-used-before',
    );
    const changed = await person.call(session.choosePassword, { body: { current: password, next } });
    expect(changed.status).toBe(200);
    expect((await elsewhere.call(listTasks)).problem?.code).toBe('not-signed-in');
    expect((await logIn('changer')).problem?.code).toBe('login-refused');
    expect((await logIn('changer', next)).status).toBe(200);
  });

  it('asks for another password after ninety days', async () => {
    await server.as('contact', { loginName: 'aged', passwordHash: hash, unit: '市水利局' });
    clock.ahead = 91 * 24 * 60 * minutes;
    try {
      const answer = await logIn('aged');
      expect(answer.body?.stage).toBe('password');
      const person = server.with(cookieOf(answer));
      expect((await person.call(listTasks)).problem?.code).toBe('sign-in-unfinished');
      const chosen = await person.call(session.choosePassword, { body: { current: null, next: '清泉Shiliu-9921' } });
      expect(chosen.body?.stage).toBe('full');
    } finally {
      clock.ahead = 0;
    }
  });

  it('does not accept an initial password that is days old', async () => {
    await server.as('contact', { loginName: 'late', passwordHash: hash, unit: '市水利局' });
    await server.database.pool.query("update account set password_initial = true where login_name = 'late'");
    expect((await logIn('late')).body?.stage).toBe('password');
    clock.ahead = 73 * 60 * minutes;
    try {
      expect((await logIn('late')).problem?.code).toBe('initial-password-expired');
    } finally {
      clock.ahead = 0;
    }
  });

  it('makes tokens that reach no further than their scopes and end when told to', async () => {
    const office = await server.as('office', {});
    const { secret, token } = await office.ok(own.addToken, { body: { label: '月报脚本', scopes: ['ledger.read'], days: 30 } });
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await server.anonymous.call(listTasks, { headers: bearer })).status).toBe(200);
    expect((await server.anonymous.call(own.listTokens, { headers: bearer })).problem?.code).toBe('token-not-allowed');
    expect((await server.anonymous.call(listAccounts, { headers: bearer })).problem?.code).toBe('token-not-allowed');
    // A token is no cookie, and a cookie no token.
    expect((await server.with(`taizhang=${secret}`).call(listTasks)).problem?.code).toBe('not-signed-in');
    expect(
      (await server.anonymous.call(listTasks, { headers: { authorization: office.cookie.replace('taizhang=', 'Bearer ') } })).problem?.code,
    ).toBe('not-signed-in');
    await office.ok(own.endToken, { params: { tokenId: token.id } });
    expect((await server.anonymous.call(listTasks, { headers: bearer })).problem?.code).toBe('not-signed-in');
  });

  it('keeps a needed second factor', async () => {
    const office = await server.as('office', {});
    const { secret } = await office.ok(own.beginTotp);
    const enrolled = await office.call(own.confirmTotp, { body: { secret, code: codeAt(secret) } });
    const person = server.with(cookieOf(enrolled));
    expect((await person.call(own.removeTotp)).problem?.code).toBe('factor-needed');
  });
});

describe('a demonstration', () => {
  it('is closed in an installation that is no demonstration', async () => {
    expect((await server.anonymous.call(start.listDemoPeople)).problem?.code).toBe('demo-only');
    expect((await server.anonymous.call(start.enterDemo, { body: { postId: server.office.postId } })).problem?.code).toBe('demo-only');
  });
});

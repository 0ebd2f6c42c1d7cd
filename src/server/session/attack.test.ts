/** What somebody tries who knows one secret too many: each of these once worked, or must never. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import * as account from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { tokenScopes } from '#core/access/policy.ts';
import { setupLink } from '#server/session/first-start.ts';
import { readConfig } from '#server/platform/config.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';
const clock = testClock();
const halfMinute = 30_000;
/** Nobody listens there: whoever gets as far as asking it is told that it cannot be reached. */
const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'taizhang', clientSecret: 'none', label: '统一身份认证' };

let server: TestServer;
let hash: string;
beforeAll(async () => {
  server = await startTestServer({ clock, oidc });
  hash = await hashOf(password);
});
afterAll(() => server.stop());

const logIn = (loginName: string, typed = password) => server.anonymous.call(session.logIn, { body: { loginName, password: typed } });
const begun = async (loginName: string) => server.with(cookieOf(await logIn(loginName)));
const prove = (calls: Calls, code: string) => calls.call(session.proveTotp, { body: { code } });

function codeOf(secret: string, ahead = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) + ahead });
}

/** Six digits that are no code of now, the step before or the step after. */
function wrongCodes(secret: string, count: number): string[] {
  const right = new Set([-halfMinute, 0, halfMinute, 2 * halfMinute].map((ahead) => codeOf(secret, ahead)));
  return Array.from({ length: count + 4 }, (_, index) => String(100_000 + index))
    .filter((code) => !right.has(code))
    .slice(0, count);
}

/** Somebody with a password and an authenticator. */
async function withTotp(loginName: string): Promise<{ person: Calls; secret: string }> {
  const person = await server.as('office', { loginName, passwordHash: hash });
  const { secret } = await person.ok(own.beginTotp);
  const enrolled = await person.call(own.confirmTotp, { body: { secret, code: codeOf(secret) } });
  return { person: server.with(cookieOf(enrolled)), secret };
}

describe('the second factor', () => {
  it('cannot be guessed without limit by somebody who knows the password: a new login does not reset wrong codes', async () => {
    const { secret } = await withTotp('guessed-codes');
    const answers: (string | undefined)[] = [];
    for (const code of wrongCodes(secret, 5)) {
      const entered = await logIn('guessed-codes');
      answers.push(entered.problem?.code ?? (await prove(server.with(cookieOf(entered)), code)).problem?.code);
    }
    expect(answers).toEqual(['code-refused', 'code-refused', 'code-refused', 'code-refused', 'login-locked']);
    // The right code too, until the wait is over.
    const entered = await logIn('guessed-codes');
    expect((await prove(server.with(cookieOf(entered)), codeOf(secret, halfMinute))).problem?.code).toBe('login-locked');
  });

  it('resets the count of wrong codes once it is proven', async () => {
    const { secret } = await withTotp('slips');
    const calls = await begun('slips');
    for (const code of wrongCodes(secret, 4)) expect((await prove(calls, code)).problem?.code).toBe('code-refused');
    expect((await prove(calls, codeOf(secret, halfMinute))).body?.stage).toBe('full');
    const again = await begun('slips');
    const [code = ''] = wrongCodes(secret, 1);
    expect((await prove(again, code)).problem).toMatchObject({ code: 'code-refused', data: { left: 4 } });
  });

  it('accepts a code once, also from two simultaneous requests', async () => {
    const { secret } = await withTotp('twice');
    const [first, second] = [await begun('twice'), await begun('twice')];
    const code = codeOf(secret, halfMinute);
    const answers = await Promise.all([prove(first, code), prove(second, code)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('cannot be replaced by a login that began before it existed', async () => {
    const { accountId } = await server.as('office', { loginName: 'replaced', passwordHash: hash });
    const attacker = await begun('replaced');
    const person = await begun('replaced');
    const { secret } = await person.ok(own.beginTotp);
    const evil = (await attacker.ok(own.beginTotp)).secret;
    expect((await person.call(own.confirmTotp, { body: { secret, code: codeOf(secret) } })).body?.stage).toBe('full');
    expect((await attacker.call(own.confirmTotp, { body: { secret: evil, code: codeOf(evil) } })).problem?.code).toBe('not-signed-in');
    expect((await attacker.call(own.beginPasskey)).problem?.code).toBe('not-signed-in');
    expect((await attacker.call(session.getSession)).body?.me).toBeNull();
    expect((await prove(await begun('replaced'), codeOf(secret, halfMinute))).body?.account.id).toBe(accountId);
  });

  it('is set up once by two logins that began before it existed', async () => {
    await server.as('office', { loginName: 'race', passwordHash: hash });
    const both = [await begun('race'), await begun('race'), await begun('race')];
    const secrets = await Promise.all(both.map(async (calls) => (await calls.ok(own.beginTotp)).secret));
    const answers = await Promise.all(
      both.map((calls, index) => {
        const secret = secrets[index] ?? '';
        return calls.call(own.confirmTotp, { body: { secret, code: codeOf(secret) } });
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('a token', () => {
  const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

  it('cannot link an identity of the provider to the account', async () => {
    const { secret } = await server.ok(own.addToken, { body: { label: '读', scopes: ['plan.read'], days: 1 } });
    const body = { purpose: 'link' as const };
    expect((await server.office.call(session.beginOidc, { body })).problem?.code).toBe('oidc-unreachable');
    expect((await server.anonymous.call(session.beginOidc, { body, ...bearer(secret) })).problem?.code).toBe('not-signed-in');
  });

  it('whose post has ended changes neither post nor account', async () => {
    const person = await server.as('supervisor', { passwordHash: hash });
    const { secret } = await person.ok(own.addToken, { body: { label: '全', scopes: [...tokenScopes], days: 1 } });
    const security = await server.as('security-admin');
    const params = { accountId: person.accountId };
    const scope = { kind: 'jurisdiction' as const, unitId: null };
    await security.ok(account.grantPost, { params, body: { role: 'reader', unitId: null, scope } });
    // As a token would be that is made in the moment in which its post ends.
    await server.database.kysely.updateTable('post').set({ ended_at: clock.now() }).where('id', '=', person.postId).execute();
    const postId = (await person.ok(session.getSession)).me?.posts[0]?.id ?? '';
    for (const answer of [
      await server.anonymous.call(session.switchPost, { body: { postId }, ...bearer(secret) }),
      await server.anonymous.call(own.beginTotp, bearer(secret)),
      await server.anonymous.call(own.listSessions, bearer(secret)),
    ])
      expect(answer.problem?.code).toBe('not-signed-in');
  });
});

describe('an identity that an administrator links', () => {
  it('is a new login method: it ends open sessions and the old invitation', async () => {
    const system = await server.as('system-admin');
    const person = await server.as('contact');
    const linked = { params: { accountId: person.accountId }, body: { subject: 'subject-1' } };
    expect((await system.call(account.linkSubject, linked)).status).toBe(200);
    expect((await person.call(listTasks)).problem?.code).toBe('not-signed-in');
    const invited = await system.ok(account.addAccount, {
      body: { loginName: 'invited-1', displayName: '新人', powerClass: 'business', unitId: null, phone: null, method: 'link' },
    });
    await system.ok(account.linkSubject, { params: { accountId: invited.account.id }, body: { subject: 'subject-2' } });
    const secret = (invited.link ?? '').replace('/link#', '');
    expect((await server.anonymous.call(start.checkLink, { body: { secret } })).problem?.code).toBe('link-expired');
  });
});

describe('a demonstration', () => {
  it('is not opened behind a proxy, nor answers one', async () => {
    expect(readConfig({ PUBLIC_URL: 'https://demo.example.cn' }, ['--demo'])).toMatchObject({ ok: false, code: 'start.demo-public' });
    for (const header of ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip']) {
      const answer = await server.anonymous.call(start.listDemoPeople, { headers: { [header]: '203.0.113.9' } });
      expect([header, answer.problem?.code]).toEqual([header, 'request.forbidden-host']);
    }
  });
});

describe('the database', () => {
  it('contains no secret in plain text, in no table and not in the trail', async () => {
    const system = await server.as('system-admin');
    const given = await system.ok(account.addAccount, {
      body: { loginName: 'leaky', displayName: '初始', powerClass: 'business', unitId: null, phone: null, method: 'password' },
    });
    const invited = await system.ok(account.addAccount, {
      body: { loginName: 'leaky-2', displayName: '邀请', powerClass: 'business', unitId: null, phone: null, method: 'link' },
    });
    const { person, secret } = await withTotp('leaky-3');
    const token = await person.ok(own.addToken, { body: { label: '查', scopes: ['plan.read'], days: 1 } });
    await logIn('leaky-3', 'Wrong-Typed-9182');
    const entered = cookieOf(await logIn('leaky-3'));
    const secrets = {
      typed: password,
      mistyped: 'Wrong-Typed-9182',
      initial: given.initialPassword ?? '',
      link: (invited.link ?? '').replace('/link#', ''),
      totp: secret,
      token: token.secret,
      cookie: entered.replace('taizhang=', ''),
    };
    const { rows: tables } = await sql<{ name: string }>`
      select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`.execute(server.database.kysely);
    const found: string[] = [];
    for (const [what, value] of Object.entries(secrets)) {
      expect(value.length).toBeGreaterThan(7);
      for (const { name } of tables) {
        const { rows } = await sql<{ hit: boolean }>`
          select exists (select from ${sql.raw(name)} as row where strpos(row::text, ${value}) > 0) as hit`.execute(server.database.kysely);
        if (rows[0]?.hit) found.push(`${what} in ${name}`);
      }
    }
    expect(tables.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });
});

describe('a link', () => {
  it('is used by one of two simultaneous requests', async () => {
    const system = await server.as('system-admin');
    const invited = await system.ok(account.addAccount, {
      body: { loginName: 'two-at-once', displayName: '新人', powerClass: 'business', unitId: null, phone: null, method: 'link' },
    });
    const secret = (invited.link ?? '').replace('/link#', '');
    const passwords = [password, `${password}-2`, `${password}-3`];
    const answers = await Promise.all(
      passwords.map((chosen) => server.anonymous.call(start.acceptInvite, { body: { secret, password: chosen } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const entered = await Promise.all(passwords.map((chosen) => logIn('two-at-once', chosen)));
    expect(entered.map(({ status }) => status)).toEqual(answers.map(({ status }) => (status === 200 ? 200 : 401)));
  });

  it('does not work for a disabled account, whenever it was made', async () => {
    const [system, security] = [await server.as('system-admin'), await server.as('security-admin')];
    const invited = await system.ok(account.addAccount, {
      body: { loginName: 'disabled-1', displayName: '离任', powerClass: 'business', unitId: null, phone: null, method: 'link' },
    });
    const params = { accountId: invited.account.id };
    await security.ok(account.disableAccount, { params, body: { reason: '离任' } });
    expect((await system.call(account.giveAccess, { params, body: { method: 'link' } })).problem?.code).toBe('account-needs-enabling');
    await system.ok(account.enableAccount, { params });
    const body = { secret: (invited.link ?? '').replace('/link#', ''), password };
    expect((await server.anonymous.call(start.acceptInvite, { body })).problem?.code).toBe('link-expired');
  });

  it('sets an installation up once', async () => {
    await using fresh = await startTestServer();
    const offered = await fresh.act(setupLink);
    const secret = offered.ok ? (offered.value ?? '').replace('/link#', '') : '';
    const people = (mark: string) => ({
      secret,
      jurisdictionName: '泰安市',
      preset: 'djbh3' as const,
      systemAdmin: { loginName: `xitong-${mark}`, displayName: '甲' },
      securityAdmin: { loginName: `anquan-${mark}`, displayName: '乙' },
      auditAdmin: { loginName: `shenji-${mark}`, displayName: '丙' },
      office: { loginName: `banshi-${mark}`, displayName: '丁', unitName: '市发展改革委' },
    });
    const answers = await Promise.all(['a', 'b'].map((mark) => fresh.anonymous.call(start.setUp, { body: people(mark) })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from post where role = 'security-admin'`.execute(
      fresh.database.kysely,
    );
    expect(rows[0]?.count).toBe(1);
  });
});

describe('an unfinished login', () => {
  it('cannot read the account’s credentials or do anything else', async () => {
    await withTotp('half');
    const half = await begun('half');
    for (const answer of [
      await half.call(own.getCredentials),
      await half.call(own.listSessions),
      await half.call(own.beginTotp),
      await half.call(own.beginPasskey),
      await half.call(own.removeTotp),
      await half.call(session.choosePassword, { body: { current: password, next: `${password}-2` } }),
      await half.call(session.beginOidc, { body: { purpose: 'link' } }),
    ])
      expect(['sign-in-unfinished', 'not-signed-in']).toContain(answer.problem?.code);
  });
});

describe('over TLS', () => {
  const publicUrl = 'https://taizhang.example.gov.cn';
  it('cookies are this host’s alone, and requests of others change nothing', async () => {
    await using secure = await startTestServer({ reachable: { localOnly: false, publicUrl } });
    const headers = { origin: publicUrl };
    await secure.as('contact', { loginName: 'tls', passwordHash: hash });
    const entered = await secure.anonymous.call(session.logIn, { body: { loginName: 'tls', password }, headers });
    const [cookie = ''] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-taizhang=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(entered.headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(entered.headers.get('cache-control')).toBe('no-store');
    const pair = cookie.split(';')[0] ?? '';
    expect((await secure.with(pair).call(listTasks, { headers })).status).toBe(200);
    // A cookie that a sibling host could have planted.
    expect((await secure.with(pair.replace('__Host-', '')).call(listTasks, { headers })).status).toBe(401);
    for (const origin of [secure.origin, 'null', `${publicUrl}.evil.cn`, 'http://taizhang.example.gov.cn']) {
      const forged = await secure.with(pair).call(session.logOut, { headers: { origin } });
      expect([origin, forged.problem?.code]).toEqual([origin, 'request.forbidden-origin']);
    }
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.txt');
    const posted = await fetch(new URL('/api/plans', secure.origin), { method: 'POST', body: form, headers: { cookie: pair } });
    expect(posted.status).toBe(403);
    for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'PATCH'].filter((name) => name !== 'TRACE')) {
      const answer = await fetch(new URL('/api/tasks', secure.origin), { method });
      expect([method, [401, 403, 404, 405].includes(answer.status)]).toEqual([method, true]);
    }
  });
});

describe('an anonymous caller', () => {
  it('cannot fill tables: requests that insert rows are throttled like logins', async () => {
    await using tight = await startTestServer({ loginsPerMinute: 3, oidc });
    const many = async (ask: () => Promise<{ status: number }>) => {
      for (let times = 0; times < 3; times += 1) await ask();
      return (await ask()).status;
    };
    expect(await many(() => tight.anonymous.call(session.askPasskey))).toBe(429);
    expect(await many(() => tight.anonymous.call(session.beginOidc, { body: { purpose: 'login' } }))).toBe(429);
  });
});

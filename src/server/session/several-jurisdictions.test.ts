/** One login, an account in each jurisdiction: joining, switching, and what each side can and cannot do about the other. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSystem } from '#contract/access/endpoints.ts';
import * as account from '#contract/account/endpoints.ts';
import { searchAudit } from '#contract/audit/endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { listThemes } from '#contract/ledger/theme-endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { success } from '#core/failure.ts';
import { addJurisdiction } from '#server/session/add-jurisdiction.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import { systemActor } from '#server/platform/actor.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';
import { hashOf } from '#test/hash-of.ts';

const password = '青山Wanli-7788';

let server: TestServer;
let hash: string;
let other: string;
/** Of the other jurisdiction. */
let system: Person;
let security: Person;
let audit: Person;
beforeAll(async () => {
  server = await startTestServer({
    oidc: { issuer: 'https://id.example.gov.cn', clientId: 'a', clientSecret: 'b', label: '统一身份认证' },
  });
  hash = await hashOf(password);
  await added('济南市');
  const { rows } = await server.database.pool.query<{ id: string }>("select id from jurisdiction where name = '济南市'");
  other = rows[0]?.id ?? '';
  system = await server.as('system-admin', { jurisdictionId: other });
  security = await server.as('security-admin', { jurisdictionId: other });
  audit = await server.as('audit-admin', { jurisdictionId: other });
});
afterAll(() => server.stop());

function added(name: string) {
  return addJurisdiction({ ...server.source, database: inOnePool(server.database) }, name, systemActor);
}

/** A contact of the home jurisdiction, logged in by password. */
async function person(loginName: string) {
  const { accountId, postId } = await server.as('contact', { loginName, passwordHash: hash, unit: '市交通运输局' });
  const answer = await server.anonymous.call(session.logIn, { body: { loginName, password } });
  return { loginName, accountId, postId, ...server.with(cookieOf(answer)) };
}

/** An invitation of the other jurisdiction: the account there and the secret of its link. */
async function invited(loginName: string, powerClass: 'business' | 'system' = 'business') {
  const body = { loginName, displayName: '李强', powerClass, unitId: null, phone: null, method: 'join' as const };
  const given = await system.ok(account.addAccount, { body });
  return { accountId: given.account.id, secret: secretOf(given.link), account: given.account };
}

function secretOf(link: string | null): string {
  return (link ?? '').replace('/link#', '');
}

async function granted(accountId: string, role: 'reader' | 'supervisor' | 'office' | 'system-admin' = 'reader'): Promise<string> {
  const body = { role, unitId: null, scope: { kind: 'jurisdiction' as const, unitId: null } };
  const { posts } = await security.ok(account.grantPost, { params: { accountId }, body });
  return posts[0]?.id ?? '';
}

/** Joined, with a post there. */
async function joined(loginName: string) {
  const one = await person(loginName);
  const invitation = await invited(loginName);
  await one.ok(start.acceptJoin, { body: { secret: invitation.secret } });
  return { ...one, there: { accountId: invitation.accountId, postId: await granted(invitation.accountId) } };
}

/** The same person under the session's new secret. */
async function switched(from: Calls, postId: string): Promise<Calls> {
  const answer = await from.call(session.switchPost, { body: { postId } });
  expect(answer.problem).toBeUndefined();
  return server.with(cookieOf(answer));
}

describe('a further jurisdiction', () => {
  it('is set up by a link of its own, which the same command gives anew until then', async () => {
    const first = await added('德州市');
    const again = await added('德州市');
    const secret = secretOf(again.ok ? again.value : null);
    expect(first).not.toEqual(again);
    expect(await server.anonymous.ok(start.checkLink, { body: { secret } })).toMatchObject({ purpose: 'setup', jurisdiction: '德州市' });
    const one = (loginName: string) => ({ loginName, displayName: loginName });
    const people = {
      systemAdmin: one('dz-a'),
      securityAdmin: one('dz-b'),
      auditAdmin: one('dz-c'),
      office: { ...one('dz-d'), unitName: '市发展改革委' },
    };
    const made = await server.anonymous.ok(start.setUp, { body: { secret, jurisdictionName: '德州市', preset: 'djbh3', ...people } });
    expect(made.links).toHaveLength(4);
    expect(await added('德州市')).toMatchObject({ ok: false, code: 'add-jurisdiction.exists' });
    const { rows } = await server.database.pool.query("select 1 from audit_event where act = 'addJurisdiction'");
    expect(rows).toHaveLength(2);
  });
});

describe('joining', () => {
  it('adds the posts there to the login, without a password of their own', async () => {
    const one = await person('join-one');
    const invitation = await invited('join-one');
    expect(invitation.account).toMatchObject({ state: 'invited', joins: true });
    expect(await server.anonymous.ok(start.checkLink, { body: { secret: invitation.secret } })).toMatchObject({
      purpose: 'join',
      jurisdiction: '济南市',
      loginName: 'join-one',
    });
    await one.ok(start.acceptJoin, { body: { secret: invitation.secret } });
    const postId = await granted(invitation.accountId);
    const me = (await one.ok(session.getSession)).me;
    expect(me?.posts.map(({ id, jurisdiction }) => [id, jurisdiction.name])).toEqual([
      [one.postId, '泰安市'],
      [postId, '济南市'],
    ]);
    expect(me?.jurisdiction.name).toBe('泰安市');
    expect((await one.call(start.acceptJoin, { body: { secret: invitation.secret } })).problem?.code).toBe('link-expired');
    const shown = await system.ok(account.getAccount, { params: { accountId: invitation.accountId } });
    expect(shown).toMatchObject({ state: 'active', joins: true, factors: { totp: false, passkeys: 0 } });
  });

  it('is for the person of that login name alone, and the link stays theirs', async () => {
    const one = await person('join-two');
    const stranger = await person('join-three');
    const { secret } = await invited('join-two');
    expect((await server.anonymous.call(start.acceptJoin, { body: { secret } })).status).toBe(401);
    const refused = await stranger.call(start.acceptJoin, { body: { secret } });
    expect(refused.problem).toMatchObject({ code: 'join-other-login', data: { loginName: 'join-two' } });
    await one.ok(start.acceptJoin, { body: { secret } });
  });

  it('needs a login name of another jurisdiction, once', async () => {
    const body = { displayName: '某人', powerClass: 'business' as const, unitId: null, phone: null, method: 'join' as const };
    const nobody = await system.call(account.addAccount, { body: { ...body, loginName: 'join-nobody' } });
    expect(nobody.problem).toMatchObject({ code: 'login-name-unknown', data: { loginName: 'join-nobody' } });
    const own = await system.call(account.addAccount, { body: { ...body, loginName: system.loginName } });
    expect(own.problem?.code).toBe('login-name-taken');
    await person('join-four');
    await invited('join-four');
    expect((await system.call(account.addAccount, { body: { ...body, loginName: 'join-four' } })).problem?.code).toBe('login-name-taken');
  });

  it('waits for a lost link to be sent again, and no longer than the account is in use', async () => {
    const one = await person('join-five');
    const { accountId, secret } = await invited('join-five');
    const params = { accountId };
    const again = await system.ok(account.giveAccess, { params, body: { method: 'link' } });
    expect((await one.call(start.acceptJoin, { body: { secret } })).problem?.code).toBe('link-expired');
    await system.ok(account.disableAccount, { params, body: { reason: '误建' } });
    expect((await one.call(start.acceptJoin, { body: { secret: secretOf(again.link) } })).problem?.code).toBe('link-expired');
    expect((await system.ok(account.enableAccount, { params })).state).toBe('invited');
  });

  it('refuses a link whose account was disabled while it was being opened', async () => {
    const one = await person('join-six');
    const { accountId, secret } = await invited('join-six');
    await server.database.pool.query("update account set state = 'disabled' where id = $1", [accountId]);
    expect((await one.call(start.acceptJoin, { body: { secret } })).problem?.code).toBe('account-disabled');
  });
});

describe('a session', () => {
  it('acts in one jurisdiction at a time, and sees nothing of the other', async () => {
    const one = await joined('acts-one');
    const there = await switched(one, one.there.postId);
    const me = (await there.ok(session.getSession)).me;
    expect(me).toMatchObject({
      jurisdiction: { name: '济南市' },
      home: { name: '泰安市' },
      post: { id: one.there.postId, role: 'reader' },
    });
    expect(me?.account).toMatchObject({ id: one.there.accountId, loginName: 'acts-one', displayName: '李强' });
    await server.act(async (act) => {
      const theme = { jurisdiction_id: act.jurisdictionId, id: act.newId(), name: '只在济南', created_at: act.now };
      await act.db.insertInto('theme').values(theme).execute();
      act.audit({ act: 'test.theme', objects: [] });
      return success(undefined);
    }, other);
    expect((await there.ok(listThemes)).themes.map(({ name }) => name)).toEqual(['只在济南']);
    expect((await one.call(listTasks)).status).toBe(401);
    const back = await switched(there, one.postId);
    expect((await back.ok(session.getSession)).me).toMatchObject({ jurisdiction: { name: '泰安市' }, post: { id: one.postId } });
    expect((await back.ok(listThemes)).themes).toEqual([]);
  });

  it('cannot act in a post of somebody else’s joined account', async () => {
    const one = await joined('acts-two');
    const two = await joined('acts-three');
    expect((await one.call(session.switchPost, { body: { postId: two.there.postId } })).problem?.code).toBe('post-not-found');
    expect((await one.call(session.switchPost, { body: { postId: security.postId } })).problem?.code).toBe('post-not-found');
  });

  it('loses the other jurisdiction at once when the post ends there or the account is disabled, and keeps its own', async () => {
    const one = await joined('acts-four');
    const there = await switched(one, one.there.postId);
    expect((await there.call(listTasks)).status).toBe(200);
    await security.ok(account.endPost, { params: one.there, body: { reason: '期满' } });
    expect((await there.call(listTasks)).status).toBe(403);
    const again = await granted(one.there.accountId);
    const back = await switched(there, again);
    await system.ok(account.disableAccount, { params: one.there, body: { reason: '调离' } });
    expect((await back.ok(session.getSession)).me).toMatchObject({ jurisdiction: { name: '泰安市' }, post: { id: one.postId } });
    expect((await back.call(session.switchPost, { body: { postId: again } })).problem?.code).toBe('post-not-found');
    const home = await switched(back, one.postId);
    expect((await home.call(listTasks)).status).toBe(200);
  });

  it('must prove the factor itself for such a post where a remembered device let the person in', async () => {
    const one = await person('acts-remembered');
    const invitation = await invited('acts-remembered', 'system');
    await one.ok(start.acceptJoin, { body: { secret: invitation.secret } });
    const postId = await granted(invitation.accountId, 'system-admin');
    await server.database.kysely
      .insertInto('security_settings')
      .values({
        jurisdiction_id: server.jurisdictionId,
        preset: 'djbh3',
        changes: '{"rememberedDeviceDays": 7}',
        updated_at: server.source.clock.now(),
        updated_by: '测试',
      })
      .execute();
    const { secret } = await one.ok(own.beginTotp);
    const codeOf = (ahead: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(server.source.clock.now()) + ahead });
    await one.ok(own.confirmTotp, { body: { secret, code: codeOf(-30_000) } });
    const logIn = (cookie: string) =>
      server.anonymous.call(session.logIn, { body: { loginName: one.loginName, password }, headers: { cookie } });
    const begun = server.with(cookieOf(await logIn('')));
    const remembered = cookieOf(await begun.call(session.proveTotp, { body: { code: codeOf(0), remember: true } }), 'taizhang-remembered');
    const here = server.with(cookieOf(await logIn(remembered)));
    expect((await here.ok(session.getSession)).me?.stage).toBe('full');
    expect((await here.call(session.switchPost, { body: { postId } })).problem?.code).toBe('proof-needed');
    expect((await here.call(session.beginOidc, { body: { purpose: 'prove' } })).problem?.code).toBe('remembered-needs-factor');
    await here.ok(session.proveAgain, { body: { by: 'totp', code: codeOf(30_000) } });
    const there = await switched(here, postId);
    expect((await there.ok(session.getSession)).me?.jurisdiction.name).toBe('济南市');
  });

  it('must have proven a second factor for a post that needs one there', async () => {
    const one = await person('acts-five');
    const invitation = await invited('acts-five', 'system');
    await one.ok(start.acceptJoin, { body: { secret: invitation.secret } });
    const postId = await granted(invitation.accountId, 'system-admin');
    expect((await one.call(session.switchPost, { body: { postId } })).problem?.code).toBe('post-needs-factor');
  });

  it('looks after its login where that belongs, wherever it acts', async () => {
    const one = await joined('acts-six');
    const there = await switched(one, one.there.postId);
    expect((await there.ok(own.listSessions)).sessions).toEqual(
      expect.arrayContaining([expect.objectContaining({ current: true, method: 'password' })]),
    );
    expect((await there.ok(own.getCredentials)).totp).toBe(false);
    const { secret } = await there.ok(own.addToken, { body: { label: '济南', scopes: ['ledger.read'], days: 1 } });
    const token = { headers: { authorization: `Bearer ${secret}` } };
    expect((await server.anonymous.call(listTasks, token)).status).toBe(200);
    expect((await there.ok(own.listTokens)).tokens).toHaveLength(1);
    await security.ok(account.endPost, { params: one.there, body: { reason: '期满' } });
    expect((await server.anonymous.call(listTasks, token)).status).toBe(401);
  });

  it('ends with the account at home', async () => {
    const one = await joined('acts-seven');
    const there = await switched(one, one.there.postId);
    const homeSystem = await server.as('system-admin');
    await homeSystem.ok(account.disableAccount, { params: { accountId: one.accountId }, body: { reason: '调离' } });
    expect((await there.call(listTasks)).status).toBe(401);
  });
});

describe('the administrators of the other jurisdiction', () => {
  it('cannot touch the login', async () => {
    const one = await joined('admin-one');
    const params = { accountId: one.there.accountId };
    const reason = { reason: '试' };
    const refusals = await Promise.all([
      system.call(account.giveAccess, { params, body: { method: 'link' } }),
      system.call(account.giveAccess, { params, body: { method: 'password' } }),
      system.call(account.linkSubject, { params, body: { subject: 'x' } }),
      security.call(account.unlockAccount, { params }),
      security.call(account.resetFactors, { params, body: reason }),
      security.call(account.unlinkSubjects, { params, body: reason }),
    ]);
    expect(refusals.map(({ status, problem }) => problem?.code ?? status)).toEqual(Array(6).fill('account-joins'));
    expect((await one.call(getSystem)).status).toBe(200);
  });

  it('get nobody whose session was ended before the last step', async () => {
    const one = await person('ended-while-joining');
    const invitation = await invited('ended-while-joining');
    const holder = await server.database.pool.connect();
    await holder.query('begin');
    await holder.query('select from account where id = $1 for update', [one.accountId]);
    const joining = one.call(start.acceptJoin, { body: { secret: invitation.secret } });
    await expect
      .poll(async () => (await server.database.pool.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rowCount)
      .toBe(1);
    await holder.query('update session set ended_at = now(), end_reason = $2 where account_id = $1', [
      one.accountId,
      'ended-by-administrator',
    ]);
    await holder.query('commit');
    holder.release();
    expect((await joining).problem?.code).toBe('not-signed-in');
    expect(await system.ok(account.getAccount, { params: { accountId: invitation.accountId } })).toMatchObject({ state: 'invited' });
  });

  it('take an account for used from the day on that the person joined', async () => {
    const one = await person('used-since-joining');
    const invitation = await invited('used-since-joining');
    const unused = async () => (await system.ok(account.getAccount, { params: { accountId: invitation.accountId } })).unused;
    await server.database.pool.query("update account set created_at = created_at - interval '1 year' where id = $1", [
      invitation.accountId,
    ]);
    expect(await unused()).toBe(true);
    await one.ok(start.acceptJoin, { body: { secret: invitation.secret } });
    expect(await unused()).toBe(false);
  });

  it('take an account for used while its login acts there', async () => {
    const one = await joined('used-there');
    await switched(one, one.there.postId);
    await server.database.pool.query(
      "update account set created_at = created_at - interval '1 year', last_login_at = last_login_at - interval '1 year' where id = $1",
      [one.there.accountId],
    );
    expect((await system.ok(account.getAccount, { params: { accountId: one.there.accountId } })).unused).toBe(false);
  });

  it('see what acts in theirs, and end it: tokens for good, browsers go home', async () => {
    const one = await joined('admin-three');
    const there = await switched(one, one.there.postId);
    const { secret } = await there.ok(own.addToken, { body: { label: '济南', scopes: ['ledger.read'], days: 1 } });
    const token = { headers: { authorization: `Bearer ${secret}` } };
    const params = { accountId: one.there.accountId };
    const listed = await security.ok(account.listAccountSessions, { params });
    expect(listed.sessions.map(({ method }) => method).toSorted()).toEqual(['password', 'token']);
    expect((await security.ok(account.endAccountSessions, { params, body: { reason: '核查' } })).ended).toBe(2);
    expect((await server.anonymous.call(listTasks, token)).status).toBe(401);
    expect((await there.ok(session.getSession)).me).toMatchObject({ jurisdiction: { name: '泰安市' }, post: { id: one.postId } });
    expect((await security.ok(account.listAccountSessions, { params })).sessions).toEqual([]);
    // What acts elsewhere, or for somebody else, is none of theirs.
    expect((await system.call(account.listAccountSessions, { params: { accountId: one.accountId } })).status).not.toBe(200);
  });

  it('disable for good: what acted there does not live again when the account does', async () => {
    const one = await joined('admin-four');
    const there = await switched(one, one.there.postId);
    const { secret } = await there.ok(own.addToken, { body: { label: '济南', scopes: ['ledger.read'], days: 1 } });
    const params = { accountId: one.there.accountId };
    await system.ok(account.disableAccount, { params, body: { reason: '调离' } });
    await system.ok(account.enableAccount, { params });
    expect((await server.anonymous.call(listTasks, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(401);
    expect((await there.ok(session.getSession)).me?.jurisdiction.name).toBe('泰安市');
    const { events } = await audit.ok(searchAudit, { query: { accountId: one.there.accountId } });
    expect(events.map(({ act }) => act)).toContain('addToken');
  });

  it('read in their own trail who joined and who came', async () => {
    const one = await joined('admin-two');
    await switched(one, one.there.postId);
    const { events } = await audit.ok(searchAudit, { query: { accountId: one.there.accountId } });
    expect(events.map(({ act }) => act)).toEqual(expect.arrayContaining(['acceptJoin', 'switchPost']));
  });
});

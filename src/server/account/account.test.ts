/** Accounts and posts through HTTP: what each administrator may do, what is refused, and what ends with an account or a post. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

let server: TestServer;
let system: Person;
let security: Person;
beforeAll(async () => {
  server = await startTestServer({
    oidc: { issuer: 'https://id.example.gov.cn', clientId: 'a', clientSecret: 'b', label: '统一身份认证' },
  });
  system = await server.as('system-admin', { displayName: '系统甲' });
  security = await server.as('security-admin', { displayName: '安全乙' });
});
afterAll(() => server.stop());

let made = 0;
const jurisdiction = { kind: 'jurisdiction', unitId: null } as const;

async function add(given: Partial<Parameters<typeof newPerson>[0]> = {}) {
  return system.ok(account.addAccount, { body: newPerson(given) });
}
function newPerson(given: {
  loginName?: string;
  powerClass?: 'business' | 'system' | 'security' | 'audit';
  unitId?: string | null;
  method?: 'link' | 'password';
}) {
  made += 1;
  return {
    loginName: `ren-${made}`,
    displayName: `某${made}`,
    powerClass: 'business' as const,
    unitId: null,
    phone: null,
    method: 'link' as const,
    ...given,
  };
}
async function jurisdictionOf(id: string, name: string): Promise<void> {
  await server.database.pool.query(`insert into jurisdiction (id, name, created_at) values ($1, $2, now())`, [id, name]);
}
function statusesOf(answers: readonly { readonly status: number }[]): number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b);
}
/** Everything that the trail has, as one text. */
async function trail(): Promise<string> {
  const { rows } = await server.database.pool.query<{ line: string }>(
    `select concat_ws(' ', e.act, e.detail, o.before, o.after) as line from audit_event e
       left join audit_object o on o.event_id = e.id order by e.seq, o.seq`,
  );
  return rows.map(({ line }) => line).join('\n');
}
async function events(accountId: string) {
  return (await security.ok(account.getAccountHistory, { params: { accountId } })).events;
}

describe('a new account', () => {
  it('gets access by a one-time link', async () => {
    const given = await add({ loginName: 'zhang.wei' });
    expect(given.account).toMatchObject({ loginName: 'zhang.wei', state: 'invited', posts: [], createdBy: '系统甲', revision: 1 });
    expect(given.initialPassword).toBeNull();
    const secret = (given.link ?? '').replace('/link#', '');
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(given.until).toMatch(/^2026-03-05T02:00:/);
    expect(await server.anonymous.ok(start.checkLink, { body: { secret } })).toMatchObject({ purpose: 'invite', loginName: 'zhang.wei' });
    const entered = await server.anonymous.ok(start.acceptInvite, { body: { secret, password: '青山Wanli-7788' } });
    expect(entered.stage).toBe('full');
    // Listed, and no news to the one who has just done it.
    expect(entered.notices).toMatchObject([{ act: 'acceptInvite', byOther: null, read: true }]);
    const later = { body: { loginName: 'zhang.wei', password: '青山Wanli-7788' } };
    expect((await server.anonymous.ok(session.logIn, later)).notices).toMatchObject([{ act: 'acceptInvite', read: false }]);
    expect((await server.anonymous.call(start.acceptInvite, { body: { secret, password: '青山Wanli-7799' } })).problem?.code).toBe(
      'link-expired',
    );
    expect(await trail()).not.toContain(secret);
  });

  it('gets access by an initial password that must be changed at once', async () => {
    const given = await add({ loginName: 'li.na', method: 'password' });
    const password = given.initialPassword ?? '';
    expect(password).toMatch(/^([A-HJ-NP-Za-km-z2-9]{4}-){3}[A-HJ-NP-Za-km-z2-9]{4}$/);
    expect(given).toMatchObject({ link: null, account: { state: 'active', awaitsFirstLogin: true } });
    const answer = await server.anonymous.call(session.logIn, { body: { loginName: 'li.na', password } });
    expect(answer.body?.stage).toBe('password');
    expect((await system.ok(account.getAccount, { params: { accountId: given.account.id } })).awaitsFirstLogin).toBe(false);
    const chosen = await server.with(cookieOf(answer)).ok(session.choosePassword, { body: { current: null, next: '青山Wanli-7788' } });
    expect(chosen.notices).toMatchObject([{ act: 'choosePassword', byOther: null, read: true }]);
    const { rows } = await server.database.pool.query<{ password_hash: string }>(
      `select password_hash from account where login_name = 'li.na'`,
    );
    const all = await trail();
    expect(all).not.toContain(password);
    expect(all).not.toContain(rows[0]?.password_hash ?? '');
  });

  it('needs an unused login name, also across jurisdictions and simultaneous requests', async () => {
    const bodies = [newPerson({ loginName: 'wang.fang' }), newPerson({ loginName: 'wang.fang' })];
    const answers = await Promise.all(bodies.map((body) => system.call(account.addAccount, { body })));
    expect(statusesOf(answers)).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.problem;
    expect(refused).toMatchObject({ code: 'login-name-taken', data: { loginName: 'wang.fang' } });
    // Names of logins are small letters: the same name in capitals is the same name.
    expect((await system.call(account.addAccount, { body: newPerson({ loginName: 'WANG.FANG' }) })).problem?.code).toBe('login-name-taken');

    const other = '01930000-0000-7000-8000-00000000000b';
    await jurisdictionOf(other, '济宁市');
    await server.as('contact', { loginName: 'zhao.lei', jurisdictionId: other });
    const elsewhere = await system.call(account.addAccount, { body: newPerson({ loginName: 'zhao.lei' }) });
    expect(elsewhere.problem).toMatchObject({ code: 'login-name-taken', data: { loginName: 'zhao.lei' } });
    expect(JSON.stringify(elsewhere.problem)).not.toMatch(/济宁|contact/);
    const { accounts } = await system.ok(account.listAccounts, { query: { text: 'zhao.lei' } });
    expect(accounts).toEqual([]);
  });

  it('belongs to a unit that exists', async () => {
    const nowhere = newPerson({ unitId: '01930000-0000-7000-8000-0000000000ff' });
    expect((await system.call(account.addAccount, { body: nowhere })).problem).toMatchObject({ code: 'account-unit-invalid', status: 422 });
    const { unitId } = await server.as('contact', { unit: '市档案馆' });
    const given = await add({ unitId });
    expect(given.account).toMatchObject({ unitId, unitName: '市档案馆' });
    const ids = async (query: { text?: string; unitId?: string }) =>
      (await system.ok(account.listAccounts, { query })).accounts.map(({ id }) => id);
    for (const text of ['档案', '檔案館', '“档 案”']) expect(await ids({ text }), text).toContain(given.account.id);
    expect(await ids({ text: '档案局' })).toEqual([]);
    expect(await ids({ unitId: unitId ?? '' })).toHaveLength(2);
  });
});

describe('the two administrators', () => {
  it('cannot do each other’s tasks, and no other role can do any of them', async () => {
    const { account: person } = await add();
    const params = { accountId: person.id };
    const post = { role: 'office', unitId: null, scope: jurisdiction } as const;
    expect((await system.call(account.grantPost, { params, body: post })).problem?.code).toBe('not-allowed');
    expect((await system.call(account.resetFactors, { params, body: { reason: '无' } })).problem?.code).toBe('not-allowed');
    expect((await security.call(account.addAccount, { body: newPerson({}) })).problem?.code).toBe('not-allowed');
    expect((await security.call(account.giveAccess, { params, body: { method: 'link' } })).problem?.code).toBe('not-allowed');
    expect((await server.office.call(account.listAccounts)).problem?.code).toBe('not-allowed');
    expect((await server.anonymous.call(account.listAccounts)).problem?.status).toBe(401);
  });

  it('cannot change their own accounts', async () => {
    const own = { accountId: security.accountId };
    const post = { role: 'security-admin', unitId: null, scope: jurisdiction } as const;
    expect((await security.call(account.grantPost, { params: own, body: post })).problem?.code).toBe('account-own');
    const end = await security.call(account.endPost, { params: { ...own, postId: security.postId }, body: { reason: '不干了' } });
    expect(end.problem?.code).toBe('account-own');
    expect((await security.call(account.resetFactors, { params: own, body: { reason: '丢了' } })).problem?.code).toBe('account-own');
    const ownSystem = { accountId: system.accountId };
    expect((await system.call(account.disableAccount, { params: ownSystem, body: { reason: '无' } })).problem?.code).toBe('account-own');
    expect((await system.call(account.giveAccess, { params: ownSystem, body: { method: 'password' } })).problem?.code).toBe('account-own');
  });

  it('see no account of another jurisdiction', async () => {
    const other = '01930000-0000-7000-8000-00000000000c';
    await jurisdictionOf(other, '德州市');
    const foreignPerson = await server.as('contact', { jurisdictionId: other });
    const params = { accountId: foreignPerson.accountId };
    expect((await system.call(account.getAccount, { params })).problem?.code).toBe('account-not-found');
    expect((await security.call(account.endAccountSessions, { params, body: { reason: '无' } })).problem?.code).toBe('account-not-found');
    expect((await system.call(account.disableAccount, { params, body: { reason: '无' } })).problem?.code).toBe('account-not-found');
    expect((await security.call(account.getAccountHistory, { params })).problem?.code).toBe('account-not-found');
  });
});

describe('the end of an account', () => {
  it('ends sessions, tokens and open links at once; enabling the account again restores none of them', async () => {
    const contact = await server.as('contact', { unit: '市体育局' });
    const token = await contact.ok(own.addToken, {
      body: { label: '取数', scopes: ['ledger.read'], days: 30 },
    });
    const bearer = { headers: { authorization: `Bearer ${token.secret}` } };
    const params = { accountId: contact.accountId };
    const { link } = await system.ok(account.giveAccess, { params, body: { method: 'link' } });
    const secret = (link ?? '').replace('/link#', '');
    expect((await security.ok(account.listAccountSessions, { params })).sessions).toHaveLength(2);
    expect((await system.ok(account.disableAccount, { params, body: { reason: '退休' } })).state).toBe('disabled');
    expect((await contact.call(listTasks, { query: {} })).status).toBe(401);
    expect((await server.anonymous.call(listTasks, { query: {}, ...bearer })).status).toBe(401);
    const { rows } = await server.database.pool.query<{ end_reason: string }>(
      `select end_reason from session where account_id = '${contact.accountId}' and ended_at is not null`,
    );
    expect(rows.map((row) => row.end_reason)).toEqual(['account-disabled', 'account-disabled']);
    expect((await system.call(account.giveAccess, { params, body: { method: 'link' } })).problem?.code).toBe('account-needs-enabling');

    expect((await system.ok(account.enableAccount, { params })).state).toBe('invited');
    expect((await contact.call(listTasks, { query: {} })).status).toBe(401);
    expect((await server.anonymous.call(start.acceptInvite, { body: { secret, password: '青山Wanli-7788' } })).problem?.code).toBe(
      'link-expired',
    );
    expect((await events(contact.accountId)).map(({ act }) => act).slice(0, 3)).toEqual(['enableAccount', 'disableAccount', 'giveAccess']);
  });

  it('is refused for the last of each administration, also when two end each other at once', async () => {
    await using fresh = await startTestServer();
    const [systemA, systemB] = [await fresh.as('system-admin'), await fresh.as('system-admin')];
    const guard = await fresh.as('security-admin');
    const lastGuard = await systemA.call(account.disableAccount, { params: { accountId: guard.accountId }, body: { reason: '无' } });
    expect(lastGuard.problem?.code).toBe('account-last-admin');
    const answers = await Promise.all([
      systemA.call(account.disableAccount, { params: { accountId: systemB.accountId }, body: { reason: '互停' } }),
      systemB.call(account.disableAccount, { params: { accountId: systemA.accountId }, body: { reason: '互停' } }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await guard.ok(account.listAccounts, { query: { role: 'system-admin', state: 'active' } });
    expect(left.accounts).toHaveLength(1);
    const [last] = left.accounts;
    const end = await guard.call(account.endPost, {
      params: { accountId: last?.id ?? '', postId: last?.posts[0]?.id ?? '' },
      body: { reason: '无' },
    });
    expect(end.problem?.code).toBe('account-last-admin');
  });
});

describe('logins of others', () => {
  it('are unlocked, ended and freed of their second factor, each with its event', async () => {
    const given = await add({ loginName: 'sun.li', method: 'password' });
    const params = { accountId: given.account.id };
    for (let at = 0; at < 5; at++) await server.anonymous.call(session.logIn, { body: { loginName: 'sun.li', password: 'wrong' } });
    expect((await security.ok(account.getAccount, { params })).locked).toBe(true);
    const password = given.initialPassword ?? '';
    expect((await server.anonymous.call(session.logIn, { body: { loginName: 'sun.li', password } })).problem?.code).toBe('login-refused');
    expect((await security.ok(account.unlockAccount, { params })).locked).toBe(false);
    expect((await server.anonymous.call(session.logIn, { body: { loginName: 'sun.li', password } })).status).toBe(200);

    expect((await security.ok(account.listAccountSessions, { params })).sessions).toHaveLength(1);
    expect(await security.ok(account.endAccountSessions, { params, body: { reason: '手机丢失' } })).toEqual({ ended: 1 });
    expect((await security.ok(account.listAccountSessions, { params })).sessions).toEqual([]);

    await server.database.pool.query(`update account set totp_secret = 'v1.x.y' where id = '${given.account.id}'`);
    expect((await security.ok(account.getAccount, { params })).factors.totp).toBe(true);
    const reset = await security.ok(account.resetFactors, { params, body: { reason: '换手机' } });
    expect(reset.factors).toEqual({ totp: false, passkeys: 0, oidc: 0 });
    const acts = (await events(given.account.id)).map(({ act }) => act);
    expect(acts.filter((act) => !act.startsWith('test.'))).toEqual(['resetFactors', 'endAccountSessions', 'unlockAccount', 'addAccount']);
    expect(await trail()).not.toContain('v1.x.y');
  });

  it('are replaced by a new password that ends the old one, but not the second factor', async () => {
    const given = await add({ loginName: 'qian.wu', method: 'password' });
    const params = { accountId: given.account.id };
    await server.database.pool.query(`update account set totp_secret = 'v1.x.y' where id = '${given.account.id}'`);
    const again = await system.ok(account.giveAccess, { params, body: { method: 'password' } });
    const logIn = (password: string | null) =>
      server.anonymous.call(session.logIn, { body: { loginName: 'qian.wu', password: password ?? '' } });
    expect((await logIn(given.initialPassword)).problem?.code).toBe('login-refused');
    expect((await logIn(again.initialPassword)).body?.stage).toBe('factor');
  });

  it('are linked only to a subject that no other account has', async () => {
    const [a, b] = [await add(), await add()];
    const link = (id: string) => system.call(account.linkSubject, { params: { accountId: id }, body: { subject: 'u-0001' } });
    expect((await link(a.account.id)).body?.factors.oidc).toBe(1);
    expect((await link(a.account.id)).body?.factors.oidc).toBe(1);
    expect((await link(b.account.id)).problem?.code).toBe('oidc-subject-taken');
    expect(
      (await security.ok(account.unlinkSubjects, { params: { accountId: a.account.id }, body: { reason: '绑错人' } })).factors.oidc,
    ).toBe(0);
    expect((await link(b.account.id)).status).toBe(200);
    // The linked identity is a login method, so the account is active without a password.
    expect((await security.ok(account.getAccount, { params: { accountId: a.account.id } })).state).toBe('active');
  });
});

describe('a change of a person', () => {
  it('is refused when the account has changed meanwhile', async () => {
    const { account: person } = await add();
    const params = { accountId: person.id };
    const change = (displayName: string) => system.call(account.editAccount, { params, body: { displayName, revision: person.revision } });
    const answers = await Promise.all([change('甲'), change('乙')]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const kept = answers.find(({ status }) => status === 200)?.body;
    expect(answers.find(({ status }) => status === 409)?.problem).toMatchObject({
      code: 'account-changed',
      data: { name: kept?.displayName },
    });
    expect((await system.ok(account.getAccount, { params })).displayName).toBe(kept?.displayName);
  });
});

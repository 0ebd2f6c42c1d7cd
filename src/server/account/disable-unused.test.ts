/** A rule of the security administrator disables accounts that nobody uses; somebody always stays who can undo it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import { disableUnused } from '#server/account/disable-unused.ts';
import { sweepLogins } from '#server/session/sweep-logins.ts';
import { cookieOf } from '#test/cookies.ts';
import { hashOf } from '#test/hash-of.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const password = '青山Wanli-7788';
const day = 86_400_000;
const clock = testClock();
let server: TestServer;
let hash: string;
beforeAll(async () => {
  server = await startTestServer({ clock });
  hash = await hashOf(password);
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
});
afterAll(() => server.stop());
beforeEach(() => rule(60));

/** The setting. Whoever sets it was just here, and so were the others of the three. */
async function rule(disableUnusedDays: number): Promise<void> {
  for (const role of ['system-admin', 'audit-admin'] as const) await server.as(role);
  const security = await server.as('security-admin');
  const { revision } = await security.ok(settings.getSecuritySettings);
  const changes = { disableUnusedDays };
  await security.ok(settings.changeSecuritySettings, { body: { preset: 'asvs', factorFrom: null, changes, reason: '测试', revision } });
}

async function find(accountId: string) {
  const system = await server.as('system-admin');
  return system.ok(account.getAccount, { params: { accountId } });
}

async function person(loginName?: string) {
  return server.as('contact', { passwordHash: hash, ...(loginName === undefined ? {} : { loginName }) });
}

const stateOf = async (accountId: string): Promise<string> => (await find(accountId)).state;

describe('an account that nobody uses', () => {
  it('is marked two weeks before, disabled on the day, and says why; enabled again, its days begin anew', async () => {
    const who = await person();
    clock.ahead += 45 * day;
    expect((await find(who.accountId)).disablesOn).toBeNull();
    clock.ahead += 2 * day;
    expect((await find(who.accountId)).disablesOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    clock.ahead += 12 * day;
    await runJob(server, disableUnused);
    expect(await find(who.accountId)).toMatchObject({ state: 'active', disabledUnusedDays: null });
    clock.ahead += day;
    await runJob(server, disableUnused);
    expect(await find(who.accountId)).toMatchObject({ state: 'disabled', disabledUnusedDays: 60, disablesOn: null, unused: false });
    expect((await who.call(session.getSession)).body?.me).toBeNull();
    const again = await server.anonymous.call(session.logIn, { body: { loginName: who.loginName, password } });
    expect(again.problem?.code).toBe('account-disabled');
    const system = await server.as('system-admin');
    const { events } = await system.ok(account.getAccountHistory, { params: { accountId: who.accountId } });
    expect(events[0]).toMatchObject({ act: 'disableUnused', actor: '系统' });
    expect(JSON.parse(events[0]?.after ?? '{}')).toMatchObject({ state: 'disabled', unusedDays: 60, ruleDays: 60 });
    await system.ok(account.enableAccount, { params: { accountId: who.accountId } });
    clock.ahead += 59 * day;
    await runJob(server, disableUnused);
    expect(await find(who.accountId)).toMatchObject({ state: 'active', disabledUnusedDays: null });
    clock.ahead += day;
    await runJob(server, disableUnused);
    expect(await stateOf(who.accountId)).toBe('disabled');
  });

  it('is none that was logged in with, or that a token worked for, even when the token is long gone', async () => {
    const [login, token] = [await person(), await person()];
    const { secret } = await token.ok(addToken, { body: { label: '测试', scopes: ['plan.read'], days: 50 } });
    clock.ahead += 49 * day;
    expect((await server.anonymous.call(listPlans, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(200);
    expect(cookieOf(await server.anonymous.call(session.logIn, { body: { loginName: login.loginName, password } }))).not.toBe('');
    clock.ahead += 40 * day;
    await runJob(server, sweepLogins);
    expect((await server.database.pool.query('select from session where account_id = $1', [token.accountId])).rowCount).toBe(0);
    await runJob(server, disableUnused);
    expect([await stateOf(login.accountId), await stateOf(token.accountId)]).toEqual(['active', 'active']);
    clock.ahead += 20 * day;
    await runJob(server, disableUnused);
    expect([await stateOf(login.accountId), await stateOf(token.accountId)]).toEqual(['disabled', 'disabled']);
  });

  it('waits while the link for its first login is good, or its initial password', async () => {
    const system = await server.as('system-admin');
    const add = (loginName: string, method: 'link' | 'password') =>
      system.ok(account.addAccount, {
        body: { loginName, displayName: loginName, powerClass: 'business', unitId: null, phone: null, method },
      });
    const ids = [(await add('by-link', 'link')).account.id, (await add('by-password', 'password')).account.id];
    clock.ahead += 61 * day;
    const fresh = await server.as('system-admin');
    await fresh.ok(account.giveAccess, { params: { accountId: ids[0] ?? '' }, body: { method: 'link' } });
    await fresh.ok(account.giveAccess, { params: { accountId: ids[1] ?? '' }, body: { method: 'password' } });
    await runJob(server, disableUnused);
    expect(await Promise.all(ids.map(stateOf))).toEqual(['invited', 'active']);
    clock.ahead += 3 * day + 60_000;
    await runJob(server, disableUnused);
    expect(await Promise.all(ids.map(stateOf))).toEqual(['disabled', 'disabled']);
  });

  it('does not wait for a link that was used', async () => {
    const who = await person();
    clock.ahead += 61 * day;
    const system = await server.as('system-admin');
    await system.ok(account.giveAccess, { params: { accountId: who.accountId }, body: { method: 'link' } });
    await runJob(server, disableUnused);
    expect(await stateOf(who.accountId)).toBe('active');
    // As it is when the link set a password, and the login that should follow was overtaken.
    await server.database.pool.query('update one_time set used_at = $2 where account_id = $1', [who.accountId, clock.now()]);
    await runJob(server, disableUnused);
    expect(await stateOf(who.accountId)).toBe('disabled');
  });

  it('is left alone while there is no rule', async () => {
    await rule(0);
    const who = await person();
    clock.ahead += 400 * day;
    await runJob(server, disableUnused);
    expect(await find(who.accountId)).toMatchObject({ state: 'active', unused: true, disablesOn: null });
  });

  it('is disabled once by nodes that look at the same moment', async () => {
    const who = await person();
    clock.ahead += 61 * day;
    await runJob(server, disableUnused, { nodes: 3 });
    const system = await server.as('system-admin');
    const { events } = await system.ok(account.getAccountHistory, { params: { accountId: who.accountId } });
    expect(events.filter(({ act }) => act === 'disableUnused')).toHaveLength(1);
  });
});

it('one administrator of each kind stays, the one who was here last', async () => {
  await rule(30);
  clock.ahead += 400 * day;
  await runJob(server, disableUnused);
  const { rows } = await server.database.pool.query<{ power_class: string; count: number }>(
    `select power_class, count(*)::int as count from account where jurisdiction_id = $1 and state = 'active' and power_class <> 'business'
      group by 1 order by 1`,
    [server.jurisdictionId],
  );
  expect(rows).toEqual(['audit', 'security', 'system'].map((power_class) => ({ power_class, count: 1 })));
  const left = await server.as('system-admin');
  const { accounts } = await left.ok(account.listAccounts, { query: { state: 'disabled' } });
  expect(accounts.every(({ disabledUnusedDays }) => disabledUnusedDays === null || disabledUnusedDays >= 30)).toBe(true);
});

it('an administrator whose post has ended, or has not begun, takes the place of none who is in office', async () => {
  await rule(30);
  clock.ahead += 400 * day;
  const holder = await server.as('system-admin');
  clock.ahead += 31 * day;
  const [ended, coming] = [await server.as('system-admin'), await server.as('system-admin')];
  await server.database.pool.query(
    `update account set state = 'disabled' where jurisdiction_id = $1 and power_class = 'system' and not id = any($2::uuid[])`,
    [server.jurisdictionId, [holder, ended, coming].map(({ accountId }) => accountId)],
  );
  await server.database.pool.query('update post set ended_at = $2 where id = $1', [ended.postId, clock.now()]);
  await server.database.pool.query('update post set valid_from = $2::timestamptz::date + 40 where id = $1', [coming.postId, clock.now()]);
  await runJob(server, disableUnused);
  expect(await stateOf(holder.accountId)).toBe('active');
});

it('the rule is none below thirty days, and says how many it meets', async () => {
  const who = await person();
  clock.ahead += 35 * day;
  const security = await server.as('security-admin');
  const { revision, inUse } = await security.ok(settings.getSecuritySettings);
  expect(inUse.unusedAccounts.find(({ days }) => days === 35)?.count).toBeGreaterThan(0);
  const refused = await security.call(settings.changeSecuritySettings, {
    body: { preset: 'asvs', factorFrom: null, changes: { disableUnusedDays: 29 }, reason: '试', revision },
  });
  expect(refused.problem).toMatchObject({ code: 'setting-disable-unused-days-invalid', data: { min: 30, max: 365 } });
  expect(await stateOf(who.accountId)).toBe('active');
});

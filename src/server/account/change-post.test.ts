/** Powers given and taken through HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { success } from '#core/failure.ts';
import { hashPassword } from '#server/session/password.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

let server: TestServer;
let system: Person;
let security: Person;
beforeAll(async () => {
  server = await startTestServer();
  system = await server.as('system-admin');
  security = await server.as('security-admin', { displayName: '安全乙' });
});
afterAll(() => server.stop());

let made = 0;
const jurisdiction = { kind: 'jurisdiction', unitId: null } as const;

async function add() {
  made += 1;
  return system.ok(account.addAccount, {
    body: { loginName: `ren-${made}`, displayName: `某${made}`, powerClass: 'business', unitId: null, phone: null, method: 'link' },
  });
}
async function events(accountId: string) {
  return (await security.ok(account.getAccountHistory, { params: { accountId } })).events;
}
async function unit(name: string, kind: string): Promise<string> {
  const id = await server.act(async (act) => {
    const unitId = act.newId();
    await act.db
      .insertInto('unit')
      .values({ jurisdiction_id: act.jurisdictionId, id: unitId, kind, position: 10, created_at: act.now })
      .execute();
    await act.db
      .insertInto('unit_name')
      .values({ jurisdiction_id: act.jurisdictionId, id: act.newId(), unit_id: unitId, name, form: 'full', checked: true })
      .execute();
    act.audit({ act: 'test.unit', objects: [] });
    return success(unitId);
  });
  return id.ok ? id.value : '';
}

describe('posts', () => {
  it('fit the class of the account, their scope and their unit', async () => {
    const department = await unit('市交通运输局', 'department');
    const group = await unit('交通专项工作组', 'working-group');
    const outside = await unit('济南市', 'other-city');
    const { account: person } = await add();
    const params = { accountId: person.id };
    const refusalOf = async (body: Parameters<typeof grant>[1]) => (await security.call(account.grantPost, { params, body })).problem?.code;
    expect(await refusalOf({ role: 'audit-admin', unitId: null, scope: jurisdiction })).toBe('post-wrong-class');
    expect(await refusalOf({ role: 'contact', unitId: department, scope: jurisdiction })).toBe('post-scope-invalid');
    expect(await refusalOf({ role: 'contact', unitId: null, scope: { kind: 'subtree', unitId: department } })).toBe('post-unit-invalid');
    expect(await refusalOf({ role: 'contact', unitId: outside, scope: { kind: 'subtree', unitId: outside } })).toBe('post-unit-invalid');
    expect(await refusalOf({ role: 'contact', unitId: department, scope: { kind: 'group', unitId: department } })).toBe(
      'post-group-invalid',
    );
    expect(await refusalOf({ role: 'counterpart', unitId: department, scope: { kind: 'subtree', unitId: department } })).toBe(
      'post-outside-invalid',
    );
    expect(await refusalOf({ role: 'counterpart', unitId: outside, scope: { kind: 'subtree', unitId: department } })).toBe(
      'post-outside-invalid',
    );
    expect(await refusalOf({ role: 'office', unitId: null, scope: { kind: 'subtree', unitId: null } })).toBe('post-scope-invalid');

    await grant(person.id, { role: 'contact', unitId: department, scope: { kind: 'subtree', unitId: department } });
    await grant(person.id, { role: 'unit-leader', unitId: department, scope: { kind: 'group', unitId: group } });
    const held = await grant(person.id, { role: 'counterpart', unitId: outside, scope: { kind: 'subtree', unitId: outside } });
    expect(held.posts).toHaveLength(3);
    expect(held.posts[0]).toMatchObject({
      role: 'contact',
      unitName: '市交通运输局',
      grantedBy: '安全乙',
      scope: { unitName: '市交通运输局' },
      endedAt: null,
    });
    expect(await refusalOf({ role: 'contact', unitId: department, scope: { kind: 'subtree', unitId: department } })).toBe('post-exists');
    const [newest] = await events(person.id);
    expect(newest).toMatchObject({ act: 'grantPost', actor: '安全乙' });
    expect(newest?.after).toContain('济南市');
  });

  it('are given once when two give them at once', async () => {
    const { account: person } = await add();
    const body = { role: 'reader', unitId: null, scope: jurisdiction } as const;
    const answers = await Promise.all([1, 2, 3].map(() => security.call(account.grantPost, { params: { accountId: person.id }, body })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(answers.filter(({ problem }) => problem?.code === 'post-exists')).toHaveLength(2);
  });

  it('end at once for sessions that act in them, with their tokens', async () => {
    const contact = await server.as('contact', { unit: '市水利局' });
    const token = await contact.ok(own.addToken, {
      body: { label: '取数', scopes: ['ledger.read'], days: 30 },
    });
    const bearer = { headers: { authorization: `Bearer ${token.secret}` } };
    expect((await server.anonymous.call(listTasks, { query: {}, ...bearer })).status).toBe(200);
    expect((await contact.call(listTasks, { query: {} })).status).toBe(200);
    const params = { accountId: contact.accountId, postId: contact.postId };
    const answer = await security.ok(account.endPost, { params, body: { reason: '调离' } });
    expect(answer.posts[0]?.endedAt).not.toBeNull();
    expect((await contact.call(listTasks, { query: {} })).problem?.code).toBe('not-allowed');
    expect((await contact.ok(session.getSession)).me?.post).toBeNull();
    expect((await server.anonymous.call(listTasks, { query: {}, ...bearer })).status).toBe(401);
    expect((await security.call(account.endPost, { params, body: { reason: '再来' } })).problem?.code).toBe('post-not-found');
    expect((await events(contact.accountId))[0]).toMatchObject({ act: 'endPost' });
    expect((await events(contact.accountId))[0]?.after).toContain('调离');
  });

  it('that need a second factor cannot be switched to by a login without one', async () => {
    const password = '青山Wanli-7788';
    const hash = await hashPassword(password);
    const contact = await server.as('contact', { unit: '市气象局', passwordHash: hash.ok ? hash.value : '' });
    const entered = await server.anonymous.call(session.logIn, { body: { loginName: contact.loginName, password } });
    const person = server.with(cookieOf(entered));
    const granted = await grant(contact.accountId, { role: 'office', unitId: null, scope: jurisdiction });
    expect((await person.call(listTasks, { query: {} })).status).toBe(200);
    const postId = granted.posts.find(({ role }) => role === 'office')?.id ?? '';
    const switched = await person.call(session.switchPost, { body: { postId } });
    expect(switched.body?.stage).toBe('enroll');
    const after = await server.with(cookieOf(switched)).call(listTasks, { query: {} });
    expect(after.problem?.code).toBe('sign-in-unfinished');
  });
});

function grant(
  accountId: string,
  body: {
    role: 'office' | 'contact' | 'unit-leader' | 'reader' | 'counterpart' | 'audit-admin' | 'system-admin';
    unitId: string | null;
    scope: { kind: 'subtree' | 'group' | 'jurisdiction'; unitId: string | null };
  },
) {
  return security.ok(account.grantPost, { params: { accountId }, body });
}

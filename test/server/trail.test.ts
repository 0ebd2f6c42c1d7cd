/** What the trail keeps of each act, as it stands in the database: who is meant, what was before, what is now, and why. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as audit from '#contract/audit/endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as objectApi from '#contract/ledger/object-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import * as unitApi from '#contract/unit/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';

const corpus = new URL('../corpus/000-taian-shenghui.txt', import.meta.url);

let server: TestServer;
let system: Person;
let security: Person;

beforeAll(async () => {
  const oidc = { issuer: 'https://id.example.cn', clientId: 'taizhang', clientSecret: 'x', label: '泰安通' };
  server = await startTestServer({ oidc });
  system = await server.as('system-admin', { displayName: '冯系统' });
  security = await server.as('security-admin', { displayName: '陈安全' });
});
afterAll(() => server.stop());

/** The newest event of an act, with its objects in order. */
async function kept(act: string) {
  const event = await server.database.kysely
    .selectFrom('audit_event')
    .select(['id', 'actor', 'outcome', 'detail'])
    .where('act', '=', act)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const objects = await server.database.kysely
    .selectFrom('audit_object')
    .select(['object_type as type', 'object_id as id', 'before', 'after'])
    .where('event_id', '=', event.id)
    .orderBy('seq')
    .execute();
  const read = (side: string | null): unknown => (side === null ? null : JSON.parse(side));
  return {
    actor: event.actor,
    outcome: event.outcome,
    detail: event.detail,
    objects: objects.map(({ type, id, before, after }) => ({ type, id, before: read(before), after: read(after) })),
  };
}

const about = (type: string, id: string, before: unknown, after: unknown) => ({ type, id, before, after });

describe('of the people', () => {
  const fields = { loginName: 'liqiang', displayName: '李强', powerClass: 'business', unitId: null, phone: null } as const;
  let id: string;

  it('a new one with access, a change with both sides', async () => {
    const added = await system.ok(account.addAccount, { body: { ...fields, method: 'link' } });
    id = added.account.id;
    expect(await kept('addAccount')).toMatchObject({
      actor: '冯系统',
      outcome: 'done',
      detail: null,
      objects: [about('account', id, null, { ...fields, state: 'invited', access: 'link' })],
    });
    await system.ok(account.editAccount, { params: { accountId: id }, body: { displayName: '李强生', revision: added.account.revision } });
    expect((await kept('editAccount')).objects).toMatchObject([about('account', id, { displayName: '李强' }, { displayName: '李强生' })]);
  });

  it('access given again', async () => {
    await system.ok(account.giveAccess, { params: { accountId: id }, body: { method: 'password' } });
    expect((await kept('giveAccess')).objects).toEqual([
      about('account', id, { state: 'invited' }, { state: 'active', access: 'password', sessionsEnded: 0 }),
    ]);
    await system.ok(account.giveAccess, { params: { accountId: id }, body: { method: 'link' } });
    expect((await kept('giveAccess')).objects).toEqual([
      about('account', id, { state: 'active' }, { state: 'active', access: 'link', sessionsEnded: 0 }),
    ]);
  });

  it('posts that were granted and ended', async () => {
    const scope = { kind: 'jurisdiction', unitId: null } as const;
    const granted = await security.ok(account.grantPost, { params: { accountId: id }, body: { role: 'reader', unitId: null, scope } });
    const postId = granted.posts[0]?.id ?? '';
    expect((await kept('grantPost')).objects).toMatchObject([
      about('post', postId, null, { accountId: id, role: 'reader', unitId: null, scope }),
    ]);
    await security.ok(account.endPost, { params: { accountId: id, postId }, body: { reason: '调岗' } });
    expect((await kept('endPost')).objects).toMatchObject([
      about(
        'post',
        postId,
        { accountId: id, role: 'reader', unitId: null, scope },
        { accountId: id, ended: true, tokensEnded: 0, reason: '调岗' },
      ),
    ]);
  });

  it('subjects of the provider that were linked and taken away', async () => {
    await system.ok(account.linkSubject, { params: { accountId: id }, body: { subject: 'ta-9' } });
    expect((await kept('linkSubject')).objects).toMatchObject([
      about('account', id, { state: 'active' }, { state: 'active', issuer: 'https://id.example.cn', subject: 'ta-9', sessionsEnded: 0 }),
    ]);
    await security.ok(account.unlinkSubjects, { params: { accountId: id }, body: { reason: '换号' } });
    expect((await kept('unlinkSubjects')).objects).toMatchObject([
      about(
        'account',
        id,
        { subjects: [{ issuer: 'https://id.example.cn', subject: 'ta-9' }] },
        { subjects: [], sessionsEnded: 0, reason: '换号' },
      ),
    ]);
  });

  it('one who was disabled, enabled, and whose factors were reset, with the logins that ended', async () => {
    const person = await server.as('contact');
    const params = { accountId: person.accountId };
    await security.ok(account.resetFactors, { params, body: { reason: '丢了手机' } });
    expect((await kept('resetFactors')).objects).toEqual([
      about(
        'account',
        person.accountId,
        { totp: false, passkeys: 0 },
        { totp: false, passkeys: 0, sessionsEnded: expect.any(Number) as unknown, reason: '丢了手机' },
      ),
    ]);
    const other = await server.as('contact');
    await security.ok(account.disableAccount, { params: { accountId: other.accountId }, body: { reason: '离任' } });
    expect((await kept('disableAccount')).objects).toEqual([
      about('account', other.accountId, { state: 'active' }, { state: 'disabled', sessionsEnded: 1, reason: '离任' }),
    ]);
    const third = await server.as('contact');
    await security.ok(account.endAccountSessions, { params: { accountId: third.accountId }, body: { reason: '可疑' } });
    expect((await kept('endAccountSessions')).objects).toEqual([
      about('account', third.accountId, null, { sessionsEnded: 1, reason: '可疑' }),
    ]);
  });

  it('one who was locked out and let in again', async () => {
    const person = await server.as('contact');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await server.anonymous.call(session.logIn, { body: { loginName: person.loginName, password: 'wrong-password-1' } });
    }
    const refused = await kept('logIn');
    expect(refused).toMatchObject({ outcome: 'refused', objects: [{ type: 'account', id: person.accountId, before: null, after: null }] });
    expect(JSON.parse(refused.detail ?? '')).toMatchObject({ code: expect.any(String) as unknown });
    await security.ok(account.unlockAccount, { params: { accountId: person.accountId } });
    const [unlocked] = (await kept('unlockAccount')).objects;
    expect(unlocked).toMatchObject({ type: 'account', id: person.accountId, after: { failures: 0, lockedUntil: null } });
    expect(unlocked?.before).toMatchObject({ lockedUntil: expect.stringMatching(/^20/) as unknown });
  });
});

describe('of sessions', () => {
  it('a post that was changed, a token, an end', async () => {
    const person = await server.as('reader');
    const scope = { kind: 'jurisdiction', unitId: null } as const;
    const granted = await security.ok(account.grantPost, {
      params: { accountId: person.accountId },
      body: { role: 'supervisor', unitId: null, scope },
    });
    const postId = granted.posts.find(({ role }) => role === 'supervisor')?.id ?? '';
    const switched = await person.call(session.switchPost, { body: { postId } });
    expect((await kept('switchPost')).objects).toMatchObject([
      { type: 'session', before: { post: person.postId }, after: { post: postId } },
    ]);

    const now = server.with(cookieOf(switched));
    const { token: made } = await now.ok(own.addToken, { body: { label: '月报', scopes: ['ledger.read'], days: 1 } });
    expect((await kept('addToken')).objects).toEqual([
      about('token', made.id, null, { label: '月报', scopes: ['ledger.read'], expiresAt: made.expiresAt }),
    ]);
    await now.ok(own.endToken, { params: { tokenId: made.id } });
    expect((await kept('endToken')).objects).toEqual([about('token', made.id, null, null)]);

    await now.ok(session.logOut);
    expect((await kept('logOut')).objects).toMatchObject([{ type: 'session', before: null, after: null }]);
  });

  it('the rules of security with their reason', async () => {
    const before = await security.ok(settings.getSecuritySettings);
    await security.ok(settings.changeSecuritySettings, {
      body: { preset: 'asvs', changes: {}, factorFrom: null, reason: '按新标准', revision: before.revision },
    });
    expect((await kept('changeSecuritySettings')).objects).toMatchObject([
      { before: { preset: before.preset }, after: { preset: 'asvs', changes: {}, reason: '按新标准' } },
    ]);
  });
});

describe('of the ledger', () => {
  let params: VersionParams;
  let tasks: readonly ledger.TaskRow[];

  it('a plan that came in, was read again, changed, discarded and restored', async () => {
    params = await upload(server, smallPlan);
    const taken = await kept('uploadPlan');
    expect(taken).toMatchObject({ actor: '王敏', outcome: 'done' });
    expect(taken.objects[0]).toMatchObject({ type: 'plan_version', id: params.versionId, before: null });
    await server.ok(plan.discardVersion, { params, body: { reason: '传错了' } });
    expect((await kept('discardVersion')).objects).toEqual([
      about('plan_version', params.versionId, { state: 'draft' }, { state: 'discarded', reason: '传错了' }),
    ]);
    await server.ok(plan.restoreVersion, { params });
    expect((await kept('restoreVersion')).objects).toEqual([
      about('plan_version', params.versionId, { state: 'discarded' }, { state: 'draft' }),
    ]);
    await server.call(plan.downloadOriginal, { params });
    expect((await kept('downloadOriginal')).objects).toEqual([about('plan_version', params.versionId, null, { file: '方案.txt' })]);
    await server.call(drafts.exportDraft, { params });
    expect((await kept('exportDraft')).objects).toEqual([
      about('plan_version', params.versionId, null, { versionLabel: 'internal', format: 'xlsx', state: 'draft', tasks: 5 }),
    ]);
  });

  it('a publication with what was accepted', async () => {
    await publish(server, params);
    const [version, ...rest] = (await kept('publishDraft')).objects;
    expect(version).toMatchObject({
      type: 'plan_version',
      id: params.versionId,
      before: { state: 'draft' },
      after: { state: 'published', tasks: 5 },
    });
    ({ tasks } = await server.ok(ledger.listTasks));
    const made = rest.filter(({ type }) => type === 'task').map(({ id }) => id);
    expect(made.sort()).toEqual(tasks.map(({ id }) => id).sort());
  });

  it('themes and the tasks that belong to them', async () => {
    const fields = { name: '济泰同城化', note: null };
    const theme = await server.ok(theming.addTheme, { body: fields });
    expect((await kept('addTheme')).objects).toEqual([about('theme', theme.id, null, fields)]);
    const changed = { name: '同城化', note: '三年行动' };
    await server.ok(theming.editTheme, { params: { themeId: theme.id }, body: { ...changed, revision: theme.revision } });
    expect((await kept('editTheme')).objects).toEqual([about('theme', theme.id, fields, changed)]);
    const taskIds = tasks.slice(0, 2).map(({ id }) => id);
    await server.ok(theming.setTaskThemes, { body: { taskIds, add: [theme.id], remove: [] } });
    expect((await kept('setTaskThemes')).objects).toEqual(taskIds.map((id) => about('task', id, null, { added: ['同城化'], removed: [] })));
    await server.ok(theming.setTaskThemes, { body: { taskIds, add: [], remove: [theme.id] } });
    expect((await kept('setTaskThemes')).objects).toEqual(taskIds.map((id) => about('task', id, null, { added: [], removed: ['同城化'] })));
    await server.ok(theming.removeTheme, { params: { themeId: theme.id } });
    expect((await kept('removeTheme')).objects).toEqual([about('theme', theme.id, changed, null)]);
  });

  it('a lead with the reason, and without one', async () => {
    const [first, second] = tasks;
    if (first === undefined || second === undefined) throw new Error('no tasks');
    const lead = (task: ledger.TaskRow, reason: string) =>
      server.ok(ledger.setLead, { body: { tasks: [{ id: task.id, revision: task.revision }], lead: '市公安局', reason } });
    await lead(first, '会议纪要');
    expect((await kept('setLead')).objects).toEqual([
      about('task', first.id, { lead: first.lead }, { lead: '市公安局', reason: '会议纪要' }),
    ]);
    await lead(second, '');
    expect((await kept('setLead')).objects).toEqual([about('task', second.id, { lead: second.lead }, { lead: '市公安局' })]);
  });

  it('an export and a page that was printed', async () => {
    const body = { format: 'csv', filter: { text: '高速' }, sort: 'position', columns: ['code', 'text'] } as const;
    await server.call(exporting.exportTasks, { body: { ...body, columns: [...body.columns] } });
    expect((await kept('exportTasks')).objects).toMatchObject([{ type: 'export', before: null, after: { ...body, rows: 1 } }]);
    await server.ok(audit.recordPrint, { body: { page: '/ledger' } });
    expect(await kept('recordPrint')).toMatchObject({ detail: '/ledger', objects: [] });
  });

  it('an object that was changed, and two that became one', async () => {
    await publish(server, await upload(server, await readFile(corpus, 'utf8')));
    const { objects } = await server.ok(objectApi.listObjects, { query: { limit: 500 } });
    const [one, other] = objects;
    if (one === undefined || other === undefined) throw new Error('no objects');
    await server.ok(objectApi.editObject, { params: { objectId: one.id }, body: { place: '泰山区', revision: one.revision } });
    expect((await kept('editObject')).objects).toEqual([about('monitored_object', one.id, { place: null }, { place: '泰山区' })]);
    await server.ok(objectApi.mergeObjects, { body: { into: one.id, from: [other.id] } });
    const merged = (await kept('mergeObjects')).objects;
    expect(merged.find(({ id }) => id === other.id)?.after).toEqual({ mergedInto: one.id });
    expect(merged.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
  });

  it('nothing of what was refused but that it was', async () => {
    const stale = await server.call(theming.editTheme, {
      params: { themeId: params.planId },
      body: { name: '无', note: null, revision: 1 },
    });
    expect(stale.problem?.code).toBe('theme-not-found');
    const again = await upload(server, reissued(), params.planId);
    expect((await kept('uploadPlan')).objects[0]).toMatchObject({ id: again.versionId });
  });
});

describe('of units', () => {
  const fresh = { kind: 'department', parentId: null, housedAtId: null, position: 900, code: null, validFrom: null, note: null } as const;
  const add = (full: string) => server.ok(unitApi.addUnit, { body: { ...fresh, names: { full, short: null, aliases: [] } } });

  it('a new one, a change with where it was read, another name', async () => {
    const unit = await add('泰和市测试局');
    expect((await kept('addUnit')).objects).toMatchObject([
      { type: 'unit', id: unit.id, before: null, after: { kind: 'department', full: '泰和市测试局', position: 900 } },
    ]);
    const edited = await server.ok(unitApi.editUnit, {
      params: { unitId: unit.id },
      body: { note: '挂牌', source: '泰编发〔2024〕3号', revision: unit.revision },
    });
    expect((await kept('editUnit')).objects).toMatchObject([
      { type: 'unit', id: unit.id, before: { note: null }, after: { note: '挂牌' } },
    ]);
    await server.ok(unitApi.addUnitAlias, { params: { unitId: edited.id }, body: { name: '测试机构', source: null } });
    expect((await kept('addUnitAlias')).objects).toMatchObject([
      { type: 'unit', id: unit.id, before: { aliases: [] }, after: { aliases: ['测试机构'] } },
    ]);
  });

  it('two that became one, on both sides', async () => {
    const [into, from] = [await add('泰和市保留局'), await add('泰和市重复局')];
    await server.as('contact', { unit: '泰和市重复局' });
    await server.ok(unitApi.mergeUnits, { body: { into: into.id, from: from.id, reason: '同一单位' } });
    const objects = (await kept('mergeUnits')).objects;
    expect(objects.find(({ id }) => id === into.id)?.after).toMatchObject({
      merged: '泰和市重复局',
      people: 1,
      posts: 1,
      reason: '同一单位',
    });
    expect(objects.find(({ id }) => id === from.id)?.before).toEqual({ full: '泰和市重复局', validTo: null });
  });

  it('one that ended, and who took over', async () => {
    const [unit, heir] = [await add('泰和市撤销局'), await add('泰和市接收局')];
    await server.ok(unitApi.endUnit, {
      params: { unitId: unit.id },
      body: {
        onDate: '2026-01-01',
        successors: [{ unitId: heir.id, relation: 'merged' }],
        note: '机构改革',
        revision: unit.revision,
      },
    });
    const [ended, received] = (await kept('endUnit')).objects;
    expect(ended).toMatchObject({ type: 'unit', id: unit.id, before: { validTo: null, members: [] } });
    expect(received).toEqual(
      about('unit', heir.id, null, { received: { relation: 'merged', name: '泰和市撤销局' }, onDate: '2026-01-01' }),
    );
  });

  it('members of a group that came and went', async () => {
    const group = await server.ok(unitApi.addUnit, {
      body: { ...fresh, kind: 'working-group', names: { full: '综合交通专项工作组', short: null, aliases: [] } },
    });
    const [one, other] = [await add('泰和市甲成员局'), await add('泰和市乙成员局')];
    const set = (unitIds: string[], revision: number) =>
      server.ok(unitApi.setMembers, { params: { unitId: group.id }, body: { unitIds, revision } });
    const first = await set([one.id], group.revision);
    expect((await kept('setMembers')).objects).toMatchObject([{ id: group.id, after: { joined: ['泰和市甲成员局'], left: [] } }]);
    await set([other.id], first.revision);
    expect((await kept('setMembers')).objects).toMatchObject([
      { id: group.id, after: { joined: ['泰和市乙成员局'], left: ['泰和市甲成员局'] } },
    ]);
  });

  it('tables that went out', async () => {
    await server.call(unitApi.exportUnits);
    const { units } = await server.ok(unitApi.listUnits);
    expect((await kept('exportUnits')).objects).toMatchObject([{ type: 'export', before: null, after: { units: units.length } }]);
  });
});

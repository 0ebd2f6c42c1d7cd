/** A demonstration from its first start: its people, their units and posts, and the ledger it opens with. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkList } from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as plan from '#contract/plan/plan-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import { domains, joinDomains } from '#server/domains.ts';
import { systemActor } from '#server/platform/actor.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { openFolderStore } from '#server/platform/files/folder-store.ts';
import { runWrite, type ActContext, type ActSource } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { createLog } from '#server/platform/log.ts';
import { seedDemo } from '#server/session/demo.ts';
import { cloneDatabase } from '#test/clone-database.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let app: Database;
let source: ActSource;
const context = (): ActContext => ({
  jurisdictionId: homeJurisdiction.id,
  by: systemActor,
  subject: null,
  reach: 'jurisdiction',
  requestId: newId(),
});

beforeAll(async () => {
  const over = await cloneDatabase();
  app = openDatabase(over.app, () => {});
  source = {
    database: inOnePool(app),
    clock: testClock(),
    installation: { keys: over.keys, files: openFolderStore(inject('filesDir')), oidc: undefined, demo: true },
  };
  joinDomains();
  expect(await runWrite(source, context(), seedDemo)).toEqual({ ok: true, value: true });
  for (const { demo } of domains) await demo?.(source, context(), createLog('silent'));
  server = await startTestServer({ over, demo: true, officeName: 'nobody-of-the-demo' });
});
afterAll(async () => {
  await app.close();
  await server.stop();
});

async function people() {
  const all = await server.anonymous.ok(start.listDemoPeople);
  // The office of the test server came later.
  return all.people.filter(({ postId }) => postId !== server.office.postId);
}

async function enter(displayName: string, role: string) {
  const post = (await people()).find((one) => one.displayName === displayName && one.role === role);
  return server.anonymous.call(start.enterDemo, { body: { postId: post?.postId ?? '' } });
}

describe('the people of a demonstration', () => {
  it('are one of every role, in units of the city', async () => {
    expect((await people()).map(({ displayName, role, unitName }) => [displayName, role, unitName])).toEqual([
      ['王敏（样例）', 'office', '泰安市发展和改革委员会'],
      ['王敏（样例）', 'supervisor', '泰安市发展和改革委员会'],
      ['李强（样例）', 'contact', '泰安市交通运输局'],
      ['赵军（样例）', 'unit-leader', '泰安市交通运输局'],
      ['孙丽（样例）', 'contact', '新泰市'],
      ['周涛（样例）', 'supervisor', null],
      ['吴刚（样例）', 'reader', null],
      ['郑洁（样例）', 'counterpart', '济南市'],
      ['冯系统（样例）', 'system-admin', null],
      ['陈安全（样例）', 'security-admin', null],
      ['褚审计（样例）', 'audit-admin', null],
    ]);
  });

  it('come in by one click, each in the post that was clicked', async () => {
    const entered = await enter('王敏（样例）', 'supervisor');
    expect(entered.body).toMatchObject({
      stage: 'full',
      account: { loginName: 'demo-office', displayName: '王敏（样例）', powerClass: 'business' },
      post: { role: 'supervisor', scope: { kind: 'jurisdiction', unitId: null } },
    });
    expect(entered.body?.posts.map(({ role }) => role)).toEqual(['office', 'supervisor']);
    expect((await server.with(cookieOf(entered)).ok(session.getSession)).me?.post?.role).toBe('supervisor');
  });

  it.each([
    ['李强（样例）', 'contact', 'subtree'],
    ['赵军（样例）', 'unit-leader', 'subtree'],
    ['郑洁（样例）', 'counterpart', 'subtree'],
    ['吴刚（样例）', 'reader', 'jurisdiction'],
  ])('%s has a post as %s of its %s', async (name, role, kind) => {
    const post = (await enter(name, role)).body?.post;
    expect(post?.scope.kind).toBe(kind);
    expect(post?.scope.unitId === null).toBe(kind === 'jurisdiction');
  });

  it('are not there any more once their account is disabled', async () => {
    const post = (await people()).find(({ role }) => role === 'reader');
    await server.database.kysely.updateTable('account').set({ state: 'disabled' }).where('login_name', '=', 'demo-reader').execute();
    expect((await people()).map(({ role }) => role)).not.toContain('reader');
    expect((await server.anonymous.call(start.enterDemo, { body: { postId: post?.postId ?? '' } })).problem?.code).toBe('post-not-found');
    await server.database.kysely.updateTable('account').set({ state: 'active' }).where('login_name', '=', 'demo-reader').execute();
  });

  it('have contacts in all units that a list of the sample would be issued to', async () => {
    const { id: listId } = await server.ok(listing.createList, { body: { year: 2031, name: '样例清单' } });
    const { tasks } = await server.ok(listing.listUnlisted, { params: { listId }, query: { limit: 500 } });
    await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ taskId }) => taskId) } });
    const { findings, units } = await server.ok(checkList, { params: { listId } });
    const without = findings.filter(({ code }) => code === 'no-contact').map(({ unit }) => units.find(({ id }) => id === unit)?.name);
    // A leading group works through its members.
    expect(without).toEqual(['市新旧动能转换综合试验区建设领导小组']);
  });

  it('are made once', async () => {
    expect(await runWrite(source, context(), seedDemo)).toEqual({ ok: true, value: false });
    expect(await people()).toHaveLength(11);
  });
});

describe('the ledger of a demonstration', () => {
  it('is the sample, published as it was read, with a reason for each doubt that is no person’s', async () => {
    const { plans } = await server.ok(plan.listPlans);
    expect(plans.map(({ title, versions }) => [title, versions.map(({ state }) => state)])).toEqual([
      ['泰安市推进省会经济圈一体化发展分工方案', ['published']],
    ]);
    const { tasks } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    expect(tasks.length).toBeGreaterThan(50);
    const published = await server.database.kysely
      .selectFrom('audit_object')
      .select('after')
      .where('object_type', '=', 'plan_version')
      .where('after', 'like', '%published%')
      .executeTakeFirstOrThrow();
    const { accepted } = JSON.parse(published.after ?? '') as { accepted: readonly { reason: string }[] };
    expect(new Set(accepted.map(({ reason }) => reason))).toEqual(new Set(['演示：样例照原样发布']));
  });

  it.each([
    ['王敏（样例）', 'office'],
    ['李强（样例）', 'contact'],
    ['赵军（样例）', 'unit-leader'],
    ['孙丽（样例）', 'contact'],
    ['周涛（样例）', 'supervisor'],
    ['吴刚（样例）', 'reader'],
    ['郑洁（样例）', 'counterpart'],
  ])('has work for %s, %s', async (name, role) => {
    const person = server.with(cookieOf(await enter(name, role)));
    expect((await person.ok(ledger.listTasks)).tasks.length).toBeGreaterThan(2);
  });

  it('has leads for most tasks and members in the lists of counties, invented and marked so', async () => {
    const { tasks } = await server.ok(ledger.listTasks, { query: { limit: 500 } });
    const led = tasks.filter(({ lead }) => lead !== null).length;
    expect(led).toBeGreaterThan(tasks.length / 2);
    expect(led).toBeLessThan(tasks.length);
    const named = tasks.flatMap(({ responsibilities }) => responsibilities.filter(({ members }) => members !== undefined));
    expect(named.length).toBeGreaterThan(2);
    // Zones are no counties: a list names those that its words mean.
    const ofCounties = named.filter(({ unit }) => unit.includes('县'));
    expect(ofCounties.length).toBeGreaterThan(2);
    expect(ofCounties.every(({ members }) => members?.includes('新泰市'))).toBe(true);
    expect(named.filter(({ unit }) => !unit.includes('县')).every(({ members }) => !members?.includes('新泰市'))).toBe(true);
    const { rows } = await server.database.pool.query<{ said: boolean }>(
      `select bool_and(after like '%演示：虚构%') as said from audit_object object join audit_event event on event.id = object.event_id
        where event.act in ('setLead', 'resolveResponsibilities') and object.object_type in ('task', 'responsibility') and object.seq = 0`,
    );
    expect(rows[0]?.said).toBe(true);
  });

  it('is not filled a second time', async () => {
    for (const { demo } of domains) await demo?.(source, context(), createLog('silent'));
    expect((await server.ok(plan.listPlans)).plans).toHaveLength(1);
  });

  it('was opened by the program itself, and the trail says so', async () => {
    const events = await server.database.kysely
      .selectFrom('audit_event')
      .select(['act', 'actor', 'outcome'])
      .where('act', 'in', ['openDemo', 'uploadPlan', 'publishDraft'])
      .orderBy('seq')
      .execute();
    expect(events).toEqual(['openDemo', 'uploadPlan', 'publishDraft'].map((act) => ({ act, actor: systemActor.name, outcome: 'done' })));
  });
});

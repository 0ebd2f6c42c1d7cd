/** A small installation: units, people of each role, a plan in three versions, with themes, objects, shares and a refusal in the trail. */
import { Secret, TOTP } from 'otpauth';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as correcting from '#contract/ledger/correction-endpoints.ts';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as objects from '#contract/ledger/object-endpoints.ts';
import * as publishing from '#contract/ledger/publish-endpoints.ts';
import * as shares from '#contract/ledger/share-endpoints.ts';
import * as tasks from '#contract/ledger/task-endpoints.ts';
import * as themes from '#contract/ledger/theme-endpoints.ts';
import * as plans from '#contract/plan/plan-endpoints.ts';
import { readInbox } from '#contract/home/endpoints.ts';
import * as feedback from '#contract/session/feedback-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import * as rules from '#contract/settings/endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as accounts from '#contract/account/endpoints.ts';
import * as units from '#contract/unit/endpoints.ts';
import { roles, type Role } from '#core/access/subject.ts';
import { success } from '#core/failure.ts';
import { ledgerInbox } from '#server/ledger/inbox.ts';
import { planInbox } from '#server/plan/inbox.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { settingsInbox } from '#server/settings/inbox.ts';
import { addJurisdiction } from '#server/session/add-jurisdiction.ts';
import { systemActor } from '#server/platform/actor.ts';
import { inOnePool } from '#server/platform/database/serve-database.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { hashOf } from '#test/hash-of.ts';
import { cookieOf } from '#test/cookies.ts';
import { change, draftOf, publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { furnishLists } from '#test/states/furnish-lists.ts';
import type { TestServer } from '#test/server.ts';
import { reissued, smallPlan } from '#test/small-plan.ts';

const unitOf: Partial<Record<Role, string>> = {
  contact: '泰安市交通运输局',
  'unit-leader': '泰安市交通运输局',
  counterpart: '济南市',
};

/** A person, a place and a label that nobody knows beside a task. */
const withFields = smallPlan.replace(
  '（责任单位：市商务局）',
  '（责任单位：市商务局；市级责任领导：张三；建设地点：东湖区；资金来源：市级财政）',
);

/** What later states add, this adds too: each table that a state brings has rows in its fixture. */
export async function furnish(server: TestServer): Promise<void> {
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
  for (const role of roles) {
    const unit = unitOf[role];
    await server.as(role, unit === undefined ? {} : { unit });
  }
  const version = await upload(server, smallPlan);
  const [first] = (await draftOf(server, version)).draft.tasks;
  if (first === undefined) throw new Error('the plan has no tasks');
  await change(server, version, { type: 'set-lead', tasks: [{ ranges: first.ranges }], unit: '市发展改革委' });
  await publish(server, version);

  const { tasks: listed } = await server.ok(tasks.listTasks, { query: {} });
  const taskIds = listed.slice(0, 2).map(({ id }) => id);
  const theme = await server.ok(themes.addTheme, { body: { name: '济泰同城化', note: null } });
  await server.ok(themes.setTaskThemes, { body: { taskIds, add: [theme.id], remove: [] } });
  const [principle] = (await server.ok(tasks.listPrinciples, { query: {} })).principles;
  const [task = ''] = taskIds;
  await server.ok(tasks.setTaskPrinciples, { params: { taskId: task }, body: { clauseIds: principle ? [principle.clauseId] : [] } });
  const [object] = (await server.ok(objects.listObjects, { query: {} })).objects;
  if (object === undefined) throw new Error('the plan has no objects');
  const params = { objectId: object.id };
  await server.ok(objects.editObject, { params, body: { revision: object.revision, name: `${object.name}（一期）` } });
  const [outside, other] = (await server.ok(units.listUnits)).units.filter(({ kind }) => kind === 'other-city');
  if (outside === undefined || other === undefined) throw new Error('too few units are outside');
  await server.ok(shares.setTaskShares, { body: { taskIds, add: [outside.id], remove: [] } });
  // In part, and taken back again of one.
  await server.ok(shares.setTaskShares, { body: { taskIds, add: [other.id], remove: [], parts: ['content'] } });
  await server.ok(shares.setTaskShares, { body: { taskIds: [task], add: [], remove: [other.id] } });
  await server.ok(exporting.exportTasks, { body: { format: 'csv', filter: {}, sort: 'position', columns: ['code', 'text'] } });

  const contact = await server.as('contact', { unit: '泰安市水利局' });
  await contact.call(themes.addTheme, { body: { name: '无权新建', note: null } });
  await furnishLogins(server);
  await furnishRemembered(server);
  await furnishRules(server);
  await furnishLists(server);
  await furnishInbox(server);
  await server.ok(plans.labelVersion, { params: version, body: { was: 'internal', label: 'public', reason: '经公开审查' } });
  // One version is published after another, and one is under review.
  await publish(server, await upload(server, reissued(withFields, 2), version.planId));
  await furnishAdjusted(server, version.planId);
  const next = await upload(server, reissued(withFields, 3), version.planId);
  const [said] = (await server.ok(publishing.diffVersion, { params: next })).tasks;
  await server.ok(publishing.setContinuation, { params: next, body: { key: said?.key ?? '', taskId: null } });
}

/** What people said of published tasks: corrected, with its units; withdrawn; added by hand. And a unit that became another. */
async function furnishAdjusted(server: TestServer, planId: string): Promise<void> {
  const [first, second] = (await server.ok(tasks.listTasks, { query: { planId: [planId] } })).tasks;
  if (first === undefined || second === undefined) throw new Error('the plan has too few tasks');
  const reason = '市政府第12次常务会议';
  const values = { title: `${first.title}（含连接线）`, units: { add: [{ unit: '市水利局', role: 'support' as const, ownPart: null }] } };
  await server.ok(correcting.correctTasks, { body: { tasks: [{ id: first.id, revision: first.revision, values }], reason } });
  await server.ok(adjusting.withdrawTasks, { body: { tasks: [{ id: second.id, revision: second.revision }], reason } });
  await server.ok(adjusting.addTask, {
    body: {
      planId,
      chapter: first.path,
      origin: 'resolution',
      title: '建设庚港',
      text: '建设庚港。',
      due: { text: null, from: null, to: '2027-12-31' },
      units: { lead: '市交通运输局', responsible: ['市水利局'] },
      kind: 'project',
      commitment: 'advance',
      nature: 'once',
      reason,
    },
  });
  const zones = (await server.ok(units.listUnits)).units.filter(({ kind }) => kind === 'functional-zone');
  const [into, from] = zones;
  await server.ok(units.mergeUnits, { body: { into: into?.id ?? '', from: from?.id ?? '', reason: '录成了两行' } });
  const atTop = { parentId: null, housedAtId: null, position: 9000, code: null, validFrom: null, note: null };
  await server.ok(units.addUnit, {
    body: { kind: 'national-department', ...atTop, names: { full: '中华人民共和国财政部', short: '财政部', aliases: [] } },
  });
}

/** What happened, in the inboxes of whom it concerns; one of them has read it. */
async function furnishInbox(server: TestServer): Promise<void> {
  // Jobs run where somebody was set up.
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  for (const source of [ledgerInbox, planInbox, settingsInbox]) await runJob(server, inboxJob(source));
  await server.database.pool.query('update jurisdiction set set_up_at = null where id = $1', [server.jurisdictionId]);
  const contact = await server.as('contact', { unit: '泰安市交通运输局' });
  await contact.ok(readInbox, { body: { seq: 1 } });
}

/** A figure of the rules that was moved, and a year's holidays. */
async function furnishRules(server: TestServer): Promise<void> {
  const office = await server.as('office');
  await office.ok(rules.changeRules, { body: { changes: { 'clock.grace': 3 }, reason: '常务会议议定', version: 0 } });
  const holidays = ['2027-01-01', '2027-10-01'];
  await office.ok(rules.changeCalendarYear, {
    params: { year: 2027 },
    body: { announced: true, holidays, workdays: ['2027-10-09'], reason: '国办通知', version: 2 },
  });
}

/** A jurisdiction that remembers devices and disables unused accounts, and a person whose second factor is remembered in a browser. */
async function furnishRemembered(server: TestServer): Promise<void> {
  const security = await server.as('security-admin');
  const { preset, revision } = await security.ok(settings.getSecuritySettings);
  const changes = { rememberedDeviceDays: 7, disableUnusedDays: 180 };
  await security.ok(settings.changeSecuritySettings, {
    body: { preset, factorFrom: server.source.clock.now().slice(0, 10), changes, reason: '经测评机构同意', revision },
  });
  const login = { loginName: 'zhao.min', password: '青山Wanli-7788' };
  await server.as('contact', { loginName: login.loginName, passwordHash: await hashOf(login.password), unit: '泰安市水利局' });
  const logIn = async () => server.with(cookieOf(await server.anonymous.call(session.logIn, { body: login })));
  const first = await logIn();
  const { secret } = await first.ok(own.beginTotp);
  const codeAt = (ahead: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(server.source.clock.now()) + ahead });
  await first.ok(own.confirmTotp, { body: { secret, code: codeAt(0) } });
  // The next one: a code counts once.
  await (await logIn()).ok(session.proveTotp, { body: { code: codeAt(30_000), remember: true } });
}

/** A telephone number, a device that is known and a guess that failed, a notice, and a person who has joined another jurisdiction. */
async function furnishLogins(server: TestServer): Promise<void> {
  const system = await server.as('system-admin');
  await system.ok(feedback.changeFeedback, { body: { feedback: '电话 0538-1234567', was: null } });
  const password = '青山Wanli-7788';
  const person = await server.as('contact', { loginName: 'li.qiang', unit: '泰安市水利局', passwordHash: await hashOf(password) });
  const params = { accountId: person.accountId };
  const { revision } = await system.ok(accounts.getAccount, { params });
  await system.ok(accounts.editAccount, { params, body: { phone: '0538-7654321', revision } });
  await server.anonymous.call(session.logIn, { body: { loginName: 'li.qiang', password: 'wrong' } });
  const entered = server.with(cookieOf(await server.anonymous.call(session.logIn, { body: { loginName: 'li.qiang', password } })));
  await entered.call(session.proveAgain, { body: { by: 'password', password: 'wrong' } });
  await entered.ok(own.addToken, { body: { label: '大屏', scopes: ['ledger.read'], days: 30 } });

  await addJurisdiction({ ...server.source, database: inOnePool(server.database) }, '济南市', systemActor);
  const { rows } = await server.database.pool.query<{ id: string }>("select id from jurisdiction where name = '济南市'");
  const elsewhere = await server.as('system-admin', { jurisdictionId: rows[0]?.id ?? '' });
  const invited = await elsewhere.ok(accounts.addAccount, {
    body: { loginName: 'li.qiang', displayName: '李强', powerClass: 'business', unitId: null, phone: null, method: 'join' },
  });
  await entered.ok(start.acceptJoin, { body: { secret: (invited.link ?? '').replace('/link#', '') } });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAudit, recordPrint, searchAudit, type AuditEventRow, type AuditFilter } from '#contract/audit/endpoints.ts';
import { grantPost } from '#contract/account/endpoints.ts';
import { exportTasks } from '#contract/ledger/export-endpoints.ts';
import { listTasks, setLead } from '#contract/ledger/task-endpoints.ts';
import { getObjectHistory, listObjects } from '#contract/ledger/object-endpoints.ts';
import { getPlanHistory } from '#contract/plan/plan-endpoints.ts';
import { logIn } from '#contract/session/endpoints.ts';
import { success } from '#core/failure.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';

const text = readFileSync(join(import.meta.dirname, '../../../test/corpus/000-taian-shenghui.txt'), 'utf8');

let server: TestServer;
let auditor: Person;
let security: Person;
let params: VersionParams;

beforeAll(async () => {
  server = await startTestServer();
  auditor = await server.as('audit-admin', { displayName: '审计·钱' });
  security = await server.as('security-admin', { displayName: '安全·孙' });
  params = await upload(server, text);
  await publish(server, params);
});
afterAll(() => server.stop());

async function all(filter: Partial<AuditFilter> = {}, as: Person = auditor): Promise<AuditEventRow[]> {
  const events: AuditEventRow[] = [];
  let before: number | null = null;
  do {
    const page: { events: AuditEventRow[]; nextBefore: number | null } = await as.ok(searchAudit, {
      query: { ...filter, limit: 3, ...(before === null ? {} : { before }) },
    });
    events.push(...page.events);
    before = page.nextBefore;
  } while (before !== null);
  return events;
}

const acts = (events: readonly AuditEventRow[]): string[] => [...new Set(events.map(({ act }) => act))].sort();

describe('the auditor’s search', () => {
  it('walks the whole chain, newest first, without a gap', async () => {
    const events = await all();
    const seqs = events.map(({ seq }) => seq ?? 0);
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => seqs.length - index));
    expect(acts(events)).toEqual(expect.arrayContaining(['publishDraft', 'uploadPlan']));
    expect(events.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true);
  });

  it('is no event itself', async () => {
    const before = (await all()).length;
    expect((await all()).length).toBe(before);
  });

  it('finds a failed login by its preset’s filter, and a granted post by its object', async () => {
    await server.anonymous.call(logIn, { body: { loginName: auditor.loginName, password: 'wrong-password-1' } });
    const other = await server.as('contact', { displayName: '联络·李', unit: '市财政局' });
    await security.ok(grantPost, {
      params: { accountId: other.accountId },
      body: { role: 'unit-leader', unitId: other.unitId, scope: { kind: 'subtree', unitId: other.unitId } },
    });
    const [failed] = await all({ act: 'session.open,logIn', outcome: 'refused' });
    expect(failed).toMatchObject({ act: 'logIn', outcome: 'refused', address: '127.0.0.1', masked: false });
    expect(failed?.objects).toMatchObject([{ type: 'account', id: auditor.accountId, name: '审计·钱' }]);
    const [granted] = await all({ objectType: 'post' });
    expect(granted).toMatchObject({ act: 'grantPost', actor: '安全·孙', masked: false });
    for (const actor of ['安全', '安全•孫', '全・孙', '安 孙'])
      expect(
        (await all({ actor, act: 'grantPost' })).map((event) => event.actor),
        actor,
      ).toContain('安全·孙');
    expect(await all({ actor: '安全·赵' })).toEqual([]);
    expect(granted?.objects[0]?.name).toBe('联络·李');
    expect(granted?.objects[0]?.after).toContain('unit-leader');
    expect(await all({ objectId: granted?.objects[0]?.id ?? '' })).toHaveLength(1);
  });

  it('narrows by acts, by who, by request, by address, by day', async () => {
    expect(acts(await all({ act: 'publishDraft,uploadPlan' }))).toEqual(['publishDraft', 'uploadPlan']);
    expect(acts(await all({ act: 'plan.publish' }))).toEqual(['publishDraft']);
    expect(await all({ act: 'publish' })).toEqual([]);
    expect(acts(await all({ actor: '王敏', act: 'publishDraft,grantPost' }))).toEqual(['publishDraft']);
    const [event] = await all({ act: 'publishDraft' });
    expect(await all({ requestId: event?.requestId ?? '' })).toEqual([event]);
    expect((await all({ address: '127.0.0.*', act: 'publishDraft,uploadPlan' })).length).toBe(2);
    expect(await all({ address: '10.0.0.1' })).toEqual([]);
    expect(await all({ accountId: security.accountId, outcome: 'done', act: 'publishDraft' })).toEqual([]);
    expect(await all({ to: '2020-01-01' })).toEqual([]);
  });

  it('counts a day as Shanghai does', async () => {
    const late = await server.act(async (act) => {
      act.audit({ act: 'editUnit', objects: [] });
      return success({});
    });
    expect(late.ok).toBe(true);
    const [event] = await all({ act: 'editUnit' });
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(event?.at ?? ''));
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    expect(await all({ act: 'editUnit', from: day, to: day })).toHaveLength(1);
    expect(await all({ act: 'editUnit', from: next })).toHaveLength(0);
  });

  it('tells some objects of a big act and counts the others', async () => {
    const [event] = await all({ act: 'publishDraft' });
    expect(event?.objects).toHaveLength(20);
    expect(event?.moreObjects).toBeGreaterThan(80);
    expect(event?.masked).toBe(true);
  });

  it('reads the platform’s chain at home alone, and is back in its own for what it writes', async () => {
    const attempt = await server.anonymous.call(logIn, { body: { loginName: 'nobody-here', password: 'wrong-password-1' } });
    expect(attempt.status).toBe(401);
    const platform = await all({ chain: 'platform' });
    expect(platform[0]).toMatchObject({ act: 'logIn', outcome: 'refused' });
    const exported = await auditor.call(exportAudit, { body: { format: 'csv', filter: { chain: 'platform' } } });
    expect(exported.status).toBe(200);
    const [event] = await all({ act: 'exportAudit' });
    expect(event?.objects[0]).toMatchObject({ type: 'audit_chain', id: platformJurisdiction.id });
    expect(acts(await all({ chain: 'platform' }))).not.toContain('exportAudit');

    const id = '01930000-0000-7000-8000-000000000009';
    await sql`insert into jurisdiction (id, name, created_at) values (${id}, '莱芜', now())`.execute(server.database.kysely);
    const elsewhere = await server.as('audit-admin', { jurisdictionId: id });
    expect(await elsewhere.ok(searchAudit, { query: {} })).toMatchObject({ platform: false });
    const refused = await elsewhere.call(searchAudit, { query: { chain: 'platform' } });
    expect(refused.problem?.code).toBe('chain-not-here');
    const own = await all({}, elsewhere);
    expect(own.every(({ act }) => act === 'test.appoint')).toBe(true);
  });

  it('is refused to everybody else, and that is kept', async () => {
    for (const role of [
      'office',
      'contact',
      'unit-leader',
      'supervisor',
      'reader',
      'counterpart',
      'system-admin',
      'security-admin',
    ] as const) {
      const somebody = await server.as(role);
      expect((await somebody.call(searchAudit, { query: {} })).problem?.code, role).toBe('not-allowed');
      expect((await somebody.call(exportAudit, { body: { format: 'csv', filter: {} } })).problem?.code, role).toBe('not-allowed');
    }
    expect(await all({ act: 'searchAudit', outcome: 'refused' })).toHaveLength(8);
  });
});

/** Every run of four Chinese characters in a text. */
function runs(of: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of of.matchAll(/\p{Script=Han}{4,}/gu)) {
    for (let at = 0; at + 4 <= run.length; at++) found.add(run.slice(at, at + 4));
  }
  return found;
}

describe('business values', () => {
  it('never reach the auditor: not a run of four characters of the plan', async () => {
    const { tasks } = await server.ok(listTasks, { query: { limit: 50 } });
    const [task, other] = tasks;
    if (!task || !other) throw new Error('no tasks');
    await server.ok(setLead, {
      body: { tasks: [{ id: task.id, revision: task.revision }], lead: '市水利局', reason: '统筹推进城乡供水一体化' },
    });
    await server.call(setLead, { body: { tasks: [{ id: other.id, revision: other.revision + 7 }], lead: '市水利局', reason: '' } });
    await server.ok(recordPrint, { body: { page: '/ledger?text=济泰高速公路' } });
    const answered = await server.call(exportTasks, {
      body: { format: 'csv', filter: { text: '高速公路' }, sort: 'position', columns: ['title', 'text'] },
    });
    expect(answered.status).toBe(200);
    expect(
      (await auditor.call(exportTasks, { body: { format: 'csv', filter: { text: '高速公路' }, sort: 'position', columns: ['text'] } }))
        .status,
    ).toBe(403);

    // The words of units and of the product itself may be in both; they say nothing about the plan.
    const unitsAndWords = await sql<{ name: string }>`select name from unit_name union select display_name from account`.execute(
      server.database.kysely,
    );
    const allowed = runs(unitsAndWords.rows.map(({ name }) => name).join('\n'));
    const secret = [...runs(`${text}\n统筹推进城乡供水一体化`)].filter((run) => !allowed.has(run));
    expect(secret.length).toBeGreaterThan(2000);

    const events = await all();
    expect(acts(events)).toEqual(expect.arrayContaining(['exportTasks', 'recordPrint', 'setLead', 'setLead']));
    const heard = runs(JSON.stringify(events));
    expect(secret.filter((run) => heard.has(run))).toEqual([]);

    const csv = await auditor.call(exportAudit, { body: { format: 'csv', filter: {} } });
    const xlsx = await auditor.call(exportAudit, { body: { format: 'xlsx', filter: {} } });
    const book = new Workbook();
    await book.xlsx.load(xlsx.bytes);
    const cells = book.worksheets
      .flatMap((sheet) => sheet.getSheetValues().flat())
      .map((cell) => JSON.stringify(cell ?? null))
      .join('\n');
    // 规划文件、责任单位原文…: the product's own names of kinds, which the plan uses as well.
    const kinds = runs('规划文件 责任单位原文 确定责任单位 上传规划文件 监测对象 导出台账 发布到台账');
    for (const file of [csv.bytes.toString('utf8'), cells]) {
      const told = runs(file);
      expect(told.size).toBeGreaterThan(5);
      expect(secret.filter((run) => told.has(run) && !kinds.has(run))).toEqual([]);
    }
  });
});

describe('export of the trail', () => {
  it('has every event, and is one', async () => {
    const before = await all();
    const answer = await auditor.call(exportAudit, { body: { format: 'csv', filter: {} } });
    const lines = answer.bytes.toString('utf8').trim().split('\r\n');
    expect(lines.filter((line) => /^\d+,20\d\d-/.test(line))).toHaveLength(before.length);
    const [event] = await all({ act: 'exportAudit' });
    expect(event?.objects[0]?.after).toContain(`"rows":${before.length}`);
    expect(event?.objects[0]?.after).toContain('"format":"csv"');
  });

  it('keeps what looks like a formula as text', async () => {
    const outcome = await server.act(async (act) => {
      act.audit({ act: 'editUnit', detail: '=HYPERLINK("http://x")', objects: [] });
      return success({});
    });
    expect(outcome.ok).toBe(true);
    const answer = await auditor.call(exportAudit, { body: { format: 'csv', filter: { act: 'editUnit' } } });
    expect(answer.bytes.toString('utf8')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('says when there is nothing', async () => {
    const answer = await auditor.call(exportAudit, { body: { format: 'xlsx', filter: { act: 'nothing.at-all' } } });
    expect(answer.problem?.code).toBe('audit-export-empty');
  });
});

describe('history of plans and objects', () => {
  it('tells the office what happened to a plan', async () => {
    const history = await server.ok(getPlanHistory, { params: { planId: params.planId } });
    expect(history.events.map(({ act }) => act)).toEqual(['publishDraft', 'uploadPlan']);
    expect((await server.call(getPlanHistory, { params: { planId: params.versionId } })).problem?.code).toBe('plan-not-found');
  });

  it('tells of an object to those who see it', async () => {
    const { objects } = await server.ok(listObjects, { query: { limit: 1 } });
    const objectId = objects[0]?.id ?? '';
    const history = await server.ok(getObjectHistory, { params: { objectId } });
    expect(history.events.map(({ act }) => act)).toEqual(['publishDraft']);
    const outsider = await server.as('contact', { unit: '没有事项的局' });
    expect((await outsider.call(getObjectHistory, { params: { objectId } })).problem?.code).toBe('object-not-found');
  });
});

/** What somebody may try with reports over HTTP who does not mean well, or whose program sends twice: nothing is read early, broken or lost by it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import * as versioning from '#contract/reporting/version-endpoints.ts';
import * as work from '#contract/reporting/work-endpoints.ts';
import * as unitApi from '#contract/unit/endpoints.ts';
import { openReports } from '#test/report-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let contact: Person;
let leader: Person;
let period = '';
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  contact = await server.as('contact', { unit: '市交通运输局' });
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
  ({ period } = await openReports(server, 8));
});
afterAll(() => server.stop());

type Changes = (typeof reporting.saveReport.body)['_input']['changes'];
const reportsOf = async (person: Person = contact) => (await person.ok(reporting.listReports, { query: { period } })).reports;
const report = async (at: number) => (await reportsOf())[at] ?? expect.fail('no report');
const save = (reportId: string, changes: Changes, person = contact) =>
  person.call(reporting.saveReport, { params: { reportId }, body: { changes } });
const eventCount = async (): Promise<number> => {
  const { rows } = await server.database.pool.query<{ count: number }>('select count(*)::int as count from audit_event');
  return rows[0]?.count ?? expect.fail('no trail');
};

describe('what a unit handed in', () => {
  it('is read by nobody else before its leader has approved it', async () => {
    const { id, item } = await report(0);
    const typed = { text: { seen: '', to: '已开工' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'red' as const } };
    const { body } = await save(id, { ...typed, problem: { seen: '', to: '资金缺口三千万元' } });
    await contact.ok(reporting.submitReports, { body: { reports: [{ id, seen: body?.revision ?? 0 }] } });
    const others = [await server.as('reader'), await server.as('supervisor'), await server.as('contact', { unit: '市发展改革委' })];
    const reads = async (person: Person) =>
      JSON.stringify(await person.ok(versioning.getItemProgress, { params: { itemId: item.id } })).includes('资金缺口');
    for (const person of others) expect(await reads(person)).toBe(false);
    for (const person of [contact, leader, server.office]) expect(await reads(person)).toBe(true);
    await leader.ok(reporting.reviewReports, { body: { consent: [{ id, version: 1 }], back: [] } });
    for (const person of others) expect(await reads(person)).toBe(true);
  });
});

describe('a leader who sends much back', () => {
  it('may say of each what is missing', async () => {
    const back = Array.from({ length: 100 }, () => ({ id: crypto.randomUUID(), version: 1, reason: '缺'.repeat(500) }));
    expect((await leader.call(reporting.reviewReports, { body: { consent: [], back } })).problem?.code).toBe('report-not-found');
  });
});

describe('judging nothing', () => {
  it('is no act of the trail', async () => {
    const before = await eventCount();
    const nothing = { body: { consent: [], back: [] } };
    expect(await server.ok(reporting.acceptReports, nothing)).toEqual({ consented: 0, sentBack: 0 });
    expect(await leader.ok(reporting.reviewReports, nothing)).toEqual({ consented: 0, sentBack: 0 });
    expect(await eventCount()).toBe(before);
  });
});

describe('what is typed', () => {
  it('is told as it is read again, so that nobody is in conflict with themselves', async () => {
    const { id } = await report(1);
    expect((await save(id, { done: { seen: null, to: '007.50' } })).body?.content.done).toBe('7.50');
    expect((await save(id, { done: { seen: '007.50', to: '008' } })).body).toMatchObject({ content: { done: '8' }, conflicts: [] });
    expect((await save(id, { percent: { seen: null, to: 1e-300 } })).status).toBe(422);
  });

  it('has no control characters, which no workbook carries', async () => {
    const { id } = await report(1);
    const typed = { text: { seen: '', to: '一行\u000B又一行\u0007' } };
    expect((await save(id, typed)).body?.content.text).toBe('一行\n又一行');
    const once = { text: { seen: '一行\u000B又一行\u0007', to: '一行' } };
    expect((await save(id, once)).body).toMatchObject({ content: { text: '一行' }, conflicts: [] });
  });

  it('that changes nothing, or comes too late, is nobody’s hand: what was read may be handed in', async () => {
    const { id } = await report(2);
    const once = { text: { seen: '', to: '路基完成' } };
    const first = (await save(id, once)).body ?? expect.fail('not saved');
    expect((await save(id, once, leader)).body).toMatchObject({ revision: first.revision, conflicts: [] });
    expect((await save(id, { text: { seen: '旧', to: '新' } }, leader)).body).toMatchObject({
      revision: first.revision,
      conflicts: ['text'],
    });
    expect((await report(2)).edited).toMatchObject({ mine: true, revision: first.revision });
  });

  it('may go on after a milestone that was ticked is gone', async () => {
    const { id, item } = await report(3);
    const [one, two] = item.milestones.map((step) => step.id);
    if (one === undefined || two === undefined) throw new Error('too few milestones');
    await save(id, { reached: { seen: [], to: [one] } });
    await server.database.pool.query('delete from milestone where id = $1', [one]);
    expect((await save(id, { reached: { seen: [one], to: [one, two] } })).body?.content.reached).toEqual([one, two].toSorted());
    expect((await save(id, { reached: { seen: [one, two], to: [two] } })).body?.content.reached).toEqual([two]);
    expect((await save(id, { reached: { seen: [two], to: [two, one] } })).problem?.code).toBe('report-milestone-unknown');
  });

  it('is not asked for without a period, nor without what it waits for', async () => {
    expect((await server.call(reporting.listReports, { query: {} })).status).toBe(422);
    expect((await server.call(reporting.listReports, { query: { unitId: contact.unitId ?? '' } })).status).toBe(422);
  });
});

describe('the mark of a state secret', () => {
  it('is kept in no field of a report', async () => {
    const { id, content } = await report(7);
    const marked = '机密★5年 推进某项工作';
    for (const field of ['text', 'problem', 'next', 'unchanged'] as const)
      expect((await save(id, { [field]: { seen: '', to: marked } })).problem?.code).toBe('secrecy-mark');
    const body = { seen: null, content: { ...content, next: marked }, from: 'paper' as const, of: '张三', on: '2026-03-01' };
    expect((await server.call(acts.recordReport, { params: { reportId: id }, body })).problem?.code).toBe('secrecy-mark');
    const correction = { accepted: 1, content: { ...content, next: marked }, reason: '数字有误' };
    expect((await contact.call(acts.correctReport, { params: { reportId: id }, body: correction })).problem?.code).toBe('secrecy-mark');
  });
});

describe('a link', () => {
  it.each([
    ['a name that turns', '\u202Efdp.批复', 'https://example.gov.cn/1'],
    ['a name of two lines', '批\n复', 'https://example.gov.cn/1'],
    ['a name that nobody sees', '\u200B', 'https://example.gov.cn/1'],
    ['a user before the host', '批复', 'https://www.gov.cn@example.com/'],
    ['an address that turns', '批复', 'https://example.com/\u202Egpj.exe'],
    ['no host', '批复', 'https://['],
    ['a backslash', '批复', 'https://\\example.com'],
    ['a program', '批复', 'javascript:alert(1)'],
    ['a page of its own', '批复', 'data:text/html,1'],
  ])('with %s is refused', async (_, name, url) => {
    const { id } = await report(4);
    expect((await contact.call(evidence.addReportLink, { params: { reportId: id }, body: { name, url } })).status).toBe(422);
  });

  it.each(['http://10.1.2.3:8080/oa?id=1#top', 'https://市政府.中国/公示/1', 'http://[fe80::1]/x', 'http://oa_server/doc'])(
    'to %s is taken',
    async (url) => {
      const { id } = await report(4);
      expect((await contact.call(evidence.addReportLink, { params: { reportId: id }, body: { name: '批复', url } })).status).toBe(200);
    },
  );
});

/** Begins to type into a report as saveReport does, and stays in the middle of it until `on`. */
async function typingInto(reportId: string) {
  const client = await server.database.pool.connect();
  await client.query('begin');
  await client.query('select from expected_report where id = $1 for update', [reportId]);
  await client.query(`insert into report (jurisdiction_id, id, said, edited_by, edited_at) values ($1, $2, '正在填写', '李科长', now())`, [
    server.jurisdictionId,
    reportId,
  ]);
  return {
    on: async () => {
      await client.query('commit');
      client.release();
    },
  };
}

/** Until somebody waits for a row that another one holds. */
async function waited(): Promise<void> {
  for (;;) {
    const { rows } = await server.database.pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the first word, typed at the same moment', () => {
  it('stays when two pieces of work become one', async () => {
    const [one, other] = [await report(5), await report(6)];
    const typing = await typingInto(other.id);
    const joining = server.call(work.joinItems, { body: { codes: [one.item.code, other.item.code] } });
    await waited();
    await typing.on();
    expect((await joining).problem).toBeUndefined();
    const left = (await reportsOf()).filter(({ id }) => id === one.id || id === other.id);
    expect(left).toMatchObject([{ id: other.id, workId: one.workId, content: { text: '正在填写' } }]);
  });

  it('stays when two rows of one unit become one', async () => {
    const planning = await server.as('contact', { unit: '市发展改革委' });
    const own = (await reportsOf(planning)).find(({ item }) => item.code === '2026-8') ?? expect.fail('no part');
    const typing = await typingInto(own.id);
    const merging = server.call(unitApi.mergeUnits, {
      body: { from: planning.unitId ?? '', into: contact.unitId ?? '', reason: '机构改革' },
    });
    await waited();
    await typing.on();
    expect((await merging).problem).toBeUndefined();
    expect((await reportsOf()).filter(({ item }) => item.code === '2026-8')).toMatchObject([
      { id: own.id, lead: true, content: { text: '正在填写' } },
    ]);
  });
});

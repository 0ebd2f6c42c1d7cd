/** Acts on reports take turns with those that change who is asked what: none of them overtakes a period that opens, or units that become one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as burden from '#contract/reporting/burden-endpoints.ts';
import * as evidence from '#contract/reporting/evidence-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as work from '#contract/reporting/work-endpoints.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { closePeriods } from '#server/reporting/close-periods.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let contact: Person;
let leader: Person;
const nobodys = '01930000-0000-7000-8000-00000000ffff';
const content = { ...unwrittenContent, reached: [] };
const read = { body: { reports: [{ id: nobodys, version: 1 }] } };
const seen = { id: nobodys, seen: 1 };
const judged = { body: { consent: [{ id: nobodys, version: 1 }], back: [] } };
const params = { reportId: nobodys };

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  contact = await server.as('contact', { unit: '市交通运输局' });
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
});
afterAll(() => server.stop());

/** Whether it waits while somebody holds the turn of the jurisdiction, alone or with others; it is done by the end. */
async function waits(held: 'alone' | 'shared', doing: () => Promise<unknown>): Promise<boolean> {
  const holder = await server.database.pool.connect();
  try {
    await holder.query('begin');
    await holder.query(`select pg_advisory_xact_lock${held === 'shared' ? '_shared' : ''}(1, hashtext($1))`, [server.jurisdictionId]);
    const ended = { yet: false };
    const whole = doing().then(() => (ended.yet = true));
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await server.database.pool.query("select from pg_locks where locktype = 'advisory' and classid = 1 and not granted");
      return rows.length > 0;
    };
    let waiting = await isWaiting();
    while (!waiting && !ended.yet) waiting = await isWaiting();
    await holder.query('commit');
    await whole;
    return waiting;
  } finally {
    holder.release();
  }
}

type Doing = () => Promise<{ readonly problem: { readonly code: string } | undefined }>;

it.each<[string, string, Doing]>([
  ['submitReports', 'report-not-found', () => contact.call(reporting.submitReports, { body: { reports: [seen] } })],
  ['recallReport', 'report-not-found', () => contact.call(reporting.recallReport, { params })],
  ['reviewReports', 'report-not-found', () => leader.call(reporting.reviewReports, judged)],
  ['acceptReports', 'report-not-found', () => server.call(reporting.acceptReports, judged)],
  [
    'recordReport',
    'report-not-found',
    () => server.call(acts.recordReport, { params, body: { seen: 1, content, from: 'paper', of: '张三', on: '2026-03-01' } }),
  ],
  ['confirmReports', 'report-not-found', () => contact.call(acts.confirmReports, read)],
  ['signOffReports', 'report-not-found', () => contact.call(acts.signOffReports, { body: { reports: [seen], leader: leader.accountId } })],
  ['denySignOff', 'report-not-found', () => leader.call(acts.denySignOff, { body: { ...read.body, reason: '没有签过' } })],
  ['withdrawApproval', 'report-not-found', () => leader.call(acts.withdrawApproval, read)],
  [
    'correctReport',
    'report-not-found',
    () => contact.call(acts.correctReport, { params, body: { accepted: 1, content, reason: '数字有误' } }),
  ],
  [
    'setReportDemand',
    'report-item-not-found',
    () => server.call(evidence.setReportDemand, { params: { itemId: nobodys }, body: { evidenceReason: null, target: null } }),
  ],
  [
    'withdrawQuestion',
    'question-not-found',
    () => server.call(burden.withdrawQuestion, { params: { questionId: nobodys }, body: { reason: '已有' } }),
  ],
  [
    'answerQuestion',
    'question-not-found',
    () => contact.call(burden.answerQuestion, { params: { answerId: nobodys }, body: { text: '12 家' } }),
  ],
])('%s waits for who is alone and for nobody else, and answers %s for what is not there', async (_name, code, doing) => {
  let found: string | undefined;
  const told = async () => {
    found = (await doing()).problem?.code;
  };
  expect(await waits('alone', told)).toBe(true);
  expect(await waits('shared', told)).toBe(false);
  expect(found).toBe(code);
});

it('silence goes up the line among others', async () => {
  const raise = () => runJob(server, raiseSilence[0]);
  expect(await waits('alone', raise)).toBe(true);
  expect(await waits('shared', raise)).toBe(false);
});

it.each<[string, () => Promise<unknown>]>([
  ['joinItems', () => server.call(work.joinItems, { body: { codes: ['2026-0001', '2026-0002'] } })],
  ['partItem', () => server.call(work.partItem, { params: { itemId: nobodys }, body: { reason: '不是一件事' } })],
  [
    'askUnits',
    () =>
      server.call(burden.askUnits, {
        params: { period: '2026-02' },
        body: { text: '几家', reason: '会议', due: '2026-03-10', of: { by: 'item', code: '2026-0001' } },
      }),
  ],
  ['openPeriods', () => runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') })],
  ['closePeriods', () => runJob(server, closePeriods)],
])('%s is alone', async (_name, doing) => {
  expect(await waits('shared', doing)).toBe(true);
});

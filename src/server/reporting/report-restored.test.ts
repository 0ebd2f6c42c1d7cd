/** What stood before comes back whole: a draft when a record is taken back, an accepted report when its correction comes back; of that report, and of no other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as versioning from '#contract/reporting/version-endpoints.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { openReports } from '#test/report-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock, testDay } from '#test/test-clock.ts';

let server: TestServer;
let contact: Person;
let leader: Person;
let period: string;
let [one, other]: string[] = [];
let reached: readonly string[];

const reports = async () => (await contact.ok(reporting.listReports, { query: { period } })).reports;
const own = async (id = one) => (await reports()).find((report) => report.id === id) ?? expect.fail('no report');
const idOf = (id: string | undefined): string => id ?? expect.fail('no report');

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  contact = await server.as('contact', { unit: '市交通运输局' });
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
  ({ period } = await openReports(server, 2));
  const all = await reports();
  [one, other] = all.map(({ id }) => id);
  reached = (await own()).item.milestones.map(({ id }) => id).toSorted();
  expect([all.length, reached.length]).toEqual([2, 2]);
});
afterAll(() => server.stop());

const recorded = { ...unwrittenContent, reached: [], text: '电话说的', percent: 10, self: 'green' as const };
/** Every field says something. */
const typed = () => ({
  text: '路基完成 86%',
  percent: 38.5,
  done: '12.50',
  reached: [...reached],
  self: 'red' as const,
  forecast: '2026-06-30',
  problem: '用地未批',
  next: '报批',
  unchanged: '等批复',
});

async function type(id: string | undefined): Promise<void> {
  const { text, percent, done, self, forecast, problem, next, unchanged } = typed();
  const changes = {
    text: { seen: '', to: text },
    percent: { seen: null, to: percent },
    done: { seen: null, to: done },
    reached: { seen: [], to: id === one ? [...reached] : [] },
    self: { seen: null, to: self },
    forecast: { seen: null, to: forecast },
    problem: { seen: '', to: problem },
    next: { seen: '', to: next },
    unchanged: { seen: '', to: unchanged },
  };
  await contact.ok(reporting.saveReport, { params: { reportId: idOf(id) }, body: { changes } });
}

async function record(id: string | undefined) {
  const seen = (await own(idOf(id))).edited?.revision ?? null;
  const body = { seen, content: recorded, from: 'telephone' as const, of: '张三', on: testDay };
  return server.ok(acts.recordReport, { params: { reportId: idOf(id) }, body });
}

it('a record that is taken back gives back all that was typed, by whose hand and when, and leaves every other record as it is', async () => {
  await type(one);
  await type(other);
  const before = await own();
  expect(before.content).toEqual(typed());
  await record(one);
  await record(other);
  const entered = await own();
  expect(entered.edited).toMatchObject({ by: '王敏', mine: false });
  await contact.ok(reporting.recallReport, { params: { reportId: idOf(one) } });
  const after = await own();
  expect(after.content).toEqual(typed());
  expect(after.edited).toMatchObject({ by: before.edited?.by, at: before.edited?.at, mine: true });
  // Whoever read what the office had entered does not hand that in.
  expect(after.edited?.revision).toBe((entered.edited?.revision ?? 0) + 1);
  expect((await own(idOf(other))).content).toMatchObject({ text: '电话说的', percent: 10 });
  // Typed on and recorded again: the newest record gives back what was typed by then.
  await contact.ok(reporting.saveReport, {
    params: { reportId: idOf(one) },
    body: { changes: { text: { seen: '路基完成 86%', to: '路基完成 90%' } } },
  });
  await record(one);
  await server.ok(reporting.recallReport, { params: { reportId: idOf(one) } });
  expect((await own()).content).toEqual({ ...typed(), text: '路基完成 90%' });
});

/** From then on nobody objects to having been assigned who was deemed to have signed (core/ledger/list/sign-for.ts). */
async function isReported(id: string | undefined): Promise<readonly boolean[]> {
  const { rows } = await server.database.pool.query<{ reported: boolean }>(
    'select reported from sign_for where item_id = $1 and unit_id = $2',
    [(await own(idOf(id))).item.id, contact.unitId],
  );
  return rows.map(({ reported }) => reported);
}

it('what its leader approves of what the office entered is confirmed by that, and only then has the unit reported', async () => {
  const { versions } = await own(idOf(other));
  expect(await isReported(other)).toEqual([false]);
  await leader.ok(reporting.reviewReports, { body: { consent: [{ id: idOf(other), version: versions }], back: [] } });
  const [newest] = (await contact.ok(versioning.listReportVersions, { params: { reportId: idOf(other) } })).versions;
  expect(newest?.confirmed).toMatchObject({ at: expect.any(String) });
  expect(await isReported(other)).toEqual([true]);
});

it('with what it hands in itself the unit has reported', async () => {
  expect(await isReported(one)).toEqual([false]);
  await contact.ok(reporting.submitReports, { body: { reports: [{ id: idOf(one), seen: (await own()).edited?.revision ?? 0 }] } });
  expect(await isReported(one)).toEqual([true]);
  await leader.ok(reporting.reviewReports, { body: { consent: [{ id: idOf(one), version: (await own()).versions }], back: [] } });
});

it('a correction that comes back gives back all that was accepted, and leaves the other correction as it is', async () => {
  const accept = async (id: string | undefined, reason?: string) => {
    const judged = { id: idOf(id), version: (await own(idOf(id))).versions };
    await server.ok(reporting.acceptReports, {
      body: { consent: reason === undefined ? [judged] : [], back: reason === undefined ? [] : [{ ...judged, reason }] },
    });
  };
  const correct = async (id: string | undefined, content: (typeof acts.correctReport.body)['_output']['content']) => {
    const { accepted, state } = await own(idOf(id));
    expect(state).toBe('accepted');
    return leader.call(acts.correctReport, {
      params: { reportId: idOf(id) },
      body: { accepted: accepted ?? 0, content, reason: '数字有误' },
    });
  };
  await accept(one);
  expect((await own(idOf(other))).recorded).toMatchObject({ confirmed: true });
  await accept(other);
  // Accepted, it is the unit's word like any other.
  expect((await own(idOf(other))).recorded).toBeNull();
  const stands = { ...typed(), text: '路基完成 90%' };
  // The same quantity written another way corrects nothing.
  expect((await correct(one, { ...stands, done: '12.5', reached: stands.reached.toReversed() })).problem?.code).toBe(
    'report-nothing-corrected',
  );
  const changed = { ...unwrittenContent, reached: [], text: '改', percent: 1, self: 'green' as const };
  expect((await correct(one, changed)).problem).toBeUndefined();
  expect((await correct(other, changed)).problem).toBeUndefined();
  const corrected = await own();
  await accept(one, '依据不足');
  expect((await own()).content).toEqual(stands);
  expect((await own()).edited?.revision).toBe((corrected.edited?.revision ?? 0) + 1);
  expect((await own(idOf(other))).content).toMatchObject({ text: '改', percent: 1 });
});

it('a milestone that was accepted and is the item’s no more is not in the way of correcting something else', async () => {
  await server.database.pool.query('update report set reached = array_append(reached, $2) where id = $1', [idOf(one), idOf(other)]);
  const { accepted, content } = await own();
  const body = { accepted: accepted ?? 0, content: { ...content, text: '路基完成 91%' }, reason: '数字有误' };
  expect((await contact.call(acts.correctReport, { params: { reportId: idOf(one) }, body })).problem).toBeUndefined();
});

it('versions are read some dozens at once, the newest first, and none is left out', async () => {
  const reportId = idOf(other);
  await server.database.pool.query(
    `insert into report_version select (jsonb_populate_record(own, jsonb_build_object('number', own.number + at))).*
       from report_version own, generate_series(1, 60) at where own.report_id = $1 and own.number = (select max(number) from report_version where report_id = $1)`,
    [reportId],
  );
  const page = async (before?: number) =>
    contact.ok(versioning.listReportVersions, { params: { reportId }, query: before === undefined ? {} : { before: String(before) } });
  const newest = await page();
  expect(newest.versions).toHaveLength(50);
  const rest = await page(newest.versions.at(-1)?.number);
  expect([newest.earlier, rest.earlier]).toEqual([rest.versions.length, 0]);
  const numbers = [...newest.versions, ...rest.versions].map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: numbers[0] ?? 0 }, (_, at) => (numbers[0] ?? 0) - at));
});

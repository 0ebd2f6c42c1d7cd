/** 调度 over HTTP and by its job: a period opens once, what is typed is kept beside what others type, and what is handed in is a version. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let [lead, other, outsider]: Person[] = [];
let codes: readonly [string, string];
const of = (person: Person | undefined): Person => person ?? expect.fail('nobody');

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  const people = await signPeople(server);
  const { listId, first } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes: [{ item: first.id, field: 'tier', value: '1' }] } });
  const issued = await steps.issue(listId, (await steps.approve(listId)).revision);
  expect(issued.problem).toBeUndefined();
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  codes = [items[0]?.code ?? '', items[1]?.code ?? ''];
  [lead, other, outsider] = [people.市交通运输局, people.市发展改革委, people.市商务局];
});
afterAll(() => server.stop());

const inMarch = testClock('2026-03-31T02:00:00.000Z');
const reportsOf = async (person: Person, period: string) => (await person.ok(reporting.listReports, { query: { period } })).reports;
const rowsOf = async (person: Person, period: string) =>
  (await reportsOf(person, period)).map(({ item, lead: leads, unit }) => [item.code, unit.name, leads]);

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
}

describe('a period', () => {
  it('does not open before its last day, nor for a time before the product looked', async () => {
    await runJob(server, openPeriods, { clock: testClock('2026-03-30T15:59:00.000Z') });
    // The list was issued on the second of March.
    await runJob(server, openPeriods, { clock: testClock('2026-02-28T02:00:00.000Z') });
    await runJob(server, openPeriods, { clock: testClock('2026-03-31T16:10:00.000Z') });
    expect((await server.ok(reporting.listPeriods, {})).periods).toEqual([]);
  });

  it('opens once, however often and by however many its job comes, with what each unit carries', async () => {
    await runJob(server, openPeriods, { clock: inMarch, nodes: 2 });
    await runJob(server, openPeriods, { clock: inMarch });
    const { periods } = await server.ok(reporting.listPeriods, {});
    expect(periods.map(({ period, expected, due }) => [period, expected, due.day])).toEqual([
      ['2026-Q1', 2, '2026-04-07'],
      ['2026-03', 3, '2026-04-07'],
    ]);
    await expectDuties();
    expect(await rowsOf(of(lead), '2026-03')).toEqual([[codes[0], '市交通运输局', true]]);
    expect(await rowsOf(of(lead), '2026-Q1')).toEqual([[codes[1], '市交通运输局', false]]);
    expect(await rowsOf(of(other), '2026-Q1')).toEqual([[codes[1], '市发展改革委', true]]);
    expect(await rowsOf(of(outsider), '2026-03')).toEqual([]);
    expect((await of(other).ok(reporting.listPeriods, {})).periods.map(({ expected }) => expected)).toEqual([1, 1]);
  });
});

describe('a report', () => {
  const own = async (person = of(lead)) => (await reportsOf(person, '2026-03'))[0] ?? expect.fail('no report');
  const save = async (person: Person, changes: Parameters<typeof change>[2]) => change(person, (await own()).id, changes);
  const change = (person: Person, reportId: string, changes: (typeof reporting.saveReport.body)['_output']['changes']) =>
    person.call(reporting.saveReport, { params: { reportId }, body: { changes } });

  it('is typed by two people, neither of whom overwrites the other unseen', async () => {
    const second = await server.as('contact', { unit: '市交通运输局' });
    expect((await save(of(lead), { text: { seen: '', to: '路基完成 86%' } })).body).toMatchObject({ conflicts: [] });
    expect((await save(second, { percent: { seen: null, to: 38 } })).body).toMatchObject({
      content: { text: '路基完成 86%', percent: 38 },
    });
    const clash = await save(second, { text: { seen: '', to: '另一种写法' }, self: { seen: null, to: 'green' } });
    expect(clash.body).toMatchObject({ conflicts: ['text'], content: { text: '路基完成 86%', self: 'green' } });
    expect(await own()).toMatchObject({ state: 'draft', edited: { mine: false }, content: { percent: 38 } });
    expect((await own(second)).edited).toMatchObject({ mine: true });
    // Whoever met nothing but what another wrote is told whose it is, and has written nothing.
    const { edited } = await own();
    const met = await save(of(lead), { self: { seen: null, to: 'red' } });
    expect(met.body).toMatchObject({ conflicts: ['self'], by: edited?.by, revision: edited?.revision });
    expect((await own()).edited).toEqual(edited);
  });

  it('is nobody else’s, and has no milestones but its own', async () => {
    const { id } = await own();
    expect((await change(of(outsider), id, { text: { seen: '', to: 'x' } })).problem?.code).toBe('report-not-found');
    const foreign = { reached: { seen: [], to: [id] } };
    expect((await save(of(lead), foreign)).problem?.code).toBe('report-milestone-unknown');
  });

  it('is handed in as it was read, all or none, and taken back', async () => {
    const submit = (reports: readonly { id: string; seen: number }[]) =>
      of(lead).call(reporting.submitReports, { body: { reports: [...reports] } });
    const { id, edited } = await own();
    const quarterly = (await reportsOf(of(lead), '2026-Q1'))[0] ?? expect.fail('no report');
    expect((await submit([{ id, seen: 1 }])).problem?.code).toBe('report-changed');
    const unwritten = { id: quarterly.id, seen: 1 };
    expect((await submit([{ id, seen: edited?.revision ?? 0 }, unwritten])).problem?.code).toBe('report-changed');
    expect((await own()).state).toBe('draft');
    expect((await submit([{ id, seen: edited?.revision ?? 0 }])).body).toEqual({ submitted: 1 });
    expect(await own()).toMatchObject({ state: 'submitted', versions: 1, handedInOn: '2026-03-02' });
    await expectDuties();
    expect((await save(of(lead), { text: { seen: '路基完成 86%', to: '改' } })).problem?.code).toBe('report-state-wrong');
    expect((await of(lead).call(reporting.recallReport, { params: { reportId: id } })).problem).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'draft', versions: 1, handedInOn: null });
    await expectDuties();
    expect((await of(lead).call(reporting.recallReport, { params: { reportId: id } })).problem?.code).toBe('report-state-wrong');
  });

  it('is not handed in before it says enough', async () => {
    await save(of(lead), { self: { seen: 'green', to: 'red' } });
    const { id, edited } = await own();
    const refused = await of(lead).call(reporting.submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 0 }] } });
    expect(refused.problem).toMatchObject({ code: 'report-incomplete', data: { field: 'problem' } });
  });

  it('is reviewed by the unit’s leader, accepted by the office, and comes back with a reason', async () => {
    const leader = await server.as('unit-leader', { unit: '市交通运输局' });
    const submit = async () => {
      const { id, edited } = await own();
      expect(
        (await of(lead).call(reporting.submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 0 }] } })).problem,
      ).toBeUndefined();
    };
    const judged = async (reason?: string) => {
      const { id, versions } = await own();
      const one = { id, version: versions };
      return { body: reason === undefined ? { consent: [one], back: [] } : { consent: [], back: [{ ...one, reason }] } };
    };
    await save(of(lead), { problem: { seen: '', to: '用地未批' } });
    await submit();
    const waiting = async (person: Person | TestServer, what: 'review' | 'acceptance') =>
      (await person.ok(reporting.listReports, { query: { waiting: what } })).reports.map(({ item }) => item.code);
    expect(await waiting(leader, 'review')).toEqual([codes[0]]);
    expect(await waiting(server, 'acceptance')).toEqual([]);
    expect((await server.call(reporting.acceptReports, await judged())).problem?.code).toBe('report-not-approved');
    expect((await of(outsider).call(reporting.recallReport, { params: { reportId: (await own()).id } })).problem?.code).toBe(
      'report-not-found',
    );
    expect((await leader.call(reporting.reviewReports, await judged('请写明新的日期'))).body).toEqual({ consented: 0, sentBack: 1 });
    expect(await own()).toMatchObject({ state: 'draft', handedInOn: '2026-03-02', back: { from: 'leader', reason: '请写明新的日期' } });
    // It keeps its day, and is not handed in.
    const handedIn = async () => (await server.ok(reporting.listPeriods, {})).periods.find(({ period }) => period === '2026-03');
    expect(await handedIn()).toMatchObject({ handedIn: 0, onTime: 0 });
    await expectDuties();
    await submit();
    const old = await judged();
    expect(
      (
        await leader.call(reporting.reviewReports, {
          body: { ...old.body, consent: old.body.consent.map((one) => ({ ...one, version: 1 })) },
        })
      ).problem?.code,
    ).toBe('report-changed');
    expect((await leader.call(reporting.reviewReports, old)).body).toEqual({ consented: 1, sentBack: 0 });
    expect(await waiting(server, 'acceptance')).toEqual([codes[0]]);
    expect((await server.call(reporting.acceptReports, await judged('缺佐证'))).body).toEqual({ consented: 0, sentBack: 1 });
    expect(await own()).toMatchObject({ state: 'returned', handedInOn: null, back: { from: 'office', reason: '缺佐证', by: '王敏' } });
    await expectDuties();
    await submit();
    expect((await leader.call(reporting.reviewReports, await judged())).problem).toBeUndefined();
    expect((await server.call(reporting.acceptReports, await judged())).body).toEqual({ consented: 1, sentBack: 0 });
    expect(await own()).toMatchObject({ state: 'accepted', versions: 4, back: null });
    expect(await handedIn()).toMatchObject({ handedIn: 1, onTime: 1 });
    expect((await server.call(reporting.acceptReports, await judged())).problem?.code).toBe('report-state-wrong');
    // What was accepted is what stands: nobody types over it.
    expect((await save(of(lead), { text: { seen: '路基完成 86%', to: '改' } })).problem?.code).toBe('report-state-wrong');
    await expectDuties();
    // Every version that was handed in is there, each with what became of it.
    const { rows } = await server.database.pool.query<{ number: number; back_from: string | null }>(
      'select number, back_from from report_version order by number',
    );
    expect(rows.map(({ number, back_from }) => [number, back_from])).toEqual([
      [1, null],
      [2, 'leader'],
      [3, 'office'],
      [4, null],
    ]);
  });

  it('of a unit without a leader is approved by the office', async () => {
    const { id } = (await reportsOf(of(other), '2026-Q1'))[0] ?? expect.fail('no report');
    await change(of(other), id, { text: { seen: '', to: '已启动' }, percent: { seen: null, to: 5 }, self: { seen: null, to: 'green' } });
    const { edited, led } = (await reportsOf(of(other), '2026-Q1'))[0] ?? expect.fail('no report');
    expect(led).toBe(false);
    expect(
      (await of(other).call(reporting.submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 0 }] } })).problem,
    ).toBeUndefined();
    expect((await server.call(reporting.acceptReports, { body: { consent: [{ id, version: 1 }], back: [] } })).body).toEqual({
      consented: 1,
      sentBack: 0,
    });
    await expectDuties();
  });

  it('that is not there, or is elsewhere by now, is refused as such', async () => {
    const nobodys = '01930000-0000-7000-8000-00000000ffff';
    const leader = await server.as('unit-leader', { unit: '市交通运输局' });
    const judgement = (id: string, version: number) => ({ body: { consent: [{ id, version }], back: [] } });
    const codeOf = async (call: Promise<{ readonly problem?: { readonly code: string } | undefined }>) => (await call).problem?.code;
    expect(await codeOf(of(lead).call(reporting.submitReports, { body: { reports: [{ id: nobodys, seen: 1 }] } }))).toBe(
      'report-not-found',
    );
    expect(await codeOf(leader.call(reporting.reviewReports, judgement(nobodys, 1)))).toBe('report-not-found');
    expect(await codeOf(server.call(reporting.acceptReports, judgement(nobodys, 1)))).toBe('report-not-found');
    // It was accepted: nobody reviews it any more.
    const { id, versions } = await own();
    expect(await codeOf(leader.call(reporting.reviewReports, judgement(id, versions)))).toBe('report-state-wrong');
    const quarterly = (await reportsOf(of(lead), '2026-Q1'))[0] ?? expect.fail('no report');
    await change(of(lead), quarterly.id, { text: { seen: '', to: '配合开展前期' } });
    const submit = (seen: number) => of(lead).call(reporting.submitReports, { body: { reports: [{ id: quarterly.id, seen }] } });
    expect(await codeOf(submit(1))).toBeUndefined();
    expect(await codeOf(submit(1))).toBe('report-state-wrong');
    expect(await codeOf(leader.call(reporting.reviewReports, judgement(quarterly.id, 1)))).toBeUndefined();
    expect(await codeOf(server.call(reporting.acceptReports, judgement(quarterly.id, 7)))).toBe('report-changed');
  });
});

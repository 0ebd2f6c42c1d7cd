/** 代录, 审签, 撤回同意 and 更正 over HTTP: nobody's words are lost, nobody acts in another's name, and of two who do the same one is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as acts from '#contract/reporting/acts-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as versioning from '#contract/reporting/version-endpoints.ts';
import { getHome, listInbox } from '#contract/home/endpoints.ts';
import { success } from '#core/failure.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { deniedInbox, enteredInbox, signedInbox } from '#server/reporting/report-inboxes.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { confirmDuties, reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { expectKept } from '#test/report-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

const clock = testClock();
const today = dayInShanghai(clock.now());
let server: TestServer;
let contact: Person;
let leader: Person;
/** Without a leader. */
let planning: Person;
let finance: Person;
let stranger: Person;
let itemIds: readonly string[];
let milestoneId: string;
const nobodys = '01930000-0000-7000-8000-00000000ffff';
const month = '2026-03';
const quarter = '2026-Q1';

beforeAll(async () => {
  server = await startTestServer({ clock });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  const people = await signPeople(server);
  const { listId, first } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes: [{ item: first.id, field: 'tier', value: '1' }] } });
  expect((await steps.issue(listId, (await steps.approve(listId)).revision)).problem).toBeUndefined();
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  itemIds = items.map(({ id }) => id);
  milestoneId = items[0]?.milestones[0]?.id ?? expect.fail('no milestone');
  await runJob(server, openPeriods, { clock: testClock('2026-03-30T02:00:00.000Z') });
  await runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') });
  contact = people.市交通运输局;
  planning = people.市发展改革委;
  finance = people.市财政局;
  stranger = people.市商务局;
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
});
afterAll(() => server.stop());

const full = { ...unwrittenContent, reached: [], text: '路基完成 86%', percent: 38, self: 'green' as const };
const codeOf = async (call: Promise<{ readonly problem?: { readonly code: string } | undefined }>) => (await call).problem?.code;
const reportsOf = async (person: Person, period: string) => (await person.ok(reporting.listReports, { query: { period } })).reports;
const own = async (person = contact, period = month) => (await reportsOf(person, period))[0] ?? expect.fail('no report');
const type = async (text: string, person = contact, period = month) => {
  const { id, content } = await own(person, period);
  const changes = { text: { seen: content.text, to: text } };
  expect((await person.ok(reporting.saveReport, { params: { reportId: id }, body: { changes } })).conflicts).toEqual([]);
};
const asRead = async (person = contact, period = month) => {
  const { id, versions } = await own(person, period);
  return { id, version: versions };
};
const record = async (over: Partial<(typeof acts.recordReport.body)['_output']> = {}, person = contact, period = month) => {
  const { id, edited } = await own(person, period);
  const body = { seen: edited?.revision ?? null, content: full, from: 'telephone' as const, of: '张三', on: today, ...over };
  return server.call(acts.recordReport, { params: { reportId: id }, body });
};
const recall = async (person: Person, of = person, period = month) =>
  person.call(reporting.recallReport, { params: { reportId: (await own(of, period)).id } });
const confirm = async (person: Person, of = person, period = month) =>
  person.call(acts.confirmReports, { body: { reports: [await asRead(of, period)] } });
const accept = async (of = contact, period = month, reason?: string) => {
  const one = await asRead(of, period);
  return server.call(reporting.acceptReports, {
    body: reason === undefined ? { consent: [one], back: [] } : { consent: [], back: [{ ...one, reason }] },
  });
};
const approve = async (reason?: string) => {
  const one = await asRead();
  return leader.call(reporting.reviewReports, {
    body: reason === undefined ? { consent: [one], back: [] } : { consent: [], back: [{ ...one, reason }] },
  });
};
const versionsOf = async (person: Person, of = person, period = month) =>
  (await person.ok(versioning.listReportVersions, { params: { reportId: (await own(of, period)).id } })).versions;
const rowOf = async (person: Person, kind: string) => {
  const { rows } = await person.ok(getHome, {});
  return rows.find((row) => row.kind === kind);
};

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties, confirmDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
  await expectKept(server);
}

describe('代录', () => {
  it('is refused with what is not there, not known or not said, and over what the office has not seen', async () => {
    expect(await codeOf(record({ of: '张三', on: '2030-01-01' }))).toBe('report-record-day-ahead');
    expect(await codeOf(record({ content: { ...full, self: null } }))).toBe('report-incomplete');
    expect(await codeOf(record({ content: { ...full, reached: [(await own()).id] } }))).toBe('report-milestone-unknown');
    const body = { seen: null, content: full, from: 'paper' as const, of: '张三', on: today };
    expect(await codeOf(server.call(acts.recordReport, { params: { reportId: nobodys }, body }))).toBe('report-not-found');
    const { id } = await own();
    await type('先行工程开工');
    expect(await codeOf(server.call(acts.recordReport, { params: { reportId: id }, body }))).toBe('report-changed');
    expect(await own()).toMatchObject({ state: 'draft', versions: 0, content: { text: '先行工程开工' } });
  });

  it('keeps what the unit was typing, and gives it back when it is taken back', async () => {
    expect((await record({ content: { ...full, reached: [milestoneId] } })).body).toEqual({ version: 1 });
    expect(await own()).toMatchObject({
      state: 'submitted',
      content: { text: '路基完成 86%' },
      recorded: { from: 'telephone', of: '张三', on: today, confirmed: false, by: '王敏' },
    });
    await expectDuties();
    expect(await rowOf(contact, 'report-confirm')).toMatchObject({ count: 1, due: null, link: '/reports/confirm' });
    expect(await codeOf(record())).toBe('report-state-wrong');
    // Nobody of the unit has said that it is so: the office does not accept its own words.
    expect(await codeOf(accept())).toBe('report-not-confirmed');
    expect(await codeOf(recall(stranger, contact))).toBe('report-not-found');
    expect(await codeOf(recall(contact))).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'draft', content: { text: '先行工程开工', percent: null, reached: [] }, recorded: null });
    await expectDuties();
    expect(await versionsOf(contact)).toMatchObject([
      {
        number: 1,
        by: '王敏',
        recorded: { from: 'telephone', of: '张三', on: today },
        content: { text: '路基完成 86%', percent: 38, reached: [milestoneId] },
        draftBefore: { text: '先行工程开工' },
        accepted: false,
      },
    ]);
  });

  it('is taken back by the office, too, as long as nobody has confirmed it', async () => {
    expect(await codeOf(record())).toBeUndefined();
    expect(await codeOf(recall(server.office, contact))).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'draft', versions: 2, content: { text: '先行工程开工' } });
  });

  it('is confirmed by the unit, by one of two who do it at once', async () => {
    expect(await codeOf(confirm(contact))).toBe('report-state-wrong');
    await record();
    const one = await asRead();
    const stale = { body: { reports: [{ ...one, version: one.version - 1 }] } };
    expect(await codeOf(contact.call(acts.confirmReports, stale))).toBe('report-changed');
    expect(await codeOf(stranger.call(acts.confirmReports, { body: { reports: [one] } }))).toBe('report-not-found');
    const both = await Promise.all([confirm(contact), recall(contact)]);
    const codes = both.map(({ problem }) => problem?.code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'report-state-wrong' || code === 'report-changed')).toHaveLength(1);
    if (codes[0] !== undefined) {
      await record();
      expect((await confirm(contact)).body).toEqual({ confirmed: 1 });
    }
    expect(await own()).toMatchObject({ state: 'approved', recorded: { confirmed: true } });
    expect((await versionsOf(contact))[0]).toMatchObject({ confirmed: { at: expect.any(String) } });
    await expectDuties();
    expect(await codeOf(recall(server.office, contact))).toBe('report-state-wrong');
    expect(await codeOf(accept(contact, month, '缺佐证'))).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'returned', recorded: null });
  });

  it('what the unit handed in itself is nobody’s to confirm, nor the office’s to take back', async () => {
    await contact.ok(reporting.submitReports, {
      body: { reports: [{ id: (await own()).id, seen: (await own()).edited?.revision ?? 0 }] },
    });
    await expectDuties();
    expect(await codeOf(confirm(contact))).toBe('report-not-recorded');
    expect(await codeOf(recall(server.office, contact))).toBe('report-not-recorded');
    expect(await codeOf(recall(contact))).toBeUndefined();
  });

  it('of a unit whose leader is on no list waits for its contact; by its leader it is approved like any other', async () => {
    expect(await codeOf(record({}, planning, quarter))).toBeUndefined();
    expect(await codeOf(accept(planning, quarter))).toBe('report-not-confirmed');
    const waiting = (await server.ok(reporting.listReports, { query: { waiting: 'acceptance' } })).reports;
    expect(waiting.filter(({ period }) => period === quarter)).toEqual([]);
    expect((await planning.ok(reporting.listReports, { query: { waiting: 'confirmation' } })).reports).toHaveLength(1);
    expect(await codeOf(confirm(planning, planning, quarter))).toBeUndefined();
    await record();
    expect(await codeOf(approve())).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'approved', recorded: { confirmed: true } });
    await expectDuties();
  });
});

describe('撤回同意', () => {
  const withdraw = async (person = leader, version?: number) => {
    const one = await asRead();
    return person.call(acts.withdrawApproval, { body: { reports: [{ ...one, version: version ?? one.version }] } });
  };

  it('is the leader’s until the office has accepted it', async () => {
    expect((await leader.ok(reporting.listReports, { query: { waiting: 'withdrawal' } })).reports).toHaveLength(1);
    expect(await codeOf(withdraw(leader, 1))).toBe('report-changed');
    expect((await withdraw()).body).toEqual({ withdrawn: 1 });
    expect(await own()).toMatchObject({ state: 'submitted' });
    await expectDuties();
    expect(await codeOf(withdraw())).toBe('report-state-wrong');
    await approve();
    // Whoever comes first: the other is told.
    const race = (await Promise.all([withdraw(), accept()])).map(({ problem }) => problem?.code);
    expect(race.filter((code) => code === undefined)).toHaveLength(1);
    expect(['report-state-wrong', 'report-not-approved']).toContain(race.find((code) => code !== undefined));
    await expectDuties();
    if ((await own()).state === 'submitted') await approve().then(() => accept());
    expect(await codeOf(withdraw())).toBe('report-state-wrong');
  });
});

describe('更正', () => {
  const correct = async (over: Partial<(typeof acts.correctReport.body)['_output']> = {}, person = contact) => {
    const { id } = await own();
    const [accepted] = (await versionsOf(contact)).filter((one) => one.accepted);
    const body = { accepted: accepted?.number ?? 1, content: { ...full, percent: 40 }, reason: '数字有误', ...over };
    return person.call(acts.correctReport, { params: { reportId: id }, body });
  };

  it('is another version, while the accepted one stands; coming back leaves it as it was', async () => {
    const stands = await own();
    expect(stands).toMatchObject({ state: 'accepted', content: { percent: 38 } });
    expect(await codeOf(correct({ content: full }))).toBe('report-nothing-corrected');
    expect(await codeOf(correct({ content: { ...full, self: null } }))).toBe('report-incomplete');
    expect(await codeOf(correct({ accepted: 1 }))).toBe('report-changed');
    expect(await codeOf(correct({ content: { ...full, reached: [stands.id] } }))).toBe('report-milestone-unknown');
    expect(await codeOf(correct({}, stranger))).toBe('report-not-found');
    const two = await Promise.all([correct(), correct({ reason: '另一处有误' })]);
    expect(two.map(({ problem }) => problem?.code ?? 'done').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'done',
      'report-state-wrong',
    ]);
    expect(await own()).toMatchObject({
      state: 'submitted',
      versions: stands.versions + 1,
      handedInOn: stands.handedInOn,
      content: { percent: 40 },
      correction: { stands: { percent: 38 } },
    });
    const open = await own(planning, quarter);
    const early = { params: { reportId: open.id }, body: { accepted: 1, content: full, reason: '数字有误' } };
    expect(await codeOf(planning.call(acts.correctReport, early))).toBe('report-state-wrong');
    await expectDuties();
    const progress = await finance.ok(versioning.getItemProgress, { params: { itemId: itemIds[0] ?? '' } });
    expect(progress.periods[0]?.reports[0]).toMatchObject({ lead: true, state: 'accepted', content: { percent: 38 }, correcting: true });
    expect(await codeOf(approve('依据不足'))).toBeUndefined();
    expect(await own()).toMatchObject({
      state: 'accepted',
      content: { percent: 38 },
      handedInOn: stands.handedInOn,
      back: { from: 'leader', reason: '依据不足' },
    });
    await expectDuties();
    expect(await codeOf(correct({}, leader))).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'approved' });
    expect(await codeOf(accept(contact, month, '附依据'))).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'accepted', content: { percent: 38 }, back: { from: 'office', reason: '附依据' } });
    expect(await codeOf(correct())).toBeUndefined();
    expect(await codeOf(recall(contact))).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'accepted', content: { percent: 38 } });
    await correct();
    await approve();
    expect(await codeOf(accept())).toBeUndefined();
    expect(await own()).toMatchObject({ state: 'accepted', content: { percent: 40 }, correction: null, back: null });
    const all = (await versionsOf(contact)).map(({ reason, accepted, back }) => [reason !== null, accepted, back?.from]);
    expect(all.slice(0, 5)).toEqual([
      [true, true, undefined],
      [true, false, undefined],
      [true, false, 'office'],
      [true, false, 'leader'],
      [false, false, undefined],
    ]);
    await expectDuties();
  });
});

describe('已经×××同志审签', () => {
  const mine = () => own(contact, quarter);
  const leaders = async () => (await contact.ok(acts.listReportLeaders, {})).leaders;
  const sign = async (accountId = leader.accountId, seen?: number) => {
    const { id, edited } = await mine();
    return contact.call(acts.signOffReports, { body: { reports: [{ id, seen: seen ?? edited?.revision ?? 1 }], leader: accountId } });
  };
  const deny = async (person = leader, version?: number) => {
    const one = await asRead(contact, quarter);
    return person.call(acts.denySignOff, { body: { reports: [{ ...one, version: version ?? one.version }], reason: '没有签过' } });
  };

  it('names a leader of the unit who is in office', async () => {
    expect((await leaders()).map(({ accountId }) => accountId)).toEqual([leader.accountId]);
    expect((await stranger.ok(acts.listReportLeaders, {})).leaders.map(({ unitId }) => unitId)).not.toContain(leader.unitId);
    expect(await codeOf(sign())).toBe('report-changed');
    await type('配合开展前期', contact, quarter);
    const abroad = await server.as('unit-leader', { unit: '市财政局' });
    for (const nobody of [abroad.accountId, contact.accountId]) expect(await codeOf(sign(nobody))).toBe('report-leader-unknown');
    expect(
      await codeOf(contact.call(acts.signOffReports, { body: { reports: [{ id: nobodys, seen: 1 }], leader: leader.accountId } })),
    ).toBe('report-not-found');
    await type('', contact, quarter);
    expect(await codeOf(sign())).toBe('report-incomplete');
    await type('配合开展前期', contact, quarter);
  });

  it('goes straight to the office, and is denied by that leader alone', async () => {
    expect((await sign()).body).toEqual({ signedOff: 1 });
    expect(await codeOf(sign())).toBe('report-state-wrong');
    expect(await mine()).toMatchObject({ state: 'approved', signedOff: { own: false, deniableUntil: expect.any(String) } });
    const second = await server.as('unit-leader', { unit: '市交通运输局' });
    expect(await rowOf(second, 'report-denial')).toBeUndefined();
    expect(await rowOf(leader, 'report-denial')).toMatchObject({ count: 1, link: '/reports/review#approved' });
    expect((await leader.ok(reporting.listReports, { query: { waiting: 'denial' } })).reports).toMatchObject([
      { signedOff: { own: true } },
    ]);
    expect((await second.ok(reporting.listReports, { query: { waiting: 'denial' } })).reports).toEqual([]);
    expect(await codeOf(deny(second))).toBe('report-signed-by-other');
    expect(await codeOf(deny(leader, 7))).toBe('report-changed');
    expect(await codeOf(accept(contact, quarter))).toBeUndefined();
    const body = { accepted: 1, content: { ...full, text: '改' }, reason: '改' };
    expect(await codeOf(contact.call(acts.correctReport, { params: { reportId: (await mine()).id }, body }))).toBe('report-still-deniable');
    const [one, two] = (await Promise.all([deny(), deny()])).map(({ problem }) => problem?.code);
    expect([one, two]).toContain(undefined);
    expect([one, two]).toContain('report-state-wrong');
    expect(await mine()).toMatchObject({ state: 'submitted', signedOff: null, correction: null });
    expect((await versionsOf(contact, contact, quarter))[0]).toMatchObject({ denied: { reason: '没有签过' }, accepted: false });
    await expectDuties();
  });

  it('tells the unit, its leaders and the office', async () => {
    for (const source of [enteredInbox, signedInbox, deniedInbox]) await runJob(server, inboxJob(source));
    const told = async (person: Person) =>
      (await person.ok(listInbox, { query: {} })).entries.map(({ act, source, said }) => `${source} ${act} ${said}`);
    expect(await told(leader)).toContain('signed-reports signOffReports null');
    // Word for word, why: what was denied, and the correction that came back.
    const own = await told(contact);
    const said = ['recordReport null', 'denySignOff 没有签过', 'reviewReports (?!null)', 'acceptReports (?!null)'];
    for (const one of said) expect(own).toContainEqual(expect.stringMatching(`^reports ${one}`));
    expect(own.filter((one) => one.startsWith('reports reviewReports'))).toHaveLength(1);
    expect(await told(server.office)).toContain('denied-reports denySignOff 没有签过');
    expect(await told(stranger)).toEqual([]);
  });

  it('can no longer be denied after two days, nor when nobody was said to have signed', async () => {
    const one = await asRead(contact, quarter);
    await leader.ok(reporting.reviewReports, { body: { consent: [one], back: [] } });
    expect(await codeOf(deny())).toBe('report-deny-too-late');
    await server.database.pool.query(
      "update report set signed_off_on = $1::date - 3, signed_off_by = '王局长', signed_off_account = $2 where id = $3",
      [today, leader.accountId, one.id],
    );
    expect(await codeOf(deny())).toBe('report-deny-too-late');
  });
});

describe('the versions and the progress', () => {
  it('are read by the unit and the office, and by whoever reads the item', async () => {
    const { id } = await own();
    const read = (person: Person) => person.call(versioning.listReportVersions, { params: { reportId: id } });
    expect(await codeOf(read(stranger))).toBe('report-not-found');
    expect((await server.ok(versioning.listReportVersions, { params: { reportId: id } })).milestones).toMatchObject([{ id: milestoneId }]);
    const progress = (person: Person, itemId: string) => person.call(versioning.getItemProgress, { params: { itemId } });
    expect(await codeOf(progress(stranger, itemIds[0] ?? ''))).toBe('item-not-found');
    // Who has a part of it reads what the lead says, as it reads the item; and that a unit said nothing is told.
    const said = { unit: { name: '市交通运输局' }, lead: true, state: 'accepted', content: { percent: 40 }, correcting: false };
    const unsaid = { lead: false, state: null, content: null };
    const periods = [{ period: month, reports: [said, unsaid, unsaid] }];
    expect((await progress(finance, itemIds[0] ?? '')).body).toMatchObject({ periods });
    // What its leader has not approved is not the unit's word to others.
    await type('已配合', finance);
    const { id: part, edited } = await own(finance);
    await finance.ok(reporting.submitReports, { body: { reports: [{ id: part, seen: edited?.revision ?? 0 }] } });
    const partOf = async (person: Person) =>
      (await person.ok(versioning.getItemProgress, { params: { itemId: itemIds[0] ?? '' } })).periods[0]?.reports.find(
        ({ unit }) => unit.name === '市财政局',
      );
    expect(await partOf(finance)).toMatchObject({ state: 'submitted', content: { text: '已配合' } });
    expect(await partOf(server.office)).toMatchObject({ state: 'submitted' });
    expect(await partOf(contact)).toMatchObject({ state: null, content: null });
  });
});

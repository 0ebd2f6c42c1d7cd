/** 同一工作: proposed when a list is issued, joined by a person, reported once, and parted again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as work from '#contract/reporting/work-endpoints.ts';
import { success } from '#core/failure.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { proposeSameWork } from '#server/reporting/propose-same-work.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { reportDuties, reviewDuties } from '#server/reporting/report-duties.ts';
import { silentDuties } from '#server/reporting/silent-desk.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
/** Codes of the two items of each of two lists of 2026. */
let rail: readonly [string, string];
let listIds: readonly string[];

/** A list of one plan, issued: its rail item is monthly, the other one quarterly. */
async function issuedList(name: string, lines: readonly string[], tier: string) {
  const params = await upload(server, `泰和市${name}分工方案\n\n一、主要任务\n${lines.join('\n')}\n`);
  await publish(server, params);
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
  const { id: listId } = await server.ok(listing.createList, { body: { year: 2026, name } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const changes = items.flatMap(({ id }) => [
    { item: id, field: 'q2' as const, value: `6-30 ${name}节点` },
    { item: id, field: 'tier' as const, value: tier },
  ]);
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  const steps = signSteps(server);
  expect((await steps.issue(listId, (await steps.approve(listId)).revision)).problem).toBeUndefined();
  await runJob(server, proposeSameWork);
  const issued = await server.ok(cells.listItems, { params: { listId } });
  return { listId, codes: issued.items.map(({ code }) => code ?? expect.fail('no code')) };
}

beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  people = await signPeople(server);
  const one = await issuedList(
    '交通强市',
    ['1.推动济南至枣庄铁路年内开工建设。（牵头单位：市交通运输局；责任单位：市财政局）', '2.推进港口航道建设。（牵头单位：市交通运输局）'],
    '1',
  );
  const other = await issuedList(
    '重大项目',
    ['1.加快济南至枣庄铁路开工建设。（牵头单位：市发展改革委；责任单位：市交通运输局）', '2.改造老旧小区。（牵头单位：市财政局）'],
    '2',
  );
  rail = [one.codes[0] ?? '', other.codes[0] ?? ''];
  listIds = [one.listId, other.listId];
});
afterAll(() => server.stop());

const seen = () => server.ok(work.listSameWork, {});
const codesOf = (items: readonly { readonly code: string }[]) => items.map(({ code }) => code);
const reportsOf = async (person: Person, period: string) => (await person.ok(reporting.listReports, { query: { period } })).reports;
const reportOn = async (person: Person, period: string, code: string) =>
  (await reportsOf(person, period)).find(({ item }) => item.code === code) ?? expect.fail(`${code} is not asked`);
const open = (day: string) => runJob(server, openPeriods, { clock: testClock(`${day}T02:00:00.000Z`) });
const partable = async (code: string) =>
  (await seen()).works.flatMap(({ items }) => items).find((item) => item.code === code)?.id ?? expect.fail('not joined');

async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [reportDuties, reviewDuties, silentDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
}

describe('the same work', () => {
  it('is proposed when a list is issued, once however often the job comes, and dismissed and considered again', async () => {
    await runJob(server, proposeSameWork, { nodes: 2 });
    const { proposals, works } = await seen();
    expect(proposals.map(({ items, dismissed }) => [codesOf(items).toSorted(), dismissed])).toEqual([[[...rail], null]]);
    expect(works).toEqual([]);
    const params = { proposalId: proposals[0]?.id ?? '' };
    await server.ok(work.dismissSameWork, { params, body: { dismissed: true } });
    await runJob(server, proposeSameWork);
    expect((await seen()).proposals.map(({ dismissed }) => dismissed !== null)).toEqual([true]);
    await server.ok(work.dismissSameWork, { params, body: { dismissed: false } });
    expect((await seen()).proposals.map(({ dismissed }) => dismissed)).toEqual([null]);
    const nobody = { proposalId: '00000000-0000-7000-8000-00000000abcd' };
    expect((await server.call(work.dismissSameWork, { params: nobody, body: { dismissed: true } })).problem?.code).toBe(
      'same-work-not-found',
    );
  });

  it('is not of items that nobody has, nor of one alone', async () => {
    const unknown = await server.call(work.joinItems, { body: { codes: [rail[0], '2026-9999'] } });
    expect(unknown.problem).toMatchObject({ code: 'item-code-unknown', data: { code: '2026-9999' } });
    const { items } = await server.ok(cells.listItems, { params: { listId: listIds[0] ?? '' } });
    const alone = { params: { itemId: items[0]?.id ?? '' }, body: { reason: '单独报送' } };
    expect((await server.call(work.partItem, alone)).problem?.code).toBe('item-works-alone');
    const nobody = { params: { itemId: '00000000-0000-7000-8000-00000000abcd' }, body: { reason: '单独报送' } };
    expect((await server.call(work.partItem, nobody)).problem?.code).toBe('item-not-found');
  });

  it('was asked twice of a unit, and is asked once from the moment it is joined; what was typed stays', async () => {
    await open('2026-03-31');
    const [transport, reform] = [people.市交通运输局, people.市发展改革委];
    expect((await reportsOf(transport, '2026-03')).map(({ item, lead }) => [item.code, lead])).toContainEqual([rail[0], true]);
    expect((await reportsOf(transport, '2026-Q1')).map(({ item, lead }) => [item.code, lead])).toEqual([[rail[1], false]]);
    await open('2026-06-30');
    // Of the month, typed; of the quarter, not: two periods are two reports.
    const monthly = await reportOn(transport, '2026-06', rail[0]);
    await transport.ok(reporting.saveReport, {
      params: { reportId: monthly.id },
      body: { changes: { text: { seen: '', to: '可研已批复' } } },
    });
    expect(await server.ok(work.joinItems, { body: { codes: [...rail].toReversed() } })).toEqual({ items: 2, asked: 0 });
    expect((await seen()).proposals).toEqual([]);
    expect((await seen()).works.map(({ items }) => codesOf(items))).toEqual([[...rail]]);
    await expectDuties();
    expect((await reportOn(transport, '2026-06', rail[0])).content.text).toBe('可研已批复');
    expect((await server.ok(work.joinItems, { body: { codes: [...rail] } })).asked).toBe(0);
    await open('2026-07-31');
    // The most frequent of both, once, with the milestones of both, and every list says so.
    const once = (await reportsOf(transport, '2026-07')).filter(({ item }) => rail.includes(item.code));
    expect(once.map(({ item, lead }) => [item.code, lead, item.milestones.map(({ text }) => text).toSorted()])).toEqual([
      [rail[0], true, ['交通强市节点', '重大项目节点']],
    ]);
    expect(once[0]?.item.sameWork).toEqual([expect.objectContaining({ code: rail[1], listId: listIds[1], list: '重大项目' })]);
    const reached = once[0]?.item.milestones.map(({ id }) => id) ?? [];
    const ticked = { params: { reportId: once[0]?.id ?? '' }, body: { changes: { reached: { seen: [], to: reached } } } };
    expect((await transport.ok(reporting.saveReport, ticked)).content.reached.toSorted()).toEqual(reached.toSorted());
    // The lead of the other list answers for the whole of it.
    expect((await reportsOf(reform, '2026-07')).map(({ item, lead }) => [item.code, lead])).toEqual([[rail[1], true]]);
  });

  it('goes apart with a reason: asked of each from the next period on, and what was said goes with its item', async () => {
    await server.ok(work.partItem, { params: { itemId: await partable(rail[1]) }, body: { reason: '是两段线路' } });
    expect((await seen()).works).toEqual([]);
    await open('2026-08-31');
    expect((await reportsOf(people.市发展改革委, '2026-08')).map(({ item }) => item.code)).toEqual([]);
    await open('2026-09-30');
    expect((await reportsOf(people.市发展改革委, '2026-Q3')).map(({ item }) => item.code)).toEqual([rail[1]]);
    expect((await reportsOf(people.市交通运输局, '2026-09')).filter(({ item }) => item.code === rail[0])).toHaveLength(1);
    await expectDuties();
  });

  it('asked twice in a period that runs is asked once: of the one in which something was said, in the weightier role', async () => {
    // Both monthly now, so that one period asks for both.
    await server.database.pool.query(
      `insert into item_version (jurisdiction_id, item_id, number, known_from, facts, reason, made_by, made_at)
       select own.jurisdiction_id, own.item_id, own.number + 1, '2026-10-10', own.facts || '{"tier": 1}', '调整', '王敏', now()
         from item_version own join list_item item on item.id = own.item_id where item.code = $1`,
      [rail[1]],
    );
    await open('2026-10-31');
    const transport = people.市交通运输局;
    const part = await reportOn(transport, '2026-10', rail[1]);
    expect(part.lead).toBe(false);
    const whole = await reportOn(transport, '2026-10', rail[0]);
    const {
      rows: [askedOfLead],
    } = await server.database.pool.query<{ cells: number; carried: number }>('select cells, carried from expected_report where id = $1', [
      whole.id,
    ]);
    await transport.ok(reporting.saveReport, { params: { reportId: part.id }, body: { changes: { text: { seen: '', to: '已进场' } } } });
    // Both went up the line: what is asked no more is nobody's to see to.
    for (const job of raiseSilence) await runJob(server, job, { clock: testClock('2026-11-20T00:30:00.000Z') });
    await expectDuties();
    const workOf = async (itemCode: string) =>
      (await server.database.pool.query<{ work_id: string }>('select work_id from list_item where code = $1', [itemCode])).rows[0]?.work_id;
    const first = await workOf(rail[0]);
    expect(await server.ok(work.joinItems, { body: { codes: [...rail] } })).toEqual({ items: 2, asked: 1 });
    // The work of the list that came first goes on.
    expect([await workOf(rail[0]), await workOf(rail[1])]).toEqual([first, first]);
    const asked = (await reportsOf(transport, '2026-10')).filter(({ item }) => rail.includes(item.code));
    expect(asked.map(({ id, item, lead, content }) => [id, item.code, lead, content.text])).toEqual([[part.id, rail[0], true, '已进场']]);
    await expectDuties();
    // What is asked of it is what was asked of the lead: counted as such in burden and figures.
    const { rows } = await server.database.pool.query('select cells, carried, tier from expected_report where id = $1', [part.id]);
    expect(rows).toEqual([{ ...askedOfLead, tier: 1 }]);
  });

  it('keeps a first keystroke that comes in the moment in which it is joined', async () => {
    await server.ok(work.partItem, { params: { itemId: await partable(rail[1]) }, body: { reason: '是两段线路' } });
    await open('2026-11-30');
    const transport = people.市交通运输局;
    const part = await reportOn(transport, '2026-11', rail[1]);
    // Typed, as saveReport does, and not committed yet.
    const typist = await server.database.pool.connect();
    await typist.query('begin');
    await typist.query('select from expected_report where id = $1 for update', [part.id]);
    await typist.query(
      `insert into report (jurisdiction_id, id, said, edited_by, edited_at) select jurisdiction_id, id, '已进场', '赵敏', now() from expected_report where id = $1`,
      [part.id],
    );
    const joining = server.call(work.joinItems, { body: { codes: [...rail] } });
    await expect
      .poll(async () => (await server.database.pool.query('select from pg_locks where not granted')).rows.length)
      .toBeGreaterThan(0);
    await typist.query('commit');
    typist.release();
    expect((await joining).body).toEqual({ items: 2, asked: 1 });
    const asked = (await reportsOf(transport, '2026-11')).filter(({ item }) => rail.includes(item.code));
    expect(asked.map(({ id, item, lead, content }) => [id, item.code, lead, content.text])).toEqual([[part.id, rail[0], true, '已进场']]);
    await expectDuties();
  });

  it('is of lists that are out: a closed one is joined and proposed no more', async () => {
    await server.ok(work.partItem, { params: { itemId: await partable(rail[1]) }, body: { reason: '是两段线路' } });
    expect((await seen()).proposals).toHaveLength(1);
    await server.database.pool.query("update annual_list set state = 'closed' where id = $1", [listIds[1]]);
    expect((await seen()).proposals).toEqual([]);
    const closed = await server.call(work.joinItems, { body: { codes: [...rail] } });
    expect(closed.problem).toMatchObject({ code: 'item-code-unknown', data: { code: rail[1] } });
    await server.database.pool.query('delete from same_work_proposal');
    await runJob(server, proposeSameWork);
    const { rows } = await server.database.pool.query('select from same_work_proposal');
    expect(rows).toEqual([]);
  });
});

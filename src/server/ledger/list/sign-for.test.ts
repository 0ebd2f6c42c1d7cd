/** Issuing a list and signing for it, over HTTP: checks, clocks, objections, units that change, and what races. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { deemSigned } from '#server/ledger/list/deem-signed.ts';
import { objectionDuties, signDuties } from '#server/ledger/list/sign-for-duties.ts';
import { compareDuties } from '#server/platform/duty/duty-kind.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';
const names = ['市交通运输局', '市发展改革委', '市财政局', '市商务局'] as const;

let server: TestServer;
let people: Readonly<Record<(typeof names)[number], Person>>;
let plans = 0;
let year = 2040;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  // Jobs come where a jurisdiction is set up.
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
});
beforeEach(async () => {
  const as = (of: string) => server.as('contact', { unit: of });
  people ??= {
    市交通运输局: await as('市交通运输局'),
    市发展改革委: await as('市发展改革委'),
    市财政局: await as('市财政局'),
    市商务局: await as('市商务局'),
  };
});
afterAll(() => server.stop());

/** A plan of two tasks, in a list of a year of its own that is ready to be issued. `called`: units by other names than these. */
async function ready(called: Readonly<Record<string, string>> = {}) {
  plans += 1;
  const printed = `泰和市第${plans}号分工方案

一、主要任务
1.加快建设第${plans}号高速公路。（牵头单位：市交通运输局；责任单位：市发展改革委、市财政局）
2.推进第${plans}号旅游公路建设。（牵头单位：市发展改革委；责任单位：市交通运输局）
`;
  const text = Object.entries(called).reduce((all, [from, to]) => all.replaceAll(from, to), printed);
  const params = await upload(server, text);
  await publish(server, params);
  const { tasks } = await server.ok(ledger.listTasks, { query: { planId: [params.planId] } });
  year += 1;
  const { id: listId } = await server.ok(listing.createList, { body: { year, name: '年度清单' } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('the list has too few items');
  await server.ok(cells.changeCells, {
    params: { listId },
    body: { revision: 2, changes: [first, second].map(({ id }) => ({ item: id, field: 'q2' as const, value: '6-30 开工' })) },
  });
  return { params, text, tasks, listId, first, second };
}

const approve = async (listId: string) => {
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  return server.ok(listing.approveList, {
    params: { listId },
    body: { as: 'meeting', by: '常务会议', on: '2026-03-01', way: 'online', revision },
  });
};
const issue = (listId: string, revision: number) => server.call(issuing.issueList, { params: { listId }, body: { revision } });

async function issued(called: Readonly<Record<string, string>> = {}) {
  const list = await ready(called);
  const answer = await issue(list.listId, (await approve(list.listId)).revision);
  expect(answer.problem).toBeUndefined();
  const { signFors } = await server.ok(signing.listSignFors, { query: { listId: list.listId } });
  const of = (itemId: string, name: string) =>
    signFors.find((one) => one.item.id === itemId && one.unit.name === name) ?? expect.fail(name);
  return { ...list, signFors, of };
}

const sign = (person: Person, ...ids: readonly string[]) =>
  person.call(signing.signItems, { body: { ids: [...ids], leader: '王局长', contact: '李科长' } });
const object = (person: Person, signForId: string) =>
  person.call(signing.objectToItem, { params: { signForId }, body: { reason: '不属本单位职责', leader: '王局长' } });
const decide = (signForId: string, decision: 'uphold' | 'overrule', takenOverBy: string | null = null) =>
  server.call(signing.decideObjection, { params: { signForId }, body: { decision, reason: '会议研究', takenOverBy } });
const stateOf = async (signForId: string, listId: string) =>
  (await server.ok(signing.listSignFors, { query: { listId } })).signFors.find(({ id }) => id === signForId);

/** The rows of duties say what the facts say. */
async function expectDuties(): Promise<void> {
  const outcome = await server.act(async (act) => {
    act.unchanged();
    return success(await compareDuties(act, [signDuties, objectionDuties]));
  });
  expect(outcome).toMatchObject({ ok: true, value: { missing: [], extra: [], otherDue: [] } });
}

describe('issuing', () => {
  it('is held up by what is missing, each finding leading to its cell', async () => {
    const { listId, first, second, tasks, params } = await ready();
    await server.ok(cells.changeCells, {
      params: { listId },
      body: { revision: 3, changes: [{ item: first.id, field: 'q2', value: '' }] },
    });
    const [task] = tasks;
    await server.ok(ledger.setLead, { body: { tasks: [{ id: task?.id ?? '', revision: task?.revision ?? 0 }], lead: null } });
    await server.ok(adjusting.withdrawTasks, {
      body: { tasks: [{ id: second.task.id, revision: second.task.revision }], reason: '会议撤下' },
    });
    const checked = await server.ok(issuing.checkList, { params: { listId } });
    expect(checked.findings.filter(({ code }) => code !== 'unlisted')).toEqual([
      { code: 'no-lead', holds: true, item: first.id, field: 'lead' },
      { code: 'no-date', holds: true, item: first.id, field: 'q1' },
      { code: 'task-gone', holds: true, item: second.id, field: 'task' },
    ]);
    expect(checked).toMatchObject({ issuable: false, contacts: { units: 3, with: 3 }, ceiling: 60 });
    expect((await issue(listId, 4)).problem).toMatchObject({ code: 'list-state-wrong', data: { state: 'drafting', move: 'issue' } });
    const { revision } = await approve(listId);
    expect((await issue(listId, revision - 1)).problem?.code).toBe('list-changed');
    expect((await issue(listId, revision)).problem).toMatchObject({ code: 'list-not-issuable', data: { count: 3 } });
    expect((await issue(nobody, 1)).problem?.code).toBe('list-not-found');
    expect((await server.call(issuing.checkList, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
    expect(params.planId).not.toBe('');
  });

  it('gives codes, keeps who answers, and asks each unit to sign within three working days', async () => {
    const { listId, first, second, tasks } = await ready();
    const { revision } = await approve(listId);
    const answer = await issue(listId, revision);
    // Monday the 2nd: Tuesday, Wednesday, Thursday.
    expect(answer.body).toEqual({ revision: revision + 1, items: 2, signFors: 5, signDue: { day: '2026-03-05', provisional: false } });
    expect(await server.ok(listing.getList, { params: { listId } })).toMatchObject({
      state: 'issued',
      moves: ['close'],
      issuedOn: '2026-03-02',
      issuedBy: '王敏',
    });
    const { items, units } = await server.ok(cells.listItems, { params: { listId } });
    const nameOf = (id: string) => units.find((one) => one.id === id)?.name;
    expect(items.map(({ code }) => code)).toEqual([`${year}-1`, `${year}-2`]);
    expect(new Map(items[0]?.parts?.map((part) => [nameOf(part.unit), part.role]))).toEqual(
      new Map([
        ['市交通运输局', 'lead'],
        ['市发展改革委', 'support'],
        ['市财政局', 'support'],
      ]),
    );
    expect(items[0]?.signing).toEqual({ asked: 3, settled: 0, objected: 0 });
    const { rows } = await server.database.pool.query<{ facts: object; known_from: string }>(
      'select facts, known_from::text from item_version where item_id = $1',
      [first.id],
    );
    expect(rows).toMatchObject([{ known_from: '2026-03-02', facts: { year, tier: 3, milestones: [{ due: `${year}-06-30`, weight: 1 }] } }]);
    await expectDuties();
    // What the ledger says later is a change of the item, not the item.
    await server.ok(ledger.setLead, { body: { tasks: [{ id: tasks[0]?.id ?? '', revision: tasks[0]?.revision ?? 0 }], lead: '市财政局' } });
    const after = await server.ok(cells.getItem, { params: { itemId: first.id } });
    expect(after.item.parts).toEqual(items[0]?.parts);
    expect((await issue(listId, revision + 1)).problem?.code).toBe('list-state-wrong');
    // Another list of the year goes on with the numbers.
    expect(
      (
        await server.call(cells.changeCells, {
          params: { listId },
          body: { revision: revision + 1, changes: [{ item: second.id, field: 'goal', value: '甲' }] },
        })
      ).problem,
    ).toMatchObject({ code: 'list-not-composed', data: { state: 'issued' } });
  });

  it('and a cell that changes at the same moment: one of them is refused', async () => {
    const { listId, first } = await ready();
    const { revision } = await approve(listId);
    const [one, back, cell] = await Promise.all([
      issue(listId, revision),
      server.call(listing.returnList, { params: { listId }, body: { reason: '再议' } }),
      server.call(cells.changeCells, { params: { listId }, body: { revision, changes: [{ item: first.id, field: 'goal', value: '甲' }] } }),
    ]);
    expect([one.status, back.status].filter((status) => status === 200)).toHaveLength(1);
    if (one.status === 200) expect(cell.problem?.code).toBe('list-not-composed');
    await expectDuties();
  });

  it('and a new version of the plan at the same moment: both are done, and what is gone says so', async () => {
    const { listId, params, text, second } = await ready();
    const { revision } = await approve(listId);
    const next = await upload(server, text.replace(/2\.推进.*\n/u, ''), params.planId);
    const [one] = await Promise.all([issue(listId, revision), publish(server, next)]);
    const { items } = await server.ok(cells.listItems, { params: { listId } });
    expect(items.find(({ id }) => id === second.id)?.task.state).toBe('withdrawn');
    if (one.status !== 200) expect(one.problem?.code).toBe('list-not-issuable');
  });
});

describe('signing', () => {
  it('is done by a unit’s people for their own, all or none, once', async () => {
    const { listId, first, second, of } = await issued();
    const traffic = people.市交通运输局;
    const own = [of(first.id, '市交通运输局').id, of(second.id, '市交通运输局').id];
    const foreign = of(first.id, '市财政局').id;
    const { signFors, total } = await traffic.ok(signing.listSignFors, { query: { listId } });
    expect([total, signFors.map(({ unit: { name } }) => name)]).toEqual([2, ['市交通运输局', '市交通运输局']]);
    expect((await sign(traffic, ...own, foreign)).problem?.code).toBe('sign-for-not-found');
    const [once, twice] = await Promise.all([sign(traffic, ...own), sign(traffic, ...own)]);
    expect([once.status, twice.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await stateOf(own[0] ?? '', listId)).toMatchObject({
      state: 'signed',
      signed: { leader: '王局长', contact: '李科长' },
      deemedOn: null,
    });
    expect(await server.ok(signing.countSignFors, { params: { listId } })).toMatchObject({ items: { total: 2, signed: 0, objected: 0 } });
    await sign(people.市发展改革委, of(first.id, '市发展改革委').id, of(second.id, '市发展改革委').id);
    await sign(people.市财政局, foreign);
    const counted = await server.ok(signing.countSignFors, { params: { listId } });
    expect(counted.items).toEqual({ total: 2, signed: 2, objected: 0 });
    expect(counted.units.map(({ name, signed, pending }) => [name, signed, pending])).toHaveLength(3);
    expect((await server.call(signing.countSignFors, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
    await expectDuties();
  });

  it('is asked for what is open first, however much was signed in the years before', async () => {
    const { first, second, of } = await issued();
    const traffic = people.市交通运输局;
    await server.database.pool.query(
      `with made as (
         insert into list_item (jurisdiction_id, id, list_id, year, task_id, parent_id, code, title, work_id, revision, created_by, created_at)
         select jurisdiction_id, gen_random_uuid(), list_id, year, task_id, id, code || '-' || n, '分项' || n, gen_random_uuid(), revision, created_by, created_at
           from list_item cross join generate_series(1, 600) n where id = $1 returning jurisdiction_id, id)
       insert into sign_for (jurisdiction_id, id, item_id, unit_id, state, asked_on, due, provisional, leader, contact, signed_by, signed_at)
       select jurisdiction_id, gen_random_uuid(), id, $2, 'signed', '2020-01-01', '2020-01-01', false, '王局长', '李科长', '李强', now() from made`,
      [first.id, traffic.unitId],
    );
    await object(traffic, of(second.id, '市交通运输局').id);
    const found = await traffic.ok(signing.listSignFors, { query: { limit: 500 } });
    expect(found.total).toBeGreaterThan(600);
    expect(found.open.pending).toBeGreaterThan(0);
    expect(found.open.objected).toBe(1);
    const { pending, deemed, objected } = found.open;
    const states = found.signFors.map(({ state }) => state);
    expect(states.slice(0, pending + deemed + objected)).toEqual([
      ...Array.from({ length: pending }, () => 'pending'),
      ...Array.from({ length: deemed }, () => 'deemed'),
      'objected',
    ]);
    expect(found.signFors.map(({ id }) => id)).toContain(of(first.id, '市交通运输局').id);
    // What is open is counted whatever is shown, and beyond the last page.
    expect(await traffic.ok(signing.listSignFors, { query: { state: 'objected' } })).toMatchObject({ total: 1, open: found.open });
    expect(await traffic.ok(signing.listSignFors, { query: { offset: 5000 } })).toEqual({
      total: found.total,
      open: found.open,
      signFors: [],
    });
  });

  it('is waited for on 工作台 by the office, and a decision by the unit that objected', async () => {
    const { first, of } = await issued();
    const waits = async (who: Pick<Person, 'ok'>) => (await who.ok(getHome)).awaited;
    const countOf = async (who: Pick<Person, 'ok'>, state: 'pending' | 'objected') =>
      (await who.ok(signing.listSignFors, { query: { state } })).total;
    await object(people.市财政局, of(first.id, '市财政局').id);
    const pending = await countOf(server, 'pending');
    expect(pending).toBeGreaterThanOrEqual(4);
    expect(await waits(server)).toEqual([{ name: 'sign-for', count: pending, due: '2026-03-05', link: '/lists/signing?state=pending' }]);
    const link = '/lists/signing?state=objected';
    const own = await countOf(people.市财政局, 'objected');
    expect(await waits(people.市财政局)).toEqual([{ name: 'objection', count: own, due: expect.any(String), link }]);
    expect(await waits(people.市商务局)).toEqual([]);
    const { rows } = await server.ok(getHome);
    const decided = rows.filter(({ kind }) => kind === 'objection');
    expect(decided.reduce((sum, { count }) => sum + count, 0)).toBe(await countOf(server, 'objected'));
  });

  it('is deemed done after the clock, by a job that may come twice or late; an objection stays open until the first report', async () => {
    const { listId, first, of } = await issued();
    const finance = of(first.id, '市财政局').id;
    await runJob(server, deemSigned, { clock: testClock('2026-03-05T15:59:00.000Z') });
    expect((await stateOf(finance, listId))?.state).toBe('pending');
    await runJob(server, deemSigned, { clock: testClock('2026-03-09T16:05:00.000Z'), nodes: 2 });
    await runJob(server, deemSigned, { clock: testClock('2026-03-09T16:06:00.000Z') });
    expect(await stateOf(finance, listId)).toMatchObject({ state: 'deemed', deemedOn: '2026-03-06', signed: null });
    const { rows } = await server.database.pool.query<{ count: number }>(
      'select count(*)::int as count from audit_object where object_id = $1',
      [finance],
    );
    expect(rows[0]?.count).toBe(1);
    await expectDuties();
    expect((await object(people.市财政局, finance)).body?.decisionDue).toEqual({ day: '2026-03-09', provisional: false });
    const traffic = of(first.id, '市交通运输局').id;
    await server.database.pool.query('update sign_for set reported = true where id = $1', [traffic]);
    expect((await object(people.市交通运输局, traffic)).problem?.code).toBe('objection-too-late');
    expect((await sign(people.市交通运输局, traffic)).status).toBe(200);
  });

  it('counts as deemed after the clock even while its job is down', async () => {
    const { listId, first, of } = await issued();
    const [finance, planning, traffic] = [of(first.id, '市财政局').id, of(first.id, '市发展改革委').id, of(first.id, '市交通运输局').id];
    await server.database.pool.query("update sign_for set due = '2026-02-27' where id = any($1::uuid[])", [[finance, planning]]);
    expect((await sign(people.市财政局, finance)).status).toBe(200);
    expect(await stateOf(finance, listId)).toMatchObject({ state: 'signed', deemedOn: '2026-02-28' });
    await object(people.市发展改革委, planning);
    expect(await stateOf(planning, listId)).toMatchObject({ state: 'objected', deemedOn: '2026-02-28' });
    await sign(people.市交通运输局, traffic);
    expect(await stateOf(traffic, listId)).toMatchObject({ state: 'signed', deemedOn: null });
    await expectDuties();
  });

  it('or objected to, withdrawn, overruled, or upheld: the unit leaves or another takes over', async () => {
    const { listId, first, second, of } = await issued();
    const [finance, planning, traffic] = [of(first.id, '市财政局').id, of(first.id, '市发展改革委').id, of(first.id, '市交通运输局').id];
    expect((await object(people.市商务局, finance)).problem?.code).toBe('sign-for-not-found');
    expect((await decide(finance, 'uphold')).problem).toMatchObject({
      code: 'sign-for-state-wrong',
      data: { state: 'pending', act: 'uphold' },
    });
    expect((await decide(nobody, 'uphold')).problem?.code).toBe('sign-for-not-found');
    const withdraw = (person: Person, signForId: string) =>
      person.call(signing.withdrawObjection, { params: { signForId }, body: { leader: '王局长', contact: '李科长' } });
    expect((await withdraw(people.市财政局, finance)).problem).toMatchObject({
      code: 'sign-for-state-wrong',
      data: { act: 'withdraw-objection' },
    });
    expect((await withdraw(people.市商务局, finance)).problem?.code).toBe('sign-for-not-found');
    await object(people.市财政局, finance);
    expect((await object(people.市财政局, finance)).problem?.code).toBe('sign-for-state-wrong');
    await expectDuties();
    expect((await withdraw(people.市财政局, finance)).status).toBe(200);
    expect(await stateOf(finance, listId)).toMatchObject({ state: 'signed', objection: { reason: '不属本单位职责' } });
    await object(people.市发展改革委, planning);
    expect((await decide(planning, 'overrule')).body).toEqual({ signDue: null });
    expect(await stateOf(planning, listId)).toMatchObject({ state: 'overruled', decision: { reason: '会议研究', by: '王敏' } });
    // The lead leaves only when another leads.
    await object(people.市交通运输局, traffic);
    const commerce = people.市商务局.unitId ?? '';
    expect((await decide(traffic, 'uphold')).problem).toMatchObject({ code: 'item-without-lead' });
    expect((await decide(traffic, 'uphold', nobody)).problem?.code).toBe('unit-not-found');
    expect((await decide(traffic, 'uphold', people.市交通运输局.unitId)).problem?.code).toBe('taken-over-by-itself');
    await server.as('counterpart', { unit: '济南市' });
    const { units } = await server.ok(unit.listUnits);
    const outside = await server.database.pool.query<{ id: string }>(
      "update unit set kind = 'other-city' where id = (select unit_id from unit_name where name = '济南市') returning id",
    );
    expect((await decide(traffic, 'uphold', outside.rows[0]?.id ?? '')).problem?.code).toBe('unit-outside');
    expect(units.length).toBeGreaterThan(4);
    const { unitId: water = '' } = await server.as('unit-leader', { unit: '市水利局' });
    expect((await decide(traffic, 'uphold', water)).problem).toMatchObject({
      code: 'unit-without-contact',
      data: { unit: '市水利局' },
    });
    expect((await decide(traffic, 'uphold', commerce)).body).toEqual({ signDue: { day: '2026-03-05', provisional: false } });
    const { item } = await server.ok(cells.getItem, { params: { itemId: first.id } });
    expect(item.parts?.find(({ role }) => role === 'lead')?.unit).toBe(commerce);
    expect(await stateOf(traffic, listId)).toMatchObject({ state: 'upheld', part: null, decision: { takenOverBy: '市商务局' } });
    // Another unit reads that an objection was upheld, not why, nor how the office composed the list; the office reads all.
    const read = async (by: Pick<TestServer, 'ok'>) =>
      (await by.ok(cells.getItem, { params: { itemId: first.id } })).history.map(({ act, detail, after }) => [act, detail, after]);
    expect(await read(people.市商务局)).toEqual([
      ['decideObjection', null, JSON.stringify({ item: `${year}-1` })],
      ['issueList', null, expect.anything()],
    ]);
    expect((await read(server)).map(([act, detail]) => [act, detail])).toEqual([
      ['decideObjection', '会议研究'],
      ['issueList', null],
      ['changeCells', null],
      ['addToList', null],
    ]);
    // Who left sees the list no more for it, and who came does.
    expect((await people.市商务局.ok(cells.listItems, { params: { listId } })).items.map(({ id }) => id)).toEqual([first.id]);
    expect((await people.市交通运输局.ok(cells.listItems, { params: { listId } })).items.map(({ id }) => id)).toEqual([second.id]);
    const { rows } = await server.database.pool.query<{ number: number; reason: string | null }>(
      'select number, reason from item_version where item_id = $1 order by number',
      [first.id],
    );
    expect(rows).toEqual([
      { number: 1, reason: null },
      { number: 2, reason: '会议研究' },
    ]);
    await expectDuties();
  });

  it('and two that object to one item: neither takes over from the other before it is answered', async () => {
    const { listId, first, of } = await issued();
    const [finance, traffic] = [of(first.id, '市财政局').id, of(first.id, '市交通运输局').id];
    await object(people.市交通运输局, traffic);
    await object(people.市财政局, finance);
    const taking = people.市财政局.unitId;
    expect((await decide(traffic, 'uphold', taking)).problem).toMatchObject({ code: 'unit-objects', data: { unit: '市财政局' } });
    expect((await stateOf(finance, listId))?.state).toBe('objected');
    await decide(finance, 'overrule');
    expect((await decide(traffic, 'uphold', taking)).status).toBe(200);
    // Asked anew, for another part: what it said of the one before is in the trail.
    expect(await stateOf(finance, listId)).toMatchObject({ state: 'pending', part: { role: 'lead' }, objection: null, decision: null });
    await expectDuties();
  });

  it('is each unit’s own: a working group’s contact does not sign for its members, nor stand in for their contact', async () => {
    const { listId, first, of } = await issued();
    const { unitId: group } = await server.as('unit-leader', { unit: '高速公路建设专班' });
    const contactless = await server.as('unit-leader', { unit: '市气象局' });
    await server.database.pool.query("update unit set kind = 'working-group' where id = $1", [group]);
    for (const member of [people.市财政局.unitId, people.市发展改革委.unitId, contactless.unitId])
      await server.database.pool.query(
        "insert into unit_member (jurisdiction_id, group_id, unit_id, valid_from) values ($1, $2, $3, '2020-01-01')",
        [server.jurisdictionId, group, member],
      );
    const contact = await server.as('contact', { scope: { kind: 'group', unitId: group } });
    const finance = of(first.id, '市财政局').id;
    expect((await sign(contact, finance)).problem?.code).toBe('sign-for-not-found');
    expect((await object(contact, finance)).problem?.code).toBe('sign-for-not-found');
    expect((await sign(people.市财政局, finance)).status).toBe(200);
    const planning = of(first.id, '市发展改革委').id;
    await object(people.市发展改革委, planning);
    expect((await decide(planning, 'uphold', contactless.unitId)).problem?.code).toBe('unit-without-contact');
    expect((await decide(planning, 'uphold', group)).status).toBe(200);
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId, itemId: first.id } });
    const own = signFors.find(({ unit: { id } }) => id === group)?.id ?? '';
    expect((await sign(contact, own)).status).toBe(200);
    await expectDuties();
  });

  it('goes on where a unit ended, was renamed or merged while it ran', async () => {
    const { listId, first, of } = await issued();
    const { units } = await server.ok(unit.listUnits);
    const finance = people.市财政局.unitId ?? '';
    const successor = people.市商务局.unitId ?? '';
    await server.ok(unit.endUnit, {
      params: { unitId: finance },
      body: {
        revision: units.find(({ id }) => id === finance)?.revision ?? 0,
        onDate: '2026-03-02',
        successors: [{ unitId: successor, relation: 'merged' }],
        note: null,
      },
    });
    const signFor = of(first.id, '市财政局').id;
    expect((await stateOf(signFor, listId))?.unit).toMatchObject({ name: '市财政局', ended: '2026-03-02' });
    expect((await decide(nobody, 'uphold', finance)).problem?.code).toBe('sign-for-not-found');
    // Its successor signs for it.
    expect((await sign(people.市商务局, signFor)).status).toBe(200);
    await object(people.市发展改革委, of(first.id, '市发展改革委').id);
    expect((await decide(of(first.id, '市发展改革委').id, 'uphold', finance)).problem?.code).toBe('unit-ended');
    // Two rows of one body become one: an objection is still decided.
    await server.ok(unit.mergeUnits, {
      body: { from: people.市发展改革委.unitId ?? '', into: people.市交通运输局.unitId ?? '', reason: '重复' },
    });
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId, itemId: first.id } });
    expect(new Map(signFors.map(({ unit: { name }, state, part }) => [name, [state, part?.role]]))).toEqual(
      new Map([
        ['市交通运输局', ['objected', 'lead']],
        ['市财政局', ['signed', 'support']],
      ]),
    );
    const { rows } = await server.database.pool.query<{ reason: string | null }>(
      'select reason from item_version where item_id = $1 order by number desc limit 1',
      [first.id],
    );
    expect(rows).toEqual([{ reason: '重复' }]);
    await expectDuties();
  });

  it('and where two units become one that both object, or of which one only signed for supporting', async () => {
    const own: Record<string, Person> = {
      甲: await server.as('contact', { unit: '市甲局' }),
      乙: await server.as('contact', { unit: '市乙局' }),
    };
    const { listId, first, second, of } = await issued({ 市交通运输局: '市甲局', 市发展改革委: '市乙局', 市财政局: '市商务局' });
    const [lead, other] = [own['甲'], own['乙']];
    if (lead === undefined || other === undefined) throw new Error('nobody');
    await object(lead, of(first.id, '市甲局').id);
    await other.call(signing.objectToItem, {
      params: { signForId: of(first.id, '市乙局').id },
      body: { reason: '人手不足', leader: '张局长' },
    });
    // The second item is led by the one that has not signed.
    await sign(lead, of(second.id, '市甲局').id);
    await server.ok(unit.mergeUnits, { body: { from: other.unitId ?? '', into: lead.unitId ?? '', reason: '重复' } });
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId } });
    const ofLead = (itemId: string) => signFors.filter((one) => one.item.id === itemId && one.unit.id === lead.unitId);
    expect(ofLead(first.id)).toMatchObject([
      { state: 'objected', part: { role: 'lead' }, objection: { reason: '不属本单位职责\n人手不足', leader: '王局长、张局长' } },
    ]);
    expect(ofLead(second.id)).toMatchObject([{ state: 'pending', part: { role: 'lead' } }]);
    await expectDuties();
    expect((await decide(ofLead(first.id)[0]?.id ?? '', 'overrule')).status).toBe(200);
    await expectDuties();
  });
});

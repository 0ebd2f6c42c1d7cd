/** Issuing a list and signing for it, over HTTP: checks, clocks, objections, units that change, and what races. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameDeputy } from '#contract/account/deputy-endpoints.ts';
import * as adjusting from '#contract/ledger/adjustment-endpoints.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { takeNumbers } from '#server/ledger/list/issue-list.ts';
import { deemSigned } from '#server/ledger/list/deem-signed.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { testClock, testDay } from '#test/test-clock.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

/** What an event of a history tells of a signature, beside the item's code; null: nothing. */
function signatureOf(after: string | null): object | null {
  const { item: _item, ...signature } = JSON.parse(after ?? '{}') as Record<string, unknown>;
  return 'signFor' in signature ? signature : null;
}

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let steps: SignSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  // Jobs come where a jurisdiction is set up.
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  people = await signPeople(server);
  steps = signSteps(server);
});
afterAll(() => server.stop());

describe('issuing', () => {
  it.each([
    ['parts', 'item_part'],
    ['versions', 'item_version'],
    ['signing', 'sign_for'],
    ['codes', 'number_series'],
  ])('tells that it is at %s to whoever watches, and nothing before and after', async (at, table) => {
    const { listId } = await steps.ready();
    const { revision } = await steps.approve(listId);
    const step = async () => (await server.ok(issuing.getIssuing, { params: { listId } })).step;
    expect(await step()).toBeNull();
    const holder = await server.database.pool.connect();
    try {
      await holder.query('begin');
      await holder.query(`lock table ${table} in exclusive mode`);
      const issued = steps.issue(listId, revision);
      await expect.poll(step, { timeout: 20_000 }).toBe(at);
      await holder.query('rollback');
      expect((await issued).status).toBe(200);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect(await step()).toBeNull();
    expect((await server.call(issuing.getIssuing, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
  });

  it('numbers on where the year’s lists before it ended', async () => {
    const taken: number[] = [];
    await server.act(async (act) => {
      act.unchanged();
      for (const count of [3, 2, 1]) taken.push(await takeNumbers(act, 'item-2099', count));
      return success(undefined);
    });
    expect(taken).toEqual([1, 4, 6]);
  });

  it('is held up by what is missing, each finding leading to its cell', async () => {
    const { listId, first, second, tasks, params } = await steps.ready();
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
    expect((await steps.issue(listId, 4)).problem).toMatchObject({ code: 'list-state-wrong', data: { state: 'drafting', move: 'issue' } });
    const { revision } = await steps.approve(listId);
    expect((await steps.issue(listId, revision - 1)).problem?.code).toBe('list-changed');
    expect((await steps.issue(listId, revision)).problem).toMatchObject({ code: 'list-not-issuable', data: { count: 3 } });
    expect((await steps.issue(nobody, 1)).problem?.code).toBe('list-not-found');
    expect((await server.call(issuing.checkList, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
    expect(params.planId).not.toBe('');
  });

  it('gives codes, keeps who answers, and asks each unit to sign within three working days', async () => {
    const { year, listId, first, second, tasks } = await steps.ready();
    const { revision } = await steps.approve(listId);
    const answer = await steps.issue(listId, revision);
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
    await steps.expectDuties();
    // What the ledger says later is a change of the item, not the item.
    await server.ok(ledger.setLead, { body: { tasks: [{ id: tasks[0]?.id ?? '', revision: tasks[0]?.revision ?? 0 }], lead: '市财政局' } });
    const after = await server.ok(cells.getItem, { params: { itemId: first.id } });
    expect(after.item.parts).toEqual(items[0]?.parts);
    expect((await steps.issue(listId, revision + 1)).problem?.code).toBe('list-state-wrong');
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

  it('gives the codes in the order in which the office put the items', async () => {
    const { year, listId, first, second } = await steps.ready();
    await server.ok(listing.placeItems, { params: { listId }, body: { itemIds: [second.id], before: first.id } });
    expect((await steps.issue(listId, (await steps.approve(listId)).revision)).status).toBe(200);
    const { items } = await server.ok(cells.listItems, { params: { listId } });
    expect(items.map(({ id, code }) => [id, code])).toEqual([
      [second.id, `${year}-1`],
      [first.id, `${year}-2`],
    ]);
  });

  it('keeps for the rules a deadline of the list’s own year alone', async () => {
    const { year, listId, first, second } = await steps.ready();
    for (const [item, due] of [
      [first, `${year}-12-31`],
      [second, `${year + 1}-12-31`],
    ] as const)
      await server.database.pool.query('update task set due_to = $2 where id = $1', [item.task.id, due]);
    expect((await steps.issue(listId, (await steps.approve(listId)).revision)).status).toBe(200);
    const { rows } = await server.database.pool.query<{ id: string; deadline: string | null }>(
      "select item_id as id, facts ->> 'deadline' as deadline from item_version where item_id = any($1::uuid[])",
      [[first.id, second.id]],
    );
    expect(new Map(rows.map(({ id, deadline }) => [id, deadline]))).toEqual(
      new Map([
        [first.id, `${year}-12-31`],
        [second.id, null],
      ]),
    );
  });

  it('and a cell that changes at the same moment: one of them is refused', async () => {
    const { listId, first } = await steps.ready();
    const { revision } = await steps.approve(listId);
    const [one, back, cell] = await Promise.all([
      steps.issue(listId, revision),
      server.call(listing.returnList, { params: { listId }, body: { reason: '再议' } }),
      server.call(cells.changeCells, { params: { listId }, body: { revision, changes: [{ item: first.id, field: 'goal', value: '甲' }] } }),
    ]);
    expect([one.status, back.status].filter((status) => status === 200)).toHaveLength(1);
    if (one.status === 200) expect(cell.problem?.code).toBe('list-not-composed');
    await steps.expectDuties();
  });

  it('and a new version of the plan at the same moment: both are done, and what is gone says so', async () => {
    const { listId, params, text, second } = await steps.ready();
    const { revision } = await steps.approve(listId);
    const next = await upload(server, text.replace(/2\.推进.*\n/u, ''), params.planId);
    const [one] = await Promise.all([steps.issue(listId, revision), publish(server, next)]);
    const { items } = await server.ok(cells.listItems, { params: { listId } });
    expect(items.find(({ id }) => id === second.id)?.task.state).toBe('withdrawn');
    if (one.status !== 200) expect(one.problem?.code).toBe('list-not-issuable');
  });
});

describe('signing', () => {
  it('is done by a unit’s people for their own, all or none, once', async () => {
    const { year, listId, first, second, of } = await steps.issued();
    const traffic = people.市交通运输局;
    const own = [of(first.id, '市交通运输局').id, of(second.id, '市交通运输局').id];
    const foreign = of(first.id, '市财政局').id;
    const { signFors, total } = await traffic.ok(signing.listSignFors, { query: { listId } });
    expect([total, signFors.map(({ unit: { name } }) => name)]).toEqual([2, ['市交通运输局', '市交通运输局']]);
    expect(signFors[0]).toMatchObject({
      list: { approval: { by: '常务会议', on: '2026-03-01', number: null } },
      item: { milestones: [{ due: `${year}-06-30`, text: '开工' }], cityLeader: null },
      task: { text: null },
    });
    expect((await steps.sign(traffic, ...own, foreign)).problem?.code).toBe('sign-for-not-found');
    const [once, twice] = await Promise.all([steps.sign(traffic, ...own), steps.sign(traffic, ...own)]);
    expect([once.status, twice.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await steps.stateOf(own[0] ?? '', listId)).toMatchObject({
      state: 'signed',
      signed: { leader: '王局长', contact: '李科长' },
      deemedOn: null,
    });
    expect(await server.ok(signing.countSignFors, { params: { listId } })).toMatchObject({ items: { total: 2, signed: 0, objected: 0 } });
    await steps.sign(people.市发展改革委, of(first.id, '市发展改革委').id, of(second.id, '市发展改革委').id);
    await steps.sign(people.市财政局, foreign);
    const counted = await server.ok(signing.countSignFors, { params: { listId } });
    expect(counted.items).toEqual({ total: 2, signed: 2, objected: 0 });
    expect(counted.units.map(({ name, signed, pending }) => [name, signed, pending])).toHaveLength(3);
    // A unit reads how far the items are that name it, and its own signatures.
    expect(await people.市财政局.ok(signing.countSignFors, { params: { listId } })).toMatchObject({
      items: { total: 1, signed: 1, objected: 0 },
      units: [{ name: '市财政局', signed: 1, pending: 0 }],
    });
    expect((await server.call(signing.countSignFors, { params: { listId: nobody } })).problem?.code).toBe('list-not-found');
    await steps.expectDuties();
  });

  it('names who holds the posts of the own unit, to whoever signs for it', async () => {
    const signersOf = async (who: Pick<Person, 'ok'>) => (await who.ok(signing.listSignFors, { query: {} })).signers;
    const contact = await server.as('contact', { unit: '市文化和旅游局', displayName: '何联络' });
    const leader = await server.as('unit-leader', { unit: '市文化和旅游局', displayName: '高局长' });
    expect(await signersOf(contact)).toEqual({ leaders: ['高局长'], contacts: ['何联络'] });
    expect(await signersOf(leader)).toEqual(await signersOf(contact));
    // Whoever stands in for the leader does not become one.
    const days = { firstDay: testDay, lastDay: testDay };
    await leader.ok(nameDeputy, { params: { postId: leader.postId }, body: { accountId: contact.accountId, ...days } });
    expect(await signersOf(leader)).toEqual({ leaders: ['高局长'], contacts: ['何联络'] });
    await server.database.pool.query("update account set state = 'disabled' where id = $1", [leader.accountId]);
    expect(await signersOf(contact)).toEqual({ leaders: [], contacts: ['何联络'] });
    expect(await signersOf(server)).toBeNull();
  });

  it('is deemed done after the clock, by a job that may come twice or late; an objection stays open until the first report', async () => {
    const { listId, first, of } = await steps.issued();
    const finance = of(first.id, '市财政局').id;
    await runJob(server, deemSigned, { clock: testClock('2026-03-05T15:59:00.000Z') });
    expect((await steps.stateOf(finance, listId))?.state).toBe('pending');
    await runJob(server, deemSigned, { clock: testClock('2026-03-09T16:05:00.000Z'), nodes: 2 });
    await runJob(server, deemSigned, { clock: testClock('2026-03-09T16:06:00.000Z') });
    expect(await steps.stateOf(finance, listId)).toMatchObject({ state: 'deemed', deemedOn: '2026-03-06', signed: null });
    const { rows } = await server.database.pool.query<{ count: number }>(
      'select count(*)::int as count from audit_object where object_id = $1',
      [finance],
    );
    expect(rows[0]?.count).toBe(1);
    await steps.expectDuties();
    expect((await steps.object(people.市财政局, finance)).body?.decisionDue).toEqual({ day: '2026-03-09', provisional: false });
    const traffic = of(first.id, '市交通运输局').id;
    await server.database.pool.query('update sign_for set reported = true where id = $1', [traffic]);
    expect((await steps.object(people.市交通运输局, traffic)).problem?.code).toBe('objection-too-late');
    expect((await steps.sign(people.市交通运输局, traffic)).status).toBe(200);
  });

  it('counts as deemed after the clock even while its job is down', async () => {
    const { listId, first, second, of } = await steps.issued();
    const [finance, planning, traffic] = [of(first.id, '市财政局').id, of(first.id, '市发展改革委').id, of(first.id, '市交通运输局').id];
    await server.database.pool.query("update sign_for set due = '2026-02-27' where id = any($1::uuid[])", [[finance, planning]]);
    expect((await steps.sign(people.市财政局, finance)).status).toBe(200);
    expect(await steps.stateOf(finance, listId)).toMatchObject({ state: 'signed', deemedOn: '2026-02-28' });
    await steps.object(people.市发展改革委, planning);
    expect(await steps.stateOf(planning, listId)).toMatchObject({ state: 'objected', deemedOn: '2026-02-28' });
    await steps.sign(people.市交通运输局, traffic);
    expect(await steps.stateOf(traffic, listId)).toMatchObject({ state: 'signed', deemedOn: null });
    const late = of(second.id, '市发展改革委').id;
    await server.database.pool.query("update sign_for set due = '2026-02-27', reported = true where id = $1", [late]);
    expect((await steps.object(people.市发展改革委, late)).problem?.code).toBe('objection-too-late');
    expect((await steps.sign(people.市发展改革委, late)).status).toBe(200);
    await steps.expectDuties();
  });

  it('or objected to, withdrawn, overruled, or upheld: the unit leaves or another takes over', async () => {
    const { year, listId, first, second, of } = await steps.issued();
    const [finance, planning, traffic] = [of(first.id, '市财政局').id, of(first.id, '市发展改革委').id, of(first.id, '市交通运输局').id];
    expect((await steps.object(people.市商务局, finance)).problem?.code).toBe('sign-for-not-found');
    expect((await steps.decide(finance, 'uphold')).problem).toMatchObject({
      code: 'sign-for-state-wrong',
      data: { state: 'pending', act: 'uphold' },
    });
    expect((await steps.decide(nobody, 'uphold')).problem?.code).toBe('sign-for-not-found');
    const withdraw = (person: Person, signForId: string) =>
      person.call(signing.withdrawObjection, { params: { signForId }, body: { leader: '王局长', contact: '李科长' } });
    expect((await withdraw(people.市财政局, finance)).problem).toMatchObject({
      code: 'sign-for-state-wrong',
      data: { act: 'withdraw-objection' },
    });
    expect((await withdraw(people.市商务局, finance)).problem?.code).toBe('sign-for-not-found');
    await steps.object(people.市财政局, finance);
    expect((await steps.object(people.市财政局, finance)).problem?.code).toBe('sign-for-state-wrong');
    await steps.expectDuties();
    expect((await withdraw(people.市财政局, finance)).status).toBe(200);
    expect(await steps.stateOf(finance, listId)).toMatchObject({ state: 'signed', objection: { reason: '不属本单位职责' } });
    await steps.object(people.市发展改革委, planning);
    expect((await steps.decide(planning, 'overrule')).body).toEqual({ signDue: null });
    expect(await steps.stateOf(planning, listId)).toMatchObject({ state: 'overruled', decision: { reason: '会议研究', by: '王敏' } });
    // The lead leaves only when another leads.
    await steps.object(people.市交通运输局, traffic);
    const commerce = people.市商务局.unitId ?? '';
    expect((await steps.decide(traffic, 'uphold')).problem).toMatchObject({ code: 'item-without-lead' });
    expect((await steps.decide(traffic, 'uphold', nobody)).problem?.code).toBe('unit-not-found');
    expect((await steps.decide(traffic, 'uphold', people.市交通运输局.unitId)).problem?.code).toBe('taken-over-by-itself');
    await server.as('counterpart', { unit: '济南市' });
    const { units } = await server.ok(unit.listUnits);
    const outside = await server.database.pool.query<{ id: string }>(
      "update unit set kind = 'other-city' where id = (select unit_id from unit_name where name = '济南市') returning id",
    );
    expect((await steps.decide(traffic, 'uphold', outside.rows[0]?.id ?? '')).problem?.code).toBe('unit-outside');
    expect(units.length).toBeGreaterThan(4);
    const { unitId: water } = await server.as('unit-leader', { unit: '市水利局' });
    expect((await steps.decide(traffic, 'uphold', water)).problem).toMatchObject({
      code: 'unit-without-contact',
      data: { unit: '市水利局' },
    });
    expect((await steps.decide(traffic, 'uphold', commerce)).body).toEqual({ signDue: { day: '2026-03-05', provisional: false } });
    const { item } = await server.ok(cells.getItem, { params: { itemId: first.id } });
    expect(item.parts?.find(({ role }) => role === 'lead')?.unit).toBe(commerce);
    expect(await steps.stateOf(traffic, listId)).toMatchObject({ state: 'upheld', part: null, decision: { takenOverBy: '市商务局' } });
    // Another unit reads that an objection was upheld, not why, nor how the office composed the list; the office reads all.
    const read = async (by: Pick<TestServer, 'ok'>) =>
      (await by.ok(cells.getItem, { params: { itemId: first.id } })).history.map(({ act, detail, after }) => [act, detail, after]);
    expect(await read(people.市商务局)).toEqual([
      ['decideObjection', null, JSON.stringify({ item: `${year}-1` })],
      ['issueList', null, expect.anything()],
    ]);
    // The signatures of its units, too, each once.
    const told = (signFor: string, state: string) => ({ signFor, state });
    const { history } = await server.ok(cells.getItem, { params: { itemId: first.id } });
    expect(history.map(({ act, detail, after }) => [act, detail, signatureOf(after)])).toEqual([
      ['decideObjection', '会议研究', { ...told('市交通运输局', 'upheld'), reason: '会议研究', takenOverBy: '市商务局' }],
      ['objectToItem', '不属本单位职责', expect.objectContaining(told('市交通运输局', 'objected'))],
      ['decideObjection', '会议研究', { ...told('市发展改革委', 'overruled'), reason: '会议研究' }],
      ['objectToItem', '不属本单位职责', expect.objectContaining(told('市发展改革委', 'objected'))],
      ['withdrawObjection', null, { ...told('市财政局', 'signed'), leader: '王局长', contact: '李科长' }],
      ['objectToItem', '不属本单位职责', expect.objectContaining(told('市财政局', 'objected'))],
      ['issueList', null, null],
      ['changeCells', null, null],
      ['addToList', null, null],
    ]);
    // A unit reads its own.
    expect((await read(people.市发展改革委)).map(([act, detail]) => [act, detail])).toEqual([
      ['decideObjection', null],
      ['decideObjection', '会议研究'],
      ['objectToItem', '不属本单位职责'],
      ['issueList', null],
    ]);
    // Who answers since, whatever the ledger says.
    expect(await server.ok(listing.getList, { params: { listId } })).toMatchObject({ units: 4 });
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
    await steps.expectDuties();
  });
});

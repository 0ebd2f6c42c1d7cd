/** Signing where units change, take over from each other, or form working groups. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

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

describe('signing where units change', () => {
  it('and two that object to one item: neither takes over from the other before it is answered', async () => {
    const { listId, first, of } = await steps.issued();
    const [finance, traffic] = [of(first.id, '市财政局').id, of(first.id, '市交通运输局').id];
    await steps.object(people.市交通运输局, traffic);
    await steps.object(people.市财政局, finance);
    const taking = people.市财政局.unitId;
    expect((await steps.decide(traffic, 'uphold', taking)).problem).toMatchObject({ code: 'unit-objects', data: { unit: '市财政局' } });
    expect((await steps.stateOf(finance, listId))?.state).toBe('objected');
    await steps.decide(finance, 'overrule');
    await server.database.pool.query(
      "update item_part set own_part = case unit_id when $1 then '征迁' else '资金' end where item_id = $2",
      [people.市交通运输局.unitId, first.id],
    );
    expect((await steps.decide(traffic, 'uphold', taking)).status).toBe(200);
    // Asked anew, for another part: what it said of the one before is in the trail.
    expect(await steps.stateOf(finance, listId)).toMatchObject({
      state: 'pending',
      part: { role: 'lead', ownPart: '征迁；资金' },
      objection: null,
      decision: null,
    });
    await steps.expectDuties();
  });

  it('and whoever leads takes over a supporting part: it leads still, and signs anew for all of it', async () => {
    const { listId, first, of } = await steps.issued();
    const [finance, traffic] = [of(first.id, '市财政局').id, of(first.id, '市交通运输局').id];
    await steps.sign(people.市交通运输局, traffic);
    await steps.object(people.市财政局, finance);
    expect((await steps.decide(finance, 'uphold', people.市交通运输局.unitId)).status).toBe(200);
    expect(await steps.stateOf(traffic, listId)).toMatchObject({ state: 'pending', part: { role: 'lead' }, signed: null });
    await steps.expectDuties();
  });

  it('and two parts that go to one unit at the same moment: it has one part, and is asked once', async () => {
    const { listId, first, of } = await steps.issued();
    const [finance, planning] = [of(first.id, '市财政局').id, of(first.id, '市发展改革委').id];
    await steps.object(people.市财政局, finance);
    await steps.object(people.市发展改革委, planning);
    const taking = people.市商务局.unitId;
    const decided = await Promise.all([steps.decide(finance, 'uphold', taking), steps.decide(planning, 'uphold', taking)]);
    expect(decided.map(({ status }) => status)).toEqual([200, 200]);
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId, itemId: first.id } });
    expect(signFors.filter(({ unit: { id } }) => id === taking)).toMatchObject([{ state: 'pending', part: { role: 'support' } }]);
    await steps.expectDuties();
  });

  it('asks no body outside, which is a partner and has no desk here', async () => {
    const outside = await server.as('contact', { unit: '市海关' });
    await server.database.pool.query("update unit set kind = 'other-city' where id = $1", [outside.unitId]);
    const { listId } = await steps.ready({ 市财政局: '市海关' });
    expect((await steps.issue(listId, (await steps.approve(listId)).revision)).body).toMatchObject({ signFors: 4 });
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId } });
    expect(signFors.map(({ unit: { name } }) => name)).not.toContain('市海关');
    expect(signFors).toHaveLength(4);
  });

  it('is each unit’s own: a working group’s contact does not sign for its members, nor stand in for their contact', async () => {
    const { listId, first, of } = await steps.issued();
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
    // What members owe and have signed is no matter of the group's desk either.
    expect((await contact.ok(signing.listSignFors, { query: {} })).total).toBe(0);
    expect((await contact.ok(getHome)).rows.filter(({ kind }) => kind === 'sign-for')).toEqual([]);
    expect((await steps.sign(contact, finance)).problem?.code).toBe('sign-for-not-found');
    expect((await steps.object(contact, finance)).problem?.code).toBe('sign-for-not-found');
    expect((await steps.sign(people.市财政局, finance)).status).toBe(200);
    const planning = of(first.id, '市发展改革委').id;
    await steps.object(people.市发展改革委, planning);
    expect((await steps.decide(planning, 'uphold', contactless.unitId)).problem?.code).toBe('unit-without-contact');
    expect((await steps.decide(planning, 'uphold', group)).status).toBe(200);
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId, itemId: first.id } });
    const own = signFors.find(({ unit: { id } }) => id === group)?.id ?? '';
    expect((await contact.ok(signing.listSignFors, { query: {} })).signFors.map(({ id }) => id)).toEqual([own]);
    expect((await steps.sign(contact, own)).status).toBe(200);
    // 市发展改革委 left, so that its part is counted there; the list's figures are as far as one reaches.
    const figures = async (who: Pick<Person, 'ok'>) =>
      (await who.ok(listing.listLists, { query: { figures: 'with' } })).lists.find(({ id }) => id === listId)?.figures;
    const all = await figures(server);
    expect(all?.signing).toMatchObject({ signed: 2, upheld: 1, objected: 0, deemed: 0, overruled: 0 });
    expect(all?.tasks).toBe((await server.ok(ledger.listTasks, { query: { role: 'task', limit: 500 } })).tasks.length);
    expect(await figures(people.市财政局)).toEqual({
      tasks: null,
      signing: { pending: 0, signed: 1, deemed: 0, objected: 0, upheld: 0, overruled: 0 },
    });
    await steps.expectDuties();
  });

  it('goes on where a unit ended, was renamed or merged while it ran', async () => {
    const { listId, first, of } = await steps.issued();
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
    // The checks name it with its successor, and no contact is wanted for it.
    const checked = await server.ok(issuing.checkList, { params: { listId } });
    expect(checked.findings.find(({ code }) => code === 'unit-ended')).toMatchObject({ item: first.id, unit: finance });
    expect(checked.units.find(({ id }) => id === finance)).toEqual({ id: finance, name: '市财政局', successors: ['市商务局'] });
    expect(checked.contacts).toEqual({ units: 2, with: 2 });
    const signFor = of(first.id, '市财政局').id;
    expect((await steps.stateOf(signFor, listId))?.unit).toMatchObject({ name: '市财政局', ended: '2026-03-02' });
    expect((await steps.decide(nobody, 'uphold', finance)).problem?.code).toBe('sign-for-not-found');
    // Its successor signs for it.
    expect((await steps.sign(people.市商务局, signFor)).status).toBe(200);
    await steps.object(people.市发展改革委, of(first.id, '市发展改革委').id);
    expect((await steps.decide(of(first.id, '市发展改革委').id, 'uphold', finance)).problem?.code).toBe('unit-ended');
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
    await steps.expectDuties();
  });

  it('and where two units become one that both object, or of which one only signed for supporting', async () => {
    const own: Record<string, Person> = {
      甲: await server.as('contact', { unit: '市甲局' }),
      乙: await server.as('contact', { unit: '市乙局' }),
    };
    const { listId, first, second, of } = await steps.issued({ 市交通运输局: '市甲局', 市发展改革委: '市乙局', 市财政局: '市商务局' });
    const [lead, other] = [own['甲'], own['乙']];
    if (lead === undefined || other === undefined) throw new Error('nobody');
    // 市乙局 took a part over before it became another's double.
    const left = of(first.id, '市商务局').id;
    await steps.object(people.市商务局, left);
    expect((await steps.decide(left, 'uphold', other.unitId)).status).toBe(200);
    await steps.object(lead, of(first.id, '市甲局').id);
    await other.call(signing.objectToItem, {
      params: { signForId: of(first.id, '市乙局').id },
      body: { reason: '人手不足', leader: '张局长' },
    });
    // The second item is led by the one that has not signed.
    await steps.sign(lead, of(second.id, '市甲局').id);
    await server.database.pool.query("update sign_for set decision_due = '2026-03-04' where id = $1", [of(first.id, '市乙局').id]);
    await server.database.pool.query('update sign_for set reported = true where id = $1', [of(second.id, '市甲局').id]);
    await server.database.pool.query(
      "update item_part set own_part = case unit_id when $1 then '征迁' else '资金' end where item_id = $2 and valid_to is null",
      [lead.unitId, first.id],
    );
    await server.ok(unit.mergeUnits, { body: { from: other.unitId ?? '', into: lead.unitId ?? '', reason: '重复' } });
    const { signFors } = await server.ok(signing.listSignFors, { query: { listId } });
    const ofLead = (itemId: string) => signFors.filter((one) => one.item.id === itemId && one.unit.id === lead.unitId);
    expect(ofLead(first.id)).toMatchObject([
      {
        state: 'objected',
        part: { role: 'lead', ownPart: '征迁；资金' },
        // By the earlier of both days.
        objection: { reason: '不属本单位职责\n人手不足', leader: '王局长、张局长', decisionDue: { day: '2026-03-04' } },
      },
    ]);
    // A report of either is the body's.
    expect(ofLead(second.id)).toMatchObject([{ state: 'pending', part: { role: 'lead' }, reported: true }]);
    expect(await steps.stateOf(left, listId)).toMatchObject({ state: 'upheld', decision: { takenOverBy: '市甲局' } });
    await steps.expectDuties();
    expect((await steps.decide(ofLead(first.id)[0]?.id ?? '', 'overrule')).status).toBe(200);
    await steps.expectDuties();
  });

  it('and where two units become one that answered alike, or by one leader, or of which one left and came back', async () => {
    const gone = await server.as('contact', { unit: '市丙局' });
    const stays = await server.as('contact', { unit: '市丁局' });
    const lead = await server.as('contact', { unit: '市戊局' });
    const called = { 市交通运输局: '市戊局', 市发展改革委: '市丙局', 市财政局: '市丁局' };
    const alike = await steps.ready(called);
    const supervise = (item: string, value: string) => ({ item, field: 'supervise' as const, value });
    const { revision } = await server.ok(listing.getList, { params: { listId: alike.listId } });
    await server.ok(cells.changeCells, {
      params: { listId: alike.listId },
      body: { revision, changes: [supervise(alike.first.id, '市丙局'), supervise(alike.second.id, '市丙局、市丁局')] },
    });
    expect((await steps.issue(alike.listId, (await steps.approve(alike.listId)).revision)).status).toBe(200);
    const [byOne, back] = [await steps.issued(called), await steps.issued(called)];
    const signForsOf = async ({ listId }: { readonly listId: string }) =>
      (await server.ok(signing.listSignFors, { query: { listId } })).signFors;
    const own = (await signForsOf(alike)).find(({ item, unit: { id } }) => item.id === alike.first.id && id === stays.unitId)?.id;
    // Both object by one leader; the one that goes by the earlier day.
    await steps.object(gone, byOne.of(byOne.first.id, '市丙局').id);
    await steps.object(stays, byOne.of(byOne.first.id, '市丁局').id);
    await server.database.pool.query("update sign_for set decision_due = '2026-03-04', decision_provisional = true where id = $1", [
      byOne.of(byOne.first.id, '市丙局').id,
    ]);
    // It took over what it had a smaller part in, and leaves the second item; the one that stays has signed.
    await steps.object(lead, back.of(back.first.id, '市戊局').id);
    await steps.decide(back.of(back.first.id, '市戊局').id, 'uphold', gone.unitId);
    await steps.sign(stays, back.of(back.first.id, '市丁局').id);
    await steps.object(gone, back.of(back.second.id, '市丙局').id);
    await steps.decide(back.of(back.second.id, '市丙局').id, 'uphold', lead.unitId);
    const versions = async () =>
      (await server.database.pool.query('select from item_version where item_id = $1', [back.second.id])).rowCount;
    const before = await versions();

    await server.ok(unit.mergeUnits, { body: { from: gone.unitId ?? '', into: stays.unitId ?? '', reason: '重复' } });
    const joined = async (list: typeof alike) =>
      (await signForsOf(list)).filter(({ item, unit: { id } }) => item.id === list.first.id && id === stays.unitId);
    expect(await joined(alike)).toMatchObject([{ id: own, state: 'pending', part: { role: 'support' } }]);
    const { items, units } = await server.ok(cells.listItems, { params: { listId: alike.listId } });
    expect(items.map((item) => item.supervise)).toEqual([[stays.unitId], [stays.unitId]]);
    expect(units.map(({ id }) => id)).not.toContain(gone.unitId);
    expect(await joined(byOne)).toMatchObject([
      { state: 'objected', objection: { leader: '王局长', decisionDue: { day: '2026-03-04', provisional: true } } },
    ]);
    expect(await joined(back)).toMatchObject([{ state: 'pending', part: { role: 'lead' } }]);
    // Of an item that it had left nothing changes.
    expect(await versions()).toBe(before);
    const { rows } = await server.database.pool.query<{ told: string }>(
      "select before || after as told from audit_object where object_type = 'sign_for' and object_id = $1 order by event_id desc limit 1",
      [(await joined(back))[0]?.id],
    );
    expect(rows).toEqual([{ told: `{"state":"signed"}{"item":"${back.year}-1","state":"pending"}` }]);
    await steps.expectDuties();
  });
});

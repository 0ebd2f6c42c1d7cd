/** Rounds of consulting while something else changes: units that end or become one, an approval, two people at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { atOnce } from '#test/at-once.ts';
import { opinionSteps, type OpinionSteps } from '#test/opinion-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { signPeople } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let steps: OpinionSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  people = await signPeople(server);
  steps = opinionSteps(server);
});
afterAll(() => server.stop());

describe('a round', () => {
  it('asks whoever has a desk: no body outside, and for a unit that ended those who came after it', async () => {
    // The one that ended has no contact left, its successor has.
    const [outside, ended] = [await server.as('contact', { unit: '市海关' }), await server.as('unit-leader', { unit: '市粮食局' })];
    const successor = await server.as('contact', { unit: '市供销社' });
    await server.database.pool.query("update unit set kind = 'other-city' where id = $1", [outside.unitId]);
    const { listId, first, second } = await steps.ready({ 市交通运输局: '市海关', 市发展改革委: '市粮食局', 市财政局: '市供销社' });
    const { units } = await server.ok(unit.listUnits);
    await server.ok(unit.endUnit, {
      params: { unitId: ended.unitId ?? '' },
      body: {
        revision: units.find(({ id }) => id === ended.unitId)?.revision ?? 0,
        onDate: '2026-03-02',
        successors: [{ unitId: successor.unitId ?? '', relation: 'merged' }],
        note: null,
      },
    });
    expect(await server.ok(listing.consultList, { params: { listId }, body: {} })).toMatchObject({ units: 2, withoutContact: 0 });
    const asked = (await server.ok(consulting.listConsultations, { query: { listId } })).consultations;
    expect(asked.map(({ unit: { name } }) => name).toSorted()).toEqual(['市供销社', '市粮食局'].toSorted());
    // Its successor speaks for it, and in its own name of what it took over.
    const of = (unitId: string | null) => asked.find(({ unit: { id } }) => id === unitId)?.id ?? '';
    for (const [consultation, item] of [
      [of(ended.unitId), first],
      [of(ended.unitId), second],
      [of(successor.unitId), second],
    ] as const)
      expect((await steps.write(successor, consultation, item.id, '甲', null)).status).toBe(200);
    expect((await steps.answer(successor, of(ended.unitId), 'opinions')).body).toEqual({ handed: 2 });
    await steps.expectDuties();
  });

  it('ends when the list is approved: nobody is asked any more, and nobody answers', async () => {
    const { listId, params, of } = await steps.consulted();
    const { revision } = await server.ok(listing.getList, { params });
    await server.ok(listing.approveList, { params, body: { as: 'leader', by: '王副市长', on: '2026-03-02', way: 'paper', revision } });
    const { rounds } = await server.ok(consulting.listConsultations, { query: { listId } });
    expect(rounds[0]?.endedAt).not.toBeNull();
    expect((await steps.answer(people.市财政局, of('市财政局'), 'none')).problem?.code).toBe('consultation-over');
    await steps.expectDuties();
  });
});

describe('an answer and', () => {
  it('the approval at the same moment: no opinion stays without an answer in an approved list', async () => {
    const { listId, params, first, of } = await steps.consulted();
    await steps.write(people.市财政局, of('市财政局'), first.id, '甲', null);
    const { revision } = await server.ok(listing.getList, { params });
    const [handed, approved] = await Promise.all([
      steps.answer(people.市财政局, of('市财政局'), 'opinions'),
      server.call(listing.approveList, { params, body: { as: 'meeting', by: '会议', on: '2026-03-01', way: 'paper', revision } }),
    ]);
    expect([handed.status, approved.status].filter((status) => status === 200)).toHaveLength(1);
    const { total } = await server.ok(consulting.listOpinions, { query: { listId, state: 'handed' } });
    expect(total).toBe(handed.status === 200 ? 1 : 0);
    await steps.expectDuties();
  });

  it('another writer of the same unit at the same moment: one is stored, and the other is shown it', async () => {
    const { listId, first, of } = await steps.consulted();
    const leader = await server.as('unit-leader', { unit: '市财政局' });
    const said = await atOnce(server, 'list_opinion', [
      () => steps.write(people.市财政局, of('市财政局'), first.id, '甲', null),
      () => steps.write(leader, of('市财政局'), first.id, '乙', null),
    ]);
    expect(said.map(({ problem }) => problem?.code ?? 'done')).toEqual(expect.arrayContaining(['done', 'opinion-changed']));
    expect((await leader.ok(consulting.listOpinions, { query: { listId } })).total).toBe(1);
  });

  it('a withdrawal at the same moment: one of them is done', async () => {
    const { listId, first, of } = await steps.consulted();
    await steps.write(people.市财政局, of('市财政局'), first.id, '甲', null);
    await steps.answer(people.市财政局, of('市财政局'), 'opinions');
    const [own] = (await server.ok(consulting.listOpinions, { query: { listId } })).opinions;
    const [back, answered] = await Promise.all([steps.withdraw(people.市财政局, own?.id ?? ''), steps.decide([own?.id ?? ''], 'accepted')]);
    expect([back.status, answered.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    await steps.expectDuties();
  });

  it('units that become one: the body has said what either of them said, once', async () => {
    const called = { 市财政局: '市财政局（旧）' };
    const double = await server.as('contact', { unit: '市财政局（旧）' });
    const { listId, first, of } = await steps.consulted(called);
    const { rows } = await server.database.pool.query<{ id: string }>('select id from list_round where list_id = $1', [listId]);
    await server.database.pool.query(
      'insert into list_consultation (jurisdiction_id, id, round_id, unit_id) values ($1, gen_random_uuid(), $2, $3)',
      [server.jurisdictionId, rows[0]?.id, people.市财政局.unitId],
    );
    await steps.write(double, of('市财政局（旧）'), first.id, '甲', null);
    await steps.answer(double, of('市财政局（旧）'), 'opinions');
    // Both were writing about the list as a whole.
    await steps.write(double, of('市财政局（旧）'), null, '乙', null);
    const own = (await server.ok(consulting.listConsultations, { query: { listId } })).consultations.find(
      ({ unit: { id } }) => id === people.市财政局.unitId,
    );
    await steps.write(people.市财政局, own?.id ?? '', null, '丙', null);
    await server.ok(unit.mergeUnits, { body: { from: double.unitId ?? '', into: people.市财政局.unitId ?? '', reason: '重复' } });
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'opinions', handed: 1, answered: { way: 'online' } });
    expect(
      (await people.市财政局.ok(consulting.listOpinions, { query: { listId } })).opinions.map(({ said, state }) => [said, state]),
    ).toEqual(
      expect.arrayContaining([
        ['甲', 'handed'],
        ['丙\n乙', 'written'],
      ]),
    );
    await steps.expectDuties();
  });
});

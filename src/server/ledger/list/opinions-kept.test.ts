/** What a unit said in a round of consulting, or has written, outlasts what the office does beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import { opinionSteps, type OpinionSteps } from '#test/opinion-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let finance: Person;
let steps: OpinionSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  finance = (await signPeople(server)).市财政局;
  steps = opinionSteps(server);
});
afterAll(() => server.stop());

const own = async (listId: string) => (await finance.ok(consulting.listOpinions, { query: { listId } })).opinions;

describe('a unit', () => {
  it('has answered still when what the office entered beside it by mistake is struck', async () => {
    const { listId, first, of } = await steps.consulted();
    const asked = of('市财政局');
    const record = (said: string) =>
      server.call(consulting.recordConsultation, {
        params: { consultationId: asked },
        body: { way: 'paper', opinions: [{ itemId: first.id, said }] },
      });
    const strikeAll = async () => {
      for (const { id, recorded, state } of await own(listId))
        if (recorded && state !== 'withdrawn')
          await server.ok(consulting.strikeOpinion, { params: { opinionId: id }, body: { reason: '录错单位' } });
    };
    await steps.answer(finance, asked, 'none');
    const { answered } = (await steps.stateOf(listId, '市财政局')) ?? {};
    await record('甲');
    await record('乙');
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'opinions', handed: 2, answered });
    await strikeAll();
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'none', handed: 0, answered });
    await steps.expectDuties();
    // Who took back the own opinions has said nothing that could stand.
    await steps.write(finance, asked, null, '丙', null);
    await steps.answer(finance, asked, 'opinions');
    await record('丁');
    await steps.withdraw(finance, (await own(listId)).find(({ said }) => said === '丙')?.id ?? '');
    await strikeAll();
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'asked', answered: null });
    await steps.expectDuties();
  });

  it('is asked as before when “无意见” was entered for it by mistake', async () => {
    const { listId, params, of } = await steps.consulted();
    const asked = of('市财政局');
    const strike = (consultationId = asked) =>
      server.call(consulting.strikeAnswer, { params: { consultationId }, body: { reason: '录错单位' } });
    const recordNone = () =>
      server.call(consulting.recordConsultation, { params: { consultationId: asked }, body: { way: 'telephone', opinions: [] } });
    expect((await strike()).problem?.code).toBe('answer-not-recorded');
    expect((await strike('01930000-0000-7000-8000-00000000ffff')).problem?.code).toBe('consultation-not-found');
    await recordNone();
    expect((await strike()).body).toEqual({ state: 'asked' });
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'asked', answered: null });
    const { rows } = await server.database.pool.query<{ act: string; after: string }>(
      'select act, after from audit_object join audit_event event on event.id = event_id where object_id = $1 order by event.seq desc limit 2',
      [asked],
    );
    const told = { list: '年度清单', unit: '市财政局' };
    expect(rows.map(({ act, after }) => [act, JSON.parse(after) as unknown])).toEqual([
      ['strikeAnswer', { ...told, state: 'asked', reason: '录错单位' }],
      ['recordConsultation', { ...told, state: 'none', opinions: 0, way: 'telephone' }],
    ]);
    await steps.expectDuties();
    // After the day for an answer it is silent, and owes none.
    await recordNone();
    const { rows: rounds } = await server.database.pool.query<{ due: string }>('select due from list_round where list_id = $1', [listId]);
    const setDue = (day: string) => server.database.pool.query('update list_round set due = $2 where list_id = $1', [listId, day]);
    await setDue('2026-02-27');
    expect((await strike()).body).toEqual({ state: 'silent' });
    await setDue(rounds[0]?.due ?? '');
    await steps.expectDuties();
    // What the unit says itself stays, whatever is entered over it.
    await steps.answer(finance, asked, 'none');
    await recordNone();
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'none', answered: { way: 'online' } });
    expect((await strike()).problem?.code).toBe('answer-not-recorded');
    const { revision } = await server.ok(listing.getList, { params });
    await server.ok(listing.approveList, { params, body: { as: 'leader', by: '王副市长', on: '2026-03-01', way: 'paper', revision } });
    expect((await strike()).problem?.code).toBe('list-not-composed');
  });

  it('has said once what is entered for it twice, by one or by two at once', async () => {
    const { listId, first, of } = await steps.consulted();
    const letter = { itemId: first.id, said: '资金待落实' };
    const record = (...opinions: readonly { itemId: string | null; said: string }[]) =>
      server.call(consulting.recordConsultation, {
        params: { consultationId: of('市财政局') },
        body: { way: 'paper', opinions: [...opinions] },
      });
    const [one, other] = await Promise.all([record(letter, letter), record(letter)]);
    expect(new Set([one.body?.handed, other.body?.handed])).toEqual(new Set([0, 1]));
    expect((await record(letter, { ...letter, itemId: null })).body).toEqual({ handed: 1 });
    expect(await own(listId)).toHaveLength(2);
    // Entered again as told by telephone it is no other answer.
    const { answered } = (await steps.stateOf(listId, '市财政局')) ?? {};
    await server.ok(consulting.recordConsultation, {
      params: { consultationId: of('市财政局') },
      body: { way: 'telephone', opinions: [letter] },
    });
    expect((await steps.stateOf(listId, '市财政局'))?.answered).toEqual(answered);
    // Struck, the unit has said nothing, and it may be entered again.
    for (const { id } of await own(listId))
      await server.ok(consulting.strikeOpinion, { params: { opinionId: id }, body: { reason: '录错单位' } });
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'asked', answered: null });
    expect((await record(letter)).body).toEqual({ handed: 1 });
    // What the unit hands in itself in the same words is its own; an item that left the list has no opinions any more.
    const said = '资金有缺口';
    await steps.write(finance, of('市财政局'), first.id, said, null);
    await steps.answer(finance, of('市财政局'), 'opinions');
    expect((await record({ itemId: first.id, said })).body).toEqual({ handed: 1 });
    await server.ok(listing.removeFromList, { params: { listId }, body: { itemIds: [first.id] } });
    expect((await record({ itemId: first.id, said: '另一条' })).problem?.code).toBe('item-not-found');
    await steps.expectDuties();
  });

  it('finds what it had written and not handed in where it is asked again', async () => {
    const { listId, params, first, of } = await steps.consulted();
    await steps.write(finance, of('市财政局'), first.id, '写到一半', null);
    await steps.write(finance, of('市财政局'), null, '总的意见', null);
    await server.ok(listing.returnList, { params, body: { reason: '研究意见' } });
    await server.ok(listing.consultList, { params, body: {} });
    expect((await own(listId)).map(({ round, said, state }) => [round, said, state])).toEqual([
      [2, '总的意见', 'written'],
      [2, '写到一半', 'written'],
    ]);
    const { consultations, rounds } = await finance.ok(consulting.listConsultations, { query: { listId } });
    const now = consultations.find(({ roundId }) => roundId === rounds[0]?.id)?.id ?? '';
    expect((await steps.write(finance, now, first.id, '写完了', '写到一半')).status).toBe(200);
    expect((await steps.answer(finance, now, 'opinions')).body).toEqual({ handed: 2 });
    // What was handed in stays in its round.
    await server.ok(listing.returnList, { params, body: { reason: '再研究' } });
    await server.ok(listing.consultList, { params, body: {} });
    expect((await own(listId)).map(({ round }) => round)).toEqual([2, 2]);
    await steps.expectDuties();
  });
});

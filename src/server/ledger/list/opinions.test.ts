/** Rounds of consulting over HTTP: who is asked, what they say, what the office answers, what holds an approval up, and who reads what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import * as issuing from '#contract/ledger/issue-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as consulting from '#contract/ledger/opinion-endpoints.ts';
import { noteSilentUnits } from '#server/ledger/list/note-silent.ts';
import { opinionSteps, type OpinionSteps } from '#test/opinion-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { signPeople } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let steps: OpinionSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  // Jobs come where a jurisdiction is set up.
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  people = await signPeople(server);
  steps = opinionSteps(server);
});
afterAll(() => server.stop());

describe('a round of consulting', () => {
  it('asks every unit with a part in the list, by the clock of the rules or by a day that the office sets', async () => {
    const { listId, params, round, of } = await steps.consulted();
    // Monday the 2nd: five working days.
    expect(round.begun).toMatchObject({ due: { day: '2026-03-09', provisional: false }, units: 3, withoutContact: 0 });
    const { rounds, consultations } = await server.ok(consulting.listConsultations, { query: { listId } });
    expect(rounds).toMatchObject([{ number: 1, askedOn: '2026-03-02', begunBy: '王敏', endedAt: null, list: { state: 'consulting' } }]);
    expect(consultations.map(({ unit: { name }, state }) => [name, state])).toEqual(
      expect.arrayContaining([
        ['市交通运输局', 'asked'],
        ['市发展改革委', 'asked'],
        ['市财政局', 'asked'],
      ]),
    );
    await steps.expectDuties();
    // Its last day is still in time.
    await runJob(server, noteSilentUnits, { clock: testClock('2026-03-09T15:59:00.000Z') });
    expect((await steps.stateOf(listId, '市财政局'))?.state).toBe('asked');
    await server.database.pool.query("update list_round set due = '2026-03-02' where list_id = $1", [listId]);
    await steps.answer(people.市财政局, of('市财政局'), 'none');
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'none', answered: { late: false } });
    await server.database.pool.query("update list_round set due = '2026-03-09' where list_id = $1", [listId]);
    await server.ok(listing.returnList, { params, body: { reason: '研究意见' } });
    await steps.expectDuties();
    const past = await server.call(listing.consultList, { params, body: { due: '2026-03-01' } });
    expect(past.problem).toMatchObject({ code: 'consultation-due-past', data: { due: '2026-03-01' } });
    expect((await server.ok(listing.consultList, { params, body: { due: '2026-03-04' } })).due).toEqual({
      day: '2026-03-04',
      provisional: false,
    });
    const again = await server.ok(consulting.listConsultations, { query: { listId } });
    expect(again.rounds.map(({ number, endedAt }) => [number, endedAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
    await steps.expectDuties();
    // A round that is over keeps the moment at which it ended.
    await server.database.pool.query("update list_round set ended_at = '2026-02-27T08:00:00Z' where id = $1", [again.rounds[1]?.id]);
    await server.ok(listing.returnList, { params, body: { reason: '再议' } });
    const { rounds: over } = await server.ok(consulting.listConsultations, { query: { listId } });
    expect(over.map(({ endedAt }) => endedAt)).toEqual([expect.stringMatching(/^2026-03-02/), expect.stringMatching(/^2026-02-27/)]);
  });

  it('is answered by a unit’s people for their own unit: 无意见 in one click, or opinions that are handed in', async () => {
    const { listId, first, second, of } = await steps.consulted();
    const [traffic, finance] = [of('市交通运输局'), of('市财政局')];
    expect((await steps.answer(people.市财政局, traffic, 'none')).problem?.code).toBe('consultation-not-found');
    expect((await steps.answer(people.市财政局, nobody, 'none')).problem?.code).toBe('consultation-not-found');
    expect((await steps.answer(people.市财政局, finance, 'opinions')).problem?.code).toBe('opinions-missing');
    expect((await steps.answer(people.市财政局, finance, 'none')).status).toBe(200);
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({
      state: 'none',
      answered: { by: expect.any(String), way: 'online', late: false },
      handed: 0,
    });

    const write = (who: Person, itemId: string | null, said: string, seen: string | null) => steps.write(who, traffic, itemId, said, seen);
    expect((await write(people.市财政局, null, '甲', null)).problem?.code).toBe('consultation-not-found');
    expect((await write(people.市交通运输局, nobody, '甲', null)).problem?.code).toBe('item-not-found');
    // Of what another unit answers for it says nothing.
    expect((await steps.write(people.市财政局, finance, second.id, '甲', null)).problem?.code).toBe('item-not-found');
    expect((await write(people.市交通运输局, first.id, '开工时间建议调整到三季度', null)).status).toBe(200);
    expect((await write(people.市交通运输局, first.id, '别的', null)).problem).toMatchObject({
      code: 'opinion-changed',
      data: { said: '开工时间建议调整到三季度' },
    });
    expect((await write(people.市交通运输局, first.id, '开工时间调整到三季度', '开工时间建议调整到三季度')).status).toBe(200);
    await write(people.市交通运输局, null, '建议增加进度通报', null);
    await write(people.市交通运输局, second.id, '请明确里程', null);
    // Not handed in: nobody else reads it, the office neither, and it holds nothing up.
    expect((await server.ok(consulting.listOpinions, { query: { listId } })).total).toBe(0);
    expect(
      (await people.市交通运输局.ok(consulting.listOpinions, { query: { listId } })).opinions.map(({ said, state }) => [said, state]),
    ).toEqual([
      ['建议增加进度通报', 'written'],
      ['开工时间调整到三季度', 'written'],
      ['请明确里程', 'written'],
    ]);
    expect((await steps.answer(people.市交通运输局, traffic, 'none')).problem).toMatchObject({
      code: 'opinions-there',
      data: { count: 3 },
    });
    expect((await steps.answer(people.市交通运输局, traffic, 'opinions')).body).toEqual({ handed: 3 });
    expect(await steps.stateOf(listId, '市交通运输局')).toMatchObject({ state: 'opinions', handed: 3, unanswered: 3 });
    await steps.expectDuties();
    // A unit reads its own, and nobody another's.
    const read = async (who: Pick<Person, 'ok'>) => (await who.ok(consulting.listOpinions, { query: { listId } })).total;
    expect([await read(people.市财政局), await read(people.市交通运输局), await read(server)]).toEqual([0, 3, 3]);
    expect((await people.市财政局.ok(consulting.listConsultations, { query: { listId } })).consultations).toHaveLength(1);
    expect((await people.市商务局.ok(consulting.listConsultations, { query: { listId } })).rounds).toEqual([]);
    // What is said further is handed in beside it.
    await write(people.市交通运输局, first.id, '另：请列出资金来源', null);
    expect((await steps.answer(people.市交通运输局, traffic, 'opinions')).body).toEqual({ handed: 1 });
    expect(await steps.stateOf(listId, '市交通运输局')).toMatchObject({ handed: 4 });
  });

  it('is not answered any more when all that was handed in is withdrawn; an answered opinion stays', async () => {
    const { listId, first, of } = await steps.consulted();
    const traffic = of('市交通运输局');
    await steps.write(people.市交通运输局, traffic, first.id, '甲', null);
    await steps.write(people.市交通运输局, traffic, null, '乙', null);
    await steps.answer(people.市交通运输局, traffic, 'opinions');
    const [one, other] = (await people.市交通运输局.ok(consulting.listOpinions, { query: { listId } })).opinions.map(({ id }) => id);
    expect((await steps.withdraw(people.市财政局, one ?? '')).problem?.code).toBe('opinion-not-found');
    expect((await steps.withdraw(people.市交通运输局, nobody)).problem?.code).toBe('opinion-not-found');
    expect((await steps.withdraw(people.市交通运输局, one ?? '')).body).toEqual({ state: 'opinions' });
    expect(await steps.stateOf(listId, '市交通运输局')).toMatchObject({ handed: 1, unanswered: 1 });
    expect((await steps.withdraw(people.市交通运输局, one ?? '')).problem).toMatchObject({
      code: 'opinion-state-wrong',
      data: { state: 'withdrawn', act: 'withdraw' },
    });
    expect((await steps.decide([one ?? ''], 'accepted')).problem).toMatchObject({ code: 'opinion-state-wrong', data: { act: 'answer' } });
    await steps.decide([other ?? ''], 'accepted');
    expect((await steps.withdraw(people.市交通运输局, other ?? '')).problem).toMatchObject({
      code: 'opinion-state-wrong',
      data: { state: 'accepted' },
    });
    await steps.write(people.市财政局, of('市财政局'), first.id, '丙', null);
    await steps.answer(people.市财政局, of('市财政局'), 'opinions');
    const [only] = (await people.市财政局.ok(consulting.listOpinions, { query: { listId } })).opinions;
    expect((await steps.withdraw(people.市财政局, only?.id ?? '')).body).toEqual({ state: 'asked' });
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'asked', answered: null });
    await steps.expectDuties();
  });

  it('says of who lets the day pass that they did, never that they agree; late is possible until the round ends', async () => {
    const { listId, params, of } = await steps.consulted();
    await steps.write(people.市交通运输局, of('市交通运输局'), null, '甲', null);
    await steps.answer(people.市交通运输局, of('市交通运输局'), 'opinions');
    await server.database.pool.query("update list_round set due = '2026-02-27' where list_id = $1", [listId]);
    // The clock counts even while its job is down.
    expect((await steps.stateOf(listId, '市财政局'))?.state).toBe('silent');
    const silent = async () => (await server.ok(issuing.checkList, { params })).findings.filter(({ code }) => code === 'unit-silent');
    expect(await silent()).toHaveLength(2);
    await runJob(server, noteSilentUnits, { clock: testClock('2026-03-02T16:05:00.000Z'), nodes: 2 });
    await runJob(server, noteSilentUnits, { clock: testClock('2026-03-02T16:06:00.000Z') });
    await steps.expectDuties();
    expect((await steps.stateOf(listId, '市交通运输局'))?.state).toBe('opinions');
    expect((await silent()).map(({ holds }) => holds)).toEqual([false, false]);
    expect((await steps.answer(people.市财政局, of('市财政局'), 'none')).status).toBe(200);
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'none', answered: { late: true } });
    await server.ok(listing.returnList, { params, body: { reason: '研究意见' } });
    expect((await steps.answer(people.市发展改革委, of('市发展改革委'), 'none')).problem?.code).toBe('consultation-over');
    expect((await steps.write(people.市发展改革委, of('市发展改革委'), null, '甲', null)).problem?.code).toBe('consultation-over');
    const [own] = (await people.市交通运输局.ok(consulting.listOpinions, { query: { listId } })).opinions;
    expect((await steps.withdraw(people.市交通运输局, own?.id ?? '')).problem?.code).toBe('consultation-over');
    await steps.expectDuties();
    expect(await silent()).toHaveLength(1);
    // Asked anew, nobody is silent yet.
    await server.ok(listing.consultList, { params, body: {} });
    expect(await silent()).toEqual([]);
  });
});

describe('a round that is ended before its day', () => {
  it('leaves nobody silent, on that day or later, and a text that was not handed in can be taken back', async () => {
    const { listId, params, of } = await steps.consulted();
    const unit = people.市发展改革委;
    const written = await steps.write(unit, of('市发展改革委'), null, '甲', null);
    await server.ok(listing.returnList, { params, body: { reason: '研究意见' } });
    await server.database.pool.query(
      "update list_round set ended_at = ended_at - interval '40 days', due = '2026-02-20' where list_id = $1",
      [listId],
    );
    await runJob(server, noteSilentUnits, { clock: testClock('2026-03-02T16:05:00.000Z') });
    expect((await steps.stateOf(listId, '市财政局'))?.state).toBe('asked');
    expect((await server.ok(issuing.checkList, { params })).findings.filter(({ code }) => code === 'unit-silent')).toEqual([]);
    expect((await unit.call(consulting.withdrawOpinion, { params: { opinionId: written.body?.id ?? '' } })).status).toBe(200);
  });
});

describe('the office', () => {
  it('answers every opinion before the list is approved, with a reason where it is not taken over', async () => {
    const { listId, params, first, of } = await steps.consulted();
    const traffic = of('市交通运输局');
    await steps.write(people.市交通运输局, traffic, first.id, '甲', null);
    await steps.write(people.市交通运输局, traffic, null, '乙', null);
    await steps.answer(people.市交通运输局, traffic, 'opinions');
    const { opinions } = await server.ok(consulting.listOpinions, { query: { listId, state: 'handed' } });
    const ids = opinions.map(({ id }) => id);
    const { findings, issuable } = await server.ok(issuing.checkList, { params });
    expect(issuable).toBe(false);
    const strike = () => server.call(consulting.strikeOpinion, { params: { opinionId: ids[0] ?? '' }, body: { reason: '误录' } });
    expect((await strike()).problem?.code).toBe('opinion-not-recorded');
    expect(findings.filter(({ code }) => code === 'opinion-open')).toEqual([
      { code: 'opinion-open', holds: true, opinion: ids[0], unit: people.市交通运输局.unitId },
      { code: 'opinion-open', holds: true, opinion: ids[1], item: first.id, unit: people.市交通运输局.unitId },
    ]);
    const approve = async () => {
      const { revision } = await server.ok(listing.getList, { params });
      return server.call(listing.approveList, {
        params,
        body: { as: 'meeting', by: '常务会议', on: '2026-03-01', way: 'paper', revision },
      });
    };
    expect((await approve()).problem).toMatchObject({ code: 'opinions-unanswered', data: { count: 2 } });
    expect((await steps.decide(ids, 'rejected')).problem?.code).toBe('opinion-without-reason');
    expect((await steps.decide([...ids, nobody], 'accepted')).problem?.code).toBe('opinion-not-found');
    expect((await steps.decide(ids, 'accepted')).body).toEqual({ answered: 2 });
    // Whoever has not read the answer that stands there writes over nothing.
    expect((await steps.decide(ids.slice(1), 'partly', '时间按省里要求不变')).problem).toMatchObject({
      code: 'opinion-state-wrong',
      data: { state: 'accepted' },
    });
    expect((await steps.decide(ids.slice(1), 'partly', '时间按省里要求不变', 'accepted')).body).toEqual({ answered: 1 });
    await steps.expectDuties();
    // The unit reads what became of it, whatever state the list has come to.
    await server.ok(listing.returnList, { params, body: { reason: '修改' } });
    const own = (await people.市交通运输局.ok(consulting.listOpinions, { query: { listId } })).opinions;
    expect(own.map(({ said, state, answer }) => [said, state, answer?.reason])).toEqual([
      ['乙', 'accepted', null],
      ['甲', 'partly', '时间按省里要求不变'],
    ]);
    expect((await approve()).status).toBe(200);
    expect((await steps.decide(ids.slice(0, 1), 'accepted', null, 'accepted')).problem?.code).toBe('list-not-composed');
    expect((await strike()).problem?.code).toBe('list-not-composed');
    expect((await people.市交通运输局.ok(consulting.listOpinions, { query: { listId } })).opinions).toHaveLength(2);
  });

  it('enters what comes on paper or by telephone, also when the round is over', async () => {
    const { listId, params, first, of } = await steps.consulted();
    const finance = of('市财政局');
    const record = (id: string, opinions: readonly { itemId: string | null; said: string }[]) =>
      server.call(consulting.recordConsultation, { params: { consultationId: id }, body: { way: 'paper', opinions: [...opinions] } });
    expect((await record(nobody, [])).problem?.code).toBe('consultation-not-found');
    expect((await record(finance, [{ itemId: nobody, said: '甲' }])).problem?.code).toBe('item-not-found');
    expect((await record(finance, [])).body).toEqual({ handed: 0 });
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'none', answered: { by: '王敏', way: 'paper' } });
    await server.ok(listing.returnList, { params, body: { reason: '研究意见' } });
    expect((await record(finance, [{ itemId: first.id, said: '来函：资金待落实' }])).body).toEqual({ handed: 1 });
    expect((await record(finance, [])).problem).toMatchObject({ code: 'opinions-there', data: { count: 1 } });
    expect(await steps.stateOf(listId, '市财政局')).toMatchObject({ state: 'opinions', handed: 1 });
    await steps.expectDuties();
    const [opinion] = (await server.ok(consulting.listOpinions, { query: { listId } })).opinions;
    await steps.decide([opinion?.id ?? ''], 'accepted');
    // Entered by mistake, it goes with a reason; what a unit handed in itself does not.
    const strike = (id = '') => server.call(consulting.strikeOpinion, { params: { opinionId: id }, body: { reason: '录错单位' } });
    expect((await record(of('市发展改革委'), [{ itemId: null, said: '录错' }])).status).toBe(200);
    const wrong = (await server.ok(consulting.listOpinions, { query: { listId, state: 'handed' } })).opinions[0];
    expect(wrong?.recorded).toBe(true);
    expect((await strike(wrong?.id)).body).toEqual({ state: 'asked' });
    expect(await steps.stateOf(listId, '市发展改革委')).toMatchObject({ state: 'asked', answered: null });
    expect((await strike(wrong?.id)).problem).toMatchObject({ code: 'opinion-state-wrong', data: { state: 'withdrawn' } });
    expect((await strike(nobody)).problem?.code).toBe('opinion-not-found');
    // What it was answered goes with it; that the unit had said 无意见 before stays.
    expect((await strike(opinion?.id)).body).toEqual({ state: 'none' });
    const struck = (await server.ok(consulting.listOpinions, { query: { listId, state: 'withdrawn' } })).opinions;
    expect(new Map(struck.map(({ said, answer }) => [said, answer]))).toEqual(
      new Map([
        ['录错', null],
        ['来函：资金待落实', null],
      ]),
    );
    await steps.expectDuties();
    const { revision } = await server.ok(listing.getList, { params });
    await server.ok(listing.approveList, { params, body: { as: 'leader', by: '王副市长', on: '2026-03-01', way: 'paper', revision } });
    expect((await record(finance, [])).problem?.code).toBe('list-not-composed');
  });

  it('takes the table along, each unit in it: what it said, that it has none, or that it was silent', async () => {
    const { listId, round, first, of } = await steps.consulted();
    await steps.write(people.市交通运输局, of('市交通运输局'), first.id, '=甲', null);
    const back = await steps.write(people.市交通运输局, of('市交通运输局'), null, '已撤回的话', null);
    await steps.answer(people.市交通运输局, of('市交通运输局'), 'opinions');
    await steps.withdraw(people.市交通运输局, back.body?.id ?? '');
    await steps.answer(people.市财政局, of('市财政局'), 'none');
    const table = async (roundId: string, format: 'csv' | 'xlsx') =>
      server.call(consulting.exportOpinions, { params: { roundId }, body: { format } });
    const text = new TextDecoder().decode((await table(round.id, 'csv')).bytes);
    expect(text).toContain('序号,单位,涉及事项,意见内容,采纳情况,说明');
    expect(text).toContain(`,市交通运输局,${first.task.code} ${first.task.title},'=甲,待答复,`);
    expect(text).not.toContain('已撤回');
    expect(text).toContain(',市财政局,,无意见,,');
    expect(text).toContain(',市发展改革委,,待反馈,,');
    expect((await table(round.id, 'xlsx')).status).toBe(200);
    const { rows } = await server.database.pool.query('select sheet, list_id, row_count from export order by id desc limit 1');
    expect(rows).toEqual([{ sheet: 'opinions', list_id: listId, row_count: 3 }]);
    expect((await table(nobody, 'csv')).problem?.code).toBe('round-not-found');
    const { round: empty } = await steps.consulted();
    await server.database.pool.query(
      'with gone as (delete from list_consultation where round_id = $1 returning id) delete from duty using gone where object_id = gone.id',
      [empty.id],
    );
    expect((await table(empty.id, 'csv')).problem?.code).toBe('export-empty');
  });

  it('waits on 工作台 for the units, and they for its answers', async () => {
    const { listId, first, of } = await steps.consulted();
    const waits = async (who: Pick<Person, 'ok'>) => (await who.ok(getHome)).awaited;
    const handed = async () => (await server.ok(consulting.listOpinions, { query: { state: 'handed' } })).total;
    const { rounds, consultations } = await server.ok(consulting.listConsultations, { query: { state: 'asked' } });
    const asked = new Set(consultations.map(({ roundId }) => roundId));
    const days = rounds.filter(({ id }) => asked.has(id)).map(({ due }) => due.day);
    const duties = async () =>
      (await server.ok(getHome)).rows.filter(({ kind }) => kind === 'opinion-answer').reduce((sum, { count }) => sum + count, 0);
    expect((await people.市财政局.ok(getHome)).rows.filter(({ kind }) => kind === 'opinion')).toEqual(
      expect.arrayContaining([expect.objectContaining({ link: `/lists/${listId}/opinions`, due: '2026-03-09' })]),
    );
    expect(await waits(server)).toContainEqual({
      name: 'opinion',
      count: consultations.length,
      due: days.toSorted()[0],
      link: '/lists/opinions?state=asked',
    });
    await steps.write(people.市财政局, of('市财政局'), first.id, '甲', null);
    await steps.answer(people.市财政局, of('市财政局'), 'opinions');
    expect(await duties()).toBe(await handed());
    const own = (await people.市财政局.ok(consulting.listOpinions, { query: { state: 'handed' } })).total;
    expect(await waits(people.市财政局)).toContainEqual({
      name: 'opinion-answer',
      count: own,
      due: null,
      link: '/lists/opinions?answer=open',
    });
    expect(await waits(people.市商务局)).toEqual([]);
  });
});

/** 变更 of issued items over HTTP: asked for, granted, refused, decided two levels above; what each makes of the item, and what races. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as changing from '#contract/ledger/change-endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import { changeSteps, minutes, nobody, signed } from '#test/change-steps.ts';

const { server, people, steps, lead, read, ask, asked, later, decide, queue, unitId, overdue, expectDuties, issue } = await changeSteps();
afterAll(() => server.stop());

let listId = '';
let itemId = '';
let code = '';
let milestone = '';
let year = 0;
beforeEach(async () => {
  ({ listId, itemId, code, milestone, year } = await issue());
});

describe('a change that is asked for', () => {
  it('waits for the office, shows both sides, and makes nothing of the item', async () => {
    const id = await asked(later());
    const { changes, asked: waiting, late } = await queue();
    expect({ waiting, late }).toEqual({ waiting: 1, late: 0 });
    expect(changes).toMatchObject([
      {
        id,
        kind: 'due',
        origin: 'unit',
        state: 'asked',
        item: { code, lead: '市交通运输局' },
        before: { milestones: [{ id: milestone, due: `${year}-06-30`, text: '开工' }] },
        after: { milestones: [{ id: milestone, due: `${year}-09-30`, text: '开工' }] },
        reason: signed.reason,
        late: false,
        outdated: false,
        asked: { unit: '市交通运输局', leader: '王局长' },
        decided: null,
        own: false,
      },
    ]);
    expect((await read()).milestones).toMatchObject([{ due: `${year}-06-30` }]);
    expect((await lead.ok(changing.listChanges, { query: { itemId } })).changes).toMatchObject([{ id, own: true }]);
    // Another unit reads what holds, not what somebody asks for.
    expect((await people['市财政局'].ok(changing.listChanges, { query: { itemId } })).changes).toEqual([]);
    await expectDuties();
  });

  it('is the lead’s; who answers, each unit with a part may ask about', async () => {
    expect((await ask(later(), people['市财政局'])).problem).toMatchObject({ code: 'change-not-yours', data: { code } });
    expect((await ask(later(), people['市商务局'])).problem?.code).toBe('item-not-found');
    const leads = await unitId('市交通运输局');
    const one = await asked({ kind: 'owner', parts: [{ unitId: leads, role: 'lead' }] }, people['市财政局']);
    expect((await queue()).changes).toMatchObject([{ id: one, asked: { unit: '市财政局' } }]);
    const { mayAsk, waiting } = await people['市财政局'].ok(changing.getItemChanges, { params: { itemId } });
    expect({ mayAsk, waiting }).toEqual({ mayAsk: ['owner'], waiting: ['owner'] });
    const own = await lead.ok(changing.getItemChanges, { params: { itemId } });
    expect(own.mayAsk).toEqual(['due', 'goal', 'scope', 'tier', 'owner']);
    expect((await server.ok(changing.getItemChanges, { params: { itemId } })).mayAsk).toEqual([]);
    expect((await server.call(changing.getItemChanges, { params: { itemId: nobody } })).problem?.code).toBe('item-not-found');
  });

  it('waits alone of its kind, and may be taken back and asked for again', async () => {
    const id = await asked(later());
    expect((await ask(later())).problem).toMatchObject({ code: 'change-waits', data: { code } });
    await asked({ kind: 'goal', goal: '完成可研' });
    expect((await people['市财政局'].call(changing.withdrawChange, { params: { changeId: id } })).problem?.code).toBe('change-not-found');
    await lead.ok(changing.withdrawChange, { params: { changeId: id } });
    expect((await lead.call(changing.withdrawChange, { params: { changeId: id } })).problem).toMatchObject({
      code: 'change-state-wrong',
      data: { state: 'withdrawn', act: 'withdraw' },
    });
    await asked(later());
    expect((await queue({ state: 'withdrawn' })).changes.map((one) => one.id)).toEqual([id]);
    expect((await queue({ kind: 'goal' })).total).toBe(1);
    expect((await server.ok(changing.listChanges, { query: { listId, state: 'asked' } })).total).toBe(2);
    await expectDuties();
  });

  it('is asked once by two hands at one moment', async () => {
    const answers = await Promise.all([ask(later()), ask(later()), ask(later())]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await queue()).total).toBe(1);
  });
});

describe('granted', () => {
  it('a day moves, is counted, and what was issued first stays', async () => {
    expect((await decide([await asked(later())])).body).toEqual({ decided: 1 });
    expect((await read()).milestones).toMatchObject([{ id: milestone, due: `${year}-09-30`, firstDue: `${year}-06-30`, shifts: 1 }]);
    await decide([await asked({ kind: 'due', moves: [{ milestone, due: `${year}-12-31` }] })]);
    expect((await read()).milestones).toMatchObject([{ due: `${year}-12-31`, firstDue: `${year}-06-30`, shifts: 2 }]);
    const { first } = await lead.ok(changing.getItemChanges, { params: { itemId } });
    expect(first.milestones).toEqual([{ id: milestone, due: `${year}-06-30`, text: '开工' }]);
    const { rows } = await server.database.pool.query<{ reason: string | null; due: string }>(
      `select reason, facts -> 'milestones' -> 0 ->> 'due' as due from item_version where item_id = $1 order by number`,
      [itemId],
    );
    expect(rows).toEqual([
      { reason: null, due: `${year}-06-30` },
      { reason: signed.reason, due: `${year}-09-30` },
      { reason: signed.reason, due: `${year}-12-31` },
    ]);
    const { changes } = await queue();
    expect(changes).toMatchObject([{ state: 'granted', decided: { reason: '同意', by: '王敏' } }, { state: 'granted' }]);
    // The others of the item read what holds.
    expect((await people['市财政局'].ok(changing.listChanges, { query: { itemId } })).total).toBe(2);
    await expectDuties();
  });

  it('goal, tier and milestones become what was asked for, many at once', async () => {
    const ids = [
      await asked({ kind: 'goal', goal: '完成可研' }),
      await asked({ kind: 'tier', tier: 1 }),
      await asked({
        kind: 'scope',
        milestones: [
          { id: milestone, due: `${year}-06-30`, text: '全面开工' },
          { id: null, due: `${year}-11-30`, text: '路基贯通' },
        ],
      }),
    ];
    const { revision } = await read();
    expect((await decide(ids)).body).toEqual({ decided: 3 });
    const item = await read();
    expect(item).toMatchObject({ goal: '完成可研', tier: 1, milestones: [{ id: milestone, text: '全面开工' }, { text: '路基贯通' }] });
    expect(item.revision).toBeGreaterThan(revision);
    const { rows } = await server.database.pool.query('select number from item_version where item_id = $1', [itemId]);
    expect(rows).toHaveLength(2);
    const drop = await asked({ kind: 'scope', milestones: item.milestones.slice(1).map(({ id, due, text }) => ({ id, due, text })) });
    await decide([drop]);
    expect((await read()).milestones.map(({ text }) => text)).toEqual(['路基贯通']);
  });

  it('who comes is asked to sign, who leaves is waited for no more, who stays keeps what was said', async () => {
    const [roads, trade, finance] = [await unitId('市交通运输局'), await unitId('市商务局'), await unitId('市财政局')];
    const before = await server.ok(signing.listSignFors, { query: { itemId } });
    const own = before.signFors.find((one) => one.unit.name === '市发展改革委') ?? expect.fail('no signature');
    await steps.sign(people['市发展改革委'], own.id);
    const finances = before.signFors.find((one) => one.unit.name === '市财政局') ?? expect.fail('no signature');
    await steps.sign(people['市财政局'], finances.id);
    await decide([
      await asked({
        kind: 'owner',
        parts: [
          { unitId: trade, role: 'lead' },
          { unitId: roads, role: 'support' },
          { unitId: finance, role: 'support' },
        ],
      }),
    ]);
    const { signFors } = await server.ok(signing.listSignFors, { query: { itemId } });
    expect(new Map(signFors.map((one) => [one.unit.name, [one.state, one.part?.role ?? null]]))).toEqual(
      new Map([
        ['市商务局', ['pending', 'lead']],
        ['市交通运输局', ['pending', 'support']],
        ['市财政局', ['signed', 'support']],
        ['市发展改革委', ['signed', null]],
      ]),
    );
    await steps.expectDuties();
    const { rows } = await server.database.pool.query<{ role: string; over: boolean }>(
      'select role, valid_to is not null as over from item_part where item_id = $1 and unit_id = $2 order by valid_from, valid_to nulls last',
      [itemId, roads],
    );
    expect(rows).toEqual([
      { role: 'lead', over: true },
      { role: 'support', over: false },
    ]);
  });

  it('a signature that nobody gave leaves with its unit', async () => {
    await decide([await asked({ kind: 'owner', parts: [{ unitId: await unitId('市交通运输局'), role: 'lead' }] })]);
    const { signFors } = await server.ok(signing.listSignFors, { query: { itemId } });
    expect(signFors.map((one) => [one.unit.name, one.state])).toEqual([['市交通运输局', 'pending']]);
    await steps.expectDuties();
  });

  it('not while a unit whose part it touches objects and waits for its answer', async () => {
    const objecting = (await server.ok(signing.listSignFors, { query: { itemId } })).signFors.find((one) => one.unit.name === '市财政局');
    await steps.object(people['市财政局'], objecting?.id ?? '');
    const parts = [{ unitId: await unitId('市交通运输局'), role: 'lead' as const }];
    const id = await asked({ kind: 'owner', parts });
    expect((await decide([id])).problem).toMatchObject({ code: 'unit-objects', data: { unit: '市财政局' } });
    const registered = { change: { kind: 'owner' as const, parts }, reason: '会议研究', basis: minutes };
    expect((await server.call(changing.registerChange, { params: { itemId }, body: registered })).problem?.code).toBe('unit-objects');
    expect((await decide([id], 'refuse')).status).toBe(200);
  });

  it('not over what was granted meanwhile, and not both of two that undo each other', async () => {
    const goal = await asked({ kind: 'goal', goal: '完成可研' });
    const registered = { change: { kind: 'goal' as const, goal: '开工建设' }, reason: '会议研究', basis: minutes };
    await server.ok(changing.registerChange, { params: { itemId }, body: registered });
    expect((await queue({ state: 'asked' })).changes).toMatchObject([{ id: goal, outdated: true }]);
    expect((await decide([goal])).problem).toMatchObject({ code: 'change-outdated', data: { code } });
    expect((await decide([goal], 'refuse')).status).toBe(200);
    const due = await asked(later());
    const scope = await asked({ kind: 'scope', milestones: [{ id: milestone, due: `${year}-06-30`, text: '全面开工' }] });
    expect((await decide([due, scope])).problem?.code).toBe('change-outdated');
    expect((await read()).milestones).toMatchObject([{ due: `${year}-06-30`, text: '开工' }]);
    expect((await decide([scope])).status).toBe(200);
    await expectDuties();
  });

  it('once, by two hands at one moment', async () => {
    const id = await asked(later());
    const answers = await Promise.all([decide([id]), decide([id], 'refuse'), decide([id])]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const { rows } = await server.database.pool.query('select 1 from duty where object_id = $1 and done_at is null', [id]);
    expect(rows).toEqual([]);
  });
});

describe('refused', () => {
  it('nothing of the item changes, and the unit reads why', async () => {
    const id = await asked(later());
    await server.ok(changing.decideChanges, { body: { ids: [id], decision: 'refuse', reason: '原期限不变，倒排工期' } });
    expect((await read()).milestones).toMatchObject([{ due: `${year}-06-30` }]);
    expect((await read()).milestones[0]).not.toHaveProperty('shifts');
    expect((await lead.ok(changing.listChanges, { query: { itemId } })).changes).toMatchObject([
      { state: 'refused', decided: { reason: '原期限不变，倒排工期' } },
    ]);
    expect((await decide([id])).problem).toMatchObject({ code: 'change-state-wrong', data: { state: 'refused', act: 'grant' } });
    expect((await decide([nobody])).problem?.code).toBe('change-not-found');
  });
});

describe('two levels above', () => {
  it('decide what was asked when the day was over, by their paper', async () => {
    await overdue();
    const { id, late } = await lead.ok(changing.askChange, { params: { itemId }, body: { change: later(), ...signed } });
    expect(late).toBe(true);
    expect(await queue()).toMatchObject({ asked: 1, late: 1 });
    expect((await decide([id])).problem).toMatchObject({ code: 'change-needs-above', data: { code } });
    expect((await decide([id], 'refuse')).problem?.code).toBe('change-needs-above');
    const tomorrow = { ...minutes, on: '2026-03-03' } as unknown as typeof minutes;
    expect((await decide([id], 'grant', tomorrow)).problem).toMatchObject({ code: 'basis-in-future', data: { on: '2026-03-03' } });
    await decide([id], 'grant', minutes);
    expect((await queue()).changes).toMatchObject([{ state: 'granted', late: true, basis: minutes }]);
  });
});

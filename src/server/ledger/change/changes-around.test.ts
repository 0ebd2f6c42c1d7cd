/** Around 变更: what is wrong with one, what comes from above, and how 工作台 tells of it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { getHome, listInbox } from '#contract/home/endpoints.ts';
import * as changing from '#contract/ledger/change-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import { changesInbox } from '#server/ledger/change/change-desk.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { changeSteps, minutes, nobody, type Wanted } from '#test/change-steps.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';

const { server, people, lead, read, ask, asked, later, decide, register, queue, unitId, issue } = await changeSteps();
afterAll(() => server.stop());

let listId = '';
let itemId = '';
let code = '';
let milestone = '';
let year = 0;
beforeEach(async () => {
  ({ listId, itemId, code, milestone, year } = await issue());
});

describe('what is wrong', () => {
  it.each([
    ['asked for', (change: Wanted) => ask(change)],
    ['registered', (change: Wanted) => register(change)],
  ])('is said of what is %s, and nothing is kept of it', async (_, give) => {
    const lone = { id: null, due: `${year}-06-30`, text: '开工' };
    const of = async (change: Wanted) => (await give(change)).problem?.code;
    expect(await of({ kind: 'due', moves: [{ milestone, due: `${year}-06-30` }] })).toBe('change-of-nothing');
    expect(await of({ kind: 'due', moves: [{ milestone: nobody, due: `${year}-06-30` }] })).toBe('milestone-not-found');
    expect(await of({ kind: 'due', moves: [{ milestone, due: `${year + 1}-01-01` }] })).toBe('milestone-of-other-year');
    expect(await of({ kind: 'scope', milestones: [{ ...lone, id: milestone, due: `${year}-07-01` }] })).toBe('milestone-moves');
    expect(await of({ kind: 'scope', milestones: [] })).toBe('item-without-date');
    expect(await of({ kind: 'scope', milestones: Array.from({ length: 31 }, () => lone) })).toBe('milestones-too-many');
    const leads = await unitId('市交通运输局');
    expect(await of({ kind: 'owner', parts: [{ unitId: leads, role: 'support' }] })).toBe('change-without-lead');
    const both = [
      { unitId: leads, role: 'lead' as const },
      { unitId: leads, role: 'support' as const },
    ];
    expect(await of({ kind: 'owner', parts: both })).toBe('unit-twice');
    expect(await of({ kind: 'owner', parts: [{ unitId: nobody, role: 'lead' }] })).toBe('unit-not-found');
    await server.as('unit-leader', { unit: '市水利局' });
    const water = await unitId('市水利局');
    expect(await of({ kind: 'owner', parts: [{ unitId: water, role: 'lead' }] })).toBe('unit-without-contact');
    await asUnit(water, `kind = 'other-city'`, `kind = 'department'`, async () => {
      expect(await of({ kind: 'owner', parts: [{ unitId: water, role: 'lead' }] })).toBe('unit-outside');
    });
    await asUnit(water, `valid_to = '2026-01-01'`, 'valid_to = null', async () => {
      expect(await of({ kind: 'owner', parts: [{ unitId: water, role: 'lead' }] })).toBe('unit-ended');
    });
    expect((await queue()).total).toBe(0);
  });

  it('with a unit may come between asking and granting', async () => {
    const trade = await unitId('市商务局');
    const id = await asked({ kind: 'owner', parts: [{ unitId: trade, role: 'lead' }] });
    const of = async () => (await decide([id])).problem?.code;
    await asUnit(trade, `kind = 'other-city'`, `kind = 'department'`, async () => expect(await of()).toBe('unit-outside'));
    await asUnit(trade, `valid_to = '2026-01-01'`, 'valid_to = null', async () => expect(await of()).toBe('unit-ended'));
    const { pool } = server.database;
    const [account] = (
      await pool.query<{ id: string }>(`select account_id as id from post where unit_id = $1 and role = 'contact'`, [trade])
    ).rows;
    await pool.query(`update account set state = 'disabled' where id = $1`, [account?.id]);
    expect(await of()).toBe('unit-without-contact');
    await pool.query(`update account set state = 'active' where id = $1`, [account?.id]);
    expect((await read()).parts).toHaveLength(3);
    expect(await of()).toBeUndefined();
  });
});

describe('工作台', () => {
  it('says to the office what waits, to the unit that it waits, and afterwards what came of it', async () => {
    const waiting = async (person: Pick<Person, 'ok'>) => (await person.ok(getHome)).awaited.filter(({ name }) => name === 'change');
    const { changes } = await server.ok(changing.listChanges, { query: { state: 'asked', limit: 200 } });
    await decide(
      changes.map(({ id }) => id),
      'refuse',
      minutes,
    );
    const before = (await waiting(lead))[0]?.count ?? 0;
    const others = await waiting(people['市财政局']);
    const goal = await asked({ kind: 'goal', goal: '完成可研' });
    expect((await waiting(lead))[0]).toEqual({ name: 'change', count: before + 1, due: null, link: '/lists/changes?state=asked' });
    expect(await waiting(people['市财政局'])).toEqual(others);
    const { rows } = await server.ok(getHome);
    expect(rows.find(({ link }) => link === `/lists/changes?state=asked&list=${listId}`)).toMatchObject({ kind: 'change', count: 1, code });
    await server.ok(changing.decideChanges, { body: { ids: [goal], decision: 'refuse', reason: '目标不变' } });
    const registered = { change: { kind: 'goal' as const, goal: '年内建成' }, reason: '会议研究', basis: minutes };
    await server.ok(changing.registerChange, { params: { itemId }, body: registered });
    await runJob(server, inboxJob(changesInbox));
    await runJob(server, inboxJob(changesInbox));
    const news = async (person: Person) =>
      (await person.ok(listInbox)).entries.filter((one) => one.code === code).map(({ act, said }) => [act, said]);
    expect(await news(lead)).toEqual([
      ['registerChange', null],
      ['decideChanges', '目标不变'],
    ]);
    // What was asked and refused is nobody else's.
    expect(await news(people['市财政局'])).toEqual([['registerChange', null]]);
    expect(await news(people['市商务局'])).toEqual([]);
  });
});

describe('what comes from above', () => {
  it('holds when it is registered, and moves what is measured against', async () => {
    await decide([await asked(later())]);
    expect((await register({ kind: 'due', moves: [{ milestone, due: `${year}-12-31` }] })).status).toBe(200);
    const { rows } = await server.database.pool.query(
      'select due::text, first_due::text as first, baseline_due::text as baseline, shifts from milestone where id = $1',
      [milestone],
    );
    expect(rows).toEqual([{ due: `${year}-12-31`, first: `${year}-06-30`, baseline: `${year}-12-31`, shifts: 2 }]);
    expect((await queue()).changes[0]).toMatchObject({ origin: 'superior', state: 'granted', asked: null, basis: minutes });
    const history = (await server.ok(cells.getItem, { params: { itemId } })).history.map(({ act }) => act);
    expect(history).toContain('registerChange');
    expect(history).toContain('decideChanges');
  });

  it('is refused with a day to come, of nothing, and of an item that is not there', async () => {
    expect((await register(later(), { ...minutes, on: '2026-03-03' })).problem?.code).toBe('basis-in-future');
    expect((await register({ kind: 'due', moves: [] })).problem?.code).toBe('change-of-nothing');
    const body = { change: { kind: 'goal' as const, goal: '开工' }, reason: '会议研究', basis: minutes };
    expect((await server.call(changing.registerChange, { params: { itemId: nobody }, body })).problem?.code).toBe('item-not-found');
  });

  it('not of a list that is closed; what waits there may be refused alone', async () => {
    const id = await asked(later());
    await server.database.pool.query(`update annual_list set state = 'closed' where id = $1`, [listId]);
    expect((await register(later())).problem).toMatchObject({ code: 'item-not-issued', data: { code } });
    expect((await ask({ kind: 'goal', goal: '开工' })).problem?.code).toBe('item-not-issued');
    expect((await decide([id])).problem?.code).toBe('change-outdated');
    expect((await decide([id], 'refuse')).status).toBe(200);
    await server.database.pool.query(`update annual_list set state = 'issued' where id = $1`, [listId]);
  });
});

/** While a unit is so, and then as it was. */
async function asUnit(id: string, so: string, was: string, look: () => Promise<void>): Promise<void> {
  await server.database.pool.query(`update unit set ${so} where id = $1`, [id]);
  try {
    await look();
  } finally {
    await server.database.pool.query(`update unit set ${was} where id = $1`, [id]);
  }
}

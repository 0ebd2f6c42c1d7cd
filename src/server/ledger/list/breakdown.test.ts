/** 分解 over HTTP: drafting, giving and taking back, who reads what, and what races. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInbox } from '#contract/home/endpoints.ts';
import * as breaking from '#contract/ledger/breakdown-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import { childrenInbox } from '#server/ledger/list/children-inbox.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { atOnce } from '#test/at-once.ts';
import { breakSteps, type BreakSteps } from '#test/break-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: BreakSteps;
let lead: Person;
let road: Person;
let bridge: Person;
let support: Person;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  steps = await breakSteps(server);
  ({ lead, road, bridge, support } = steps.people);
});
afterAll(() => server.stop());

describe('a unit breaks its part down', () => {
  it('in drafts that are its own, gives them with codes below the item’s, and its sub-units read what is theirs', async () => {
    const { itemId, code, listId, year } = await steps.issued();
    const empty = await steps.of(lead, itemId);
    expect(empty).toMatchObject({ lastDay: `${year}-06-30`, children: [], own: [{ name: '市交通运输局', holds: true }] });
    expect(empty.own[0]?.below.map(({ name }) => name).toSorted()).toEqual(['市公路中心', '市桥梁中心', '市交通运输局'].toSorted());
    await steps.added(lead, itemId, [
      { title: '路基工程', unitId: road.unitId, weight: 3, milestones: [{ due: `${year}-05-31`, text: '完成路基' }] },
      { title: '桥梁工程', unitId: bridge.unitId, weight: 1, handledBy: '工程科' },
    ]);
    const drafts = await steps.of(lead, itemId);
    expect(drafts.children.map(({ title, state, code: own, unit, weight }) => [title, state, own, unit.name, weight])).toEqual([
      ['路基工程', 'drafted', null, '市公路中心', 3],
      ['桥梁工程', 'drafted', null, '市桥梁中心', 1],
    ]);
    // Nobody else knows of a draft, by its id either.
    for (const other of [server, support]) expect((await steps.of(other, itemId)).children).toEqual([]);
    for (const other of [server, support, road, lead])
      expect((await other.call(cells.getItem, { params: { itemId: drafts.children[0]?.id ?? '' } })).problem?.code).toBe('item-not-found');
    expect((await steps.give(lead, itemId)).body).toEqual({ given: 2 });
    const given = await steps.of(server, itemId);
    expect(given.children.map(({ code: own, state }) => [own, state])).toEqual([
      [`${code}-1`, 'given'],
      [`${code}-2`, 'given'],
    ]);
    // The office opens them, and edits neither.
    expect(given.own).toEqual([]);
    expect((await steps.of(road, itemId)).children).toEqual([]);
    const rowsOf = async (who: Calls) => (await who.ok(cells.listItems, { params: { listId } })).items;
    // Of the item above it reads the title and no unit.
    const seen = await road.ok(cells.listItems, { params: { listId } });
    expect(seen.units.map(({ name }) => name).toSorted()).toEqual(['市交通运输局', '市公路中心'].toSorted());
    expect(seen.items[0]?.task).not.toHaveProperty('lead');
    expect(seen.items[0]?.task).not.toHaveProperty('dueTo');
    const [mine, ...others] = await rowsOf(road);
    expect(others).toEqual([]);
    expect(mine).toMatchObject({
      code: `${code}-1`,
      child: { title: '路基工程', weight: 3, by: lead.unitId, parent: { code } },
      milestones: [{ due: `${year}-05-31`, text: '完成路基' }],
      parts: [{ unit: road.unitId, role: 'lead' }],
      task: { answering: [] },
    });
    expect((await road.ok(listing.getList, { params: { listId } })).items).toBe(1);
    expect((await road.ok(cells.getItem, { params: { itemId: mine?.id ?? '' } })).history.map(({ act }) => act)).toEqual(['giveChildren']);
    expect((await rowsOf(server)).map(({ children }) => children)).toEqual([2, undefined]);
    expect((await rowsOf(lead)).find(({ id }) => id === itemId)?.children).toBe(2);
    // Who only supports the item does not see how its lead organises it; who supports and breaks down is seen by the lead.
    expect((await rowsOf(support)).find(({ id }) => id === itemId)?.children).toBeUndefined();
    await steps.added(support, itemId, [{ title: '资金', unitId: support.unitId }]);
    await steps.give(support, itemId);
    expect((await steps.of(support, itemId)).children.map(({ title }) => title)).toEqual(['资金']);
    expect((await steps.of(lead, itemId)).children.map(({ title }) => title)).toEqual(['路基工程', '桥梁工程', '资金']);
    expect((await rowsOf(server)).map(({ children }) => children)).toEqual([3, undefined]);
  });

  it('tells the sub-unit in its inbox: what it is given, what changes, what is taken back', async () => {
    const { itemId, code } = await steps.issued();
    await steps.added(lead, itemId, [
      { title: '路面工程', unitId: road.unitId },
      { title: '自留', unitId: lead.unitId },
    ]);
    const [draft] = (await steps.of(lead, itemId)).children;
    await steps.change(lead, itemId, draft, { weight: 3 });
    await steps.give(lead, itemId);
    const [child] = (await steps.of(lead, itemId)).children;
    await steps.change(lead, itemId, child, { weight: 2 }, '调整');
    const [again] = (await steps.of(lead, itemId)).children;
    await steps.takeBack(lead, itemId, [again], '改由市里办');
    await runJob(server, inboxJob(childrenInbox));
    const { entries } = await road.ok(listInbox, { query: { limit: 20 } });
    // A draft that changed is nobody's news.
    const told = entries.filter(({ title }) => title === '路面工程');
    expect(told.map(({ act, title, code: own, link }) => [act, title, own, link])).toEqual([
      ['takeBackChildren', '路面工程', `${code}-1`, '/lists'],
      ['changeChild', '路面工程', `${code}-1`, '/lists'],
      ['giveChildren', '路面工程', `${code}-1`, '/lists'],
    ]);
    expect((await bridge.ok(listInbox, { query: { limit: 20 } })).entries.some(({ title }) => title === '路面工程')).toBe(false);
    // What a unit keeps for itself is none to the others at its desk.
    const leader = await server.as('unit-leader', { unit: '市交通运输局' });
    expect((await leader.ok(listInbox, { query: { limit: 20 } })).entries.some(({ title }) => title === '自留')).toBe(false);
  });

  it('changes what it gave with a reason, as a version; takes back with a reason, and no code comes twice', async () => {
    const { itemId, listId, code, year } = await steps.issued();
    await steps.added(lead, itemId, [
      { title: '甲', unitId: road.unitId },
      { title: '乙', unitId: bridge.unitId, weight: 0 },
    ]);
    await steps.give(lead, itemId);
    const [first, second] = (await steps.of(lead, itemId)).children;
    expect((await steps.change(lead, itemId, first, { title: '甲段' })).problem?.code).toBe('child-reason-missing');
    expect((await steps.change(lead, itemId, first, { unitId: bridge.unitId ?? '' }, '改派')).problem?.code).toBe('child-unit-given');
    expect((await steps.change(lead, itemId, first, { weight: 0 }, '调整')).problem?.code).toBe('children-without-weight');
    const milestones = [{ due: `${year}-03-31`, text: '开工' }];
    expect((await steps.change(lead, itemId, first, { title: '甲段', milestones }, '调整')).body).toEqual({ revision: 3 });
    const { rows } = await server.database.pool.query<{ number: number; reason: string | null; facts: { weight: number; parent: string } }>(
      'select number, reason, facts from item_version where item_id = $1 order by number',
      [first?.id],
    );
    expect(rows).toMatchObject([
      { number: 1, reason: null, facts: { parent: itemId, weight: 1, parts: [{ unit: road.unitId, role: 'lead' }] } },
      { number: 2, reason: '调整', facts: { milestones: [{ due: `${year}-03-31` }] } },
    ]);
    expect((await steps.takeBack(lead, itemId, [second])).problem?.code).toBe('child-reason-missing');
    expect((await steps.takeBack(lead, itemId, [second], '不再需要')).body).toEqual({ takenBack: 1, removed: 0 });
    await steps.added(lead, itemId, [{ title: '丙', unitId: bridge.unitId }]);
    expect((await steps.give(lead, itemId)).body).toEqual({ given: 1 });
    const after = await steps.of(server, itemId);
    expect(after.children.map(({ title, code: own, state, takenBack }) => [title, own, state, takenBack?.reason])).toEqual([
      ['甲段', `${code}-1`, 'given', undefined],
      ['丙', `${code}-3`, 'given', undefined],
      ['乙', `${code}-2`, 'taken-back', '不再需要'],
    ]);
    // What was taken back counts no more.
    const { items } = await server.ok(cells.listItems, { params: { listId } });
    expect(items.find(({ id }) => id === itemId)?.children).toBe(2);
    expect((await bridge.call(cells.getItem, { params: { itemId: second?.id ?? '' } })).problem?.code).toBe('item-not-found');
    const versions = await server.database.pool.query<{ number: number; reason: string | null }>(
      'select number, reason from item_version where item_id = $1 order by number',
      [second?.id],
    );
    expect(versions.rows).toEqual([
      { number: 1, reason: null },
      { number: 2, reason: '不再需要' },
    ]);
    const [, , gone] = (await steps.of(lead, itemId)).children;
    expect((await steps.change(lead, itemId, gone, { title: '丁' }, '改')).problem?.code).toBe('child-state-wrong');
    expect((await steps.takeBack(lead, itemId, [gone], '改')).problem?.code).toBe('child-state-wrong');
  });

  it('puts them in order, removes drafts, and gives what ends late with a reason', async () => {
    const { itemId, year } = await steps.issued();
    await steps.added(lead, itemId, [
      { title: '甲', unitId: road.unitId, milestones: [{ due: `${year}-07-01`, text: '验收' }] },
      { title: '乙', unitId: lead.unitId, handledBy: '综合科' },
      { title: '丙', unitId: lead.unitId },
    ]);
    const [a, b, c] = (await steps.of(lead, itemId)).children;
    expect([a?.late, b?.late]).toEqual([true, false]);
    const order = (ids: readonly (string | undefined)[]) =>
      lead.call(breaking.orderChildren, { params: { itemId }, body: { unitId: lead.unitId ?? '', childIds: ids.map((id) => id ?? '') } });
    expect((await order([c?.id, a?.id, b?.id])).status).toBe(200);
    expect((await order([c?.id, a?.id, b?.id])).status).toBe(200);
    expect((await order([c?.id, a?.id])).problem?.code).toBe('breakdown-changed');
    expect((await steps.of(lead, itemId)).children.map(({ title }) => title)).toEqual(['丙', '甲', '乙']);
    // What is added later stands last.
    await steps.added(lead, itemId, [{ title: '丁', unitId: lead.unitId }]);
    const ordered = (await steps.of(lead, itemId)).children;
    expect(ordered.map(({ title }) => title)).toEqual(['丙', '甲', '乙', '丁']);
    // Named twice it goes once.
    expect((await steps.takeBack(lead, itemId, [c, c, ordered[3]])).body).toEqual({ takenBack: 0, removed: 2 });
    const late = await steps.give(lead, itemId);
    expect(late.problem).toMatchObject({ code: 'children-late', data: { count: 1, day: `${year}-06-30`, title: '甲' } });
    expect((await steps.give(lead, itemId, '验收在后')).body).toEqual({ given: 2 });
    // Later on a day after the item's says why as well, and one before it says nothing any more.
    const [, later] = (await steps.of(lead, itemId)).children;
    const due = (day: string) => ({ milestones: [{ due: `${year}-${day}`, text: '归档' }] });
    await steps.change(lead, itemId, later, due('08-01'), '归档在后');
    const [, changed] = (await steps.of(lead, itemId)).children;
    expect(changed).toMatchObject({ late: true, lateReason: '归档在后' });
    // Why it is late stays what it was, whatever else is changed.
    await steps.change(lead, itemId, changed, { title: '乙段' }, '更名');
    const [, renamed] = (await steps.of(lead, itemId)).children;
    expect(renamed).toMatchObject({ late: true, lateReason: '归档在后' });
    await steps.change(lead, itemId, renamed, due('05-01'), '提前归档');
    expect((await steps.of(lead, itemId)).children[1]).toMatchObject({ late: false, lateReason: null });
    expect((await steps.of(server, itemId)).children.map(({ title, lateReason }) => [title, lateReason])).toEqual([
      ['甲', '验收在后'],
      ['乙段', null],
    ]);
  });
});

describe('what two people do at once', () => {
  it('is done once: of two that give, one is told; a draft that changed is not given as it was seen', async () => {
    const { itemId } = await steps.issued();
    await steps.added(lead, itemId, [{ title: '甲', unitId: road.unitId }]);
    const [seen] = (await steps.of(lead, itemId)).children;
    await steps.change(lead, itemId, seen, { title: '甲段' });
    for (const answer of [
      await steps.give(lead, itemId, null, [seen]),
      await steps.change(lead, itemId, seen, { title: '乙段' }),
      await steps.takeBack(lead, itemId, [seen]),
    ])
      expect(answer.problem).toMatchObject({ code: 'child-changed', data: { title: '甲段' } });
    const [now] = (await steps.of(lead, itemId)).children;
    const give = () => steps.give(lead, itemId, null, [now]);
    const given = await atOnce(server, 'item_part', [give, give]);
    expect(given.map(({ problem }) => problem?.code ?? 'done')).toEqual(expect.arrayContaining(['done', 'child-changed']));
    expect((await steps.add(lead, itemId, [{ title: '丙', unitId: road.unitId }])).body).toEqual({ added: 1 });
    const after = (await steps.of(lead, itemId)).children;
    expect(after.map(({ title, state }) => [title, state])).toEqual([
      ['甲段', 'given'],
      ['丙', 'drafted'],
    ]);
    expect((await steps.give(lead, itemId, null, [after[0]])).problem?.code).toBe('child-state-wrong');
  });
});

describe('what is refused', () => {
  it('is an item that the caller does not see, a unit that is not its own, and a child that is none', async () => {
    const { itemId } = await steps.issued();
    for (const [who, item] of [
      [lead, nobody],
      [road, itemId],
    ] as const) {
      expect((await who.call(breaking.getBreakdown, { params: { itemId: item } })).problem?.code).toBe('item-not-found');
      for (const answer of await steps.all(who, item, who.unitId ?? '', nobody)) expect(answer.problem?.code).toBe('item-not-found');
    }
    const foreign = await steps.all(lead, itemId, support.unitId ?? '', nobody);
    expect(foreign.map(({ problem }) => problem?.code)).toEqual([
      'unit-not-found',
      'child-not-found',
      'unit-not-found',
      'unit-not-found',
      'unit-not-found',
    ]);
    const own = await steps.all(lead, itemId, lead.unitId ?? '', nobody);
    expect(own.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      'child-not-found',
      'breakdown-changed',
      'child-not-found',
      'child-not-found',
    ]);
    // What another unit made is no child of one's own.
    await steps.added(support, itemId, [{ title: '资金', unitId: support.unitId }]);
    const [theirs] = (await steps.of(support, itemId)).children;
    expect((await steps.change(lead, itemId, theirs, { title: '甲' })).problem?.code).toBe('child-not-found');
  });

  it('is a list that is not issued or closed, a unit without a part, and a child of a child', async () => {
    const { itemId, listId } = await steps.issued();
    const below = await steps.all(lead, itemId, road.unitId ?? '', nobody);
    expect(below.map(({ problem }) => problem?.code)).toEqual([
      'breakdown-without-part',
      'child-not-found',
      'breakdown-without-part',
      'breakdown-without-part',
      'child-not-found',
    ]);
    await steps.added(lead, itemId, [
      { title: '甲', unitId: road.unitId },
      { title: '乙', unitId: road.unitId },
    ]);
    const [first] = (await steps.of(lead, itemId)).children;
    await steps.give(lead, itemId, null, [first]);
    expect((await steps.add(road, first?.id ?? '', [{ title: '丙', unitId: road.unitId }])).problem?.code).toBe('breakdown-of-child');
    expect((await steps.of(road, first?.id ?? '')).own).toEqual([]);
    // An item that is not issued has no breakdown, the office's neither.
    const composed = (await steps.signing.ready()).first.id;
    expect((await server.call(breaking.getBreakdown, { params: { itemId: composed } })).problem?.code).toBe('item-not-found');
    await server.database.pool.query("update annual_list set state = 'closed' where id = $1", [listId]);
    const [, draft] = (await steps.of(lead, itemId)).children;
    expect((await steps.of(lead, itemId)).own).toEqual([]);
    for (const answer of await steps.all(lead, itemId, lead.unitId ?? '', draft?.id ?? ''))
      expect(answer.problem?.code).toBe('breakdown-closed');
  });

  it('is what is beyond a limit, of another year, or for a unit that is not below', async () => {
    const { itemId, year } = await steps.issued();
    const given = (unitId: string | null) => steps.add(lead, itemId, [{ title: '甲', unitId }]);
    expect((await given(nobody)).problem?.code).toBe('unit-not-found');
    expect((await given(support.unitId)).problem).toMatchObject({ code: 'unit-not-below', data: { unit: '市财政局' } });
    const milestones = [{ due: `${year + 1}-01-01`, text: '开工' }];
    expect((await steps.add(lead, itemId, [{ title: '甲', unitId: road.unitId, milestones }])).problem?.code).toBe(
      'milestone-of-other-year',
    );
    await steps.added(
      lead,
      itemId,
      Array.from({ length: 199 }, (_, at) => ({ title: `第${at}项`, unitId: lead.unitId, weight: 0 })),
    );
    const two = Array.from({ length: 2 }, () => ({ title: '多', unitId: lead.unitId }));
    expect((await steps.add(lead, itemId, two)).problem).toMatchObject({ code: 'children-too-many', data: { limit: 200 } });
    const [draft] = (await steps.of(lead, itemId)).children;
    expect((await steps.give(lead, itemId)).problem?.code).toBe('children-without-weight');
    expect((await steps.change(lead, itemId, draft, { unitId: nobody })).problem?.code).toBe('unit-not-found');
    expect((await steps.change(lead, itemId, draft, { unitId: support.unitId ?? '' })).problem?.code).toBe('unit-not-below');
    expect((await steps.change(lead, itemId, draft, { milestones })).problem?.code).toBe('milestone-of-other-year');
  });
});

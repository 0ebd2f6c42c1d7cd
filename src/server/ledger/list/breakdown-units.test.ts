/** 分解 where parts end and units change. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listInbox } from '#contract/home/endpoints.ts';
import * as breaking from '#contract/ledger/breakdown-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { childrenInbox } from '#server/ledger/list/children-inbox.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { breakSteps, type BreakSteps } from '#test/break-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

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

const endUnit = async (unitId: string | null, successor: string | null) => {
  const { units } = await server.ok(unit.listUnits);
  await server.ok(unit.endUnit, {
    params: { unitId: unitId ?? '' },
    body: {
      revision: units.find(({ id }) => id === unitId)?.revision ?? 0,
      onDate: '2026-03-02',
      successors: [{ unitId: successor ?? '', relation: 'merged' }],
      note: null,
    },
  });
};

it('what a unit gave ends with its part, and why the office let it go is not told there; its sub-units are told', async () => {
  const { itemId, first, of: signFor } = await steps.issued();
  await steps.added(lead, itemId, [
    { title: '路基工程', unitId: road.unitId },
    { title: '草稿', unitId: road.unitId },
  ]);
  const [given] = (await steps.of(lead, itemId)).children;
  await steps.give(lead, itemId, null, [given]);
  const own = signFor(first.id, '市交通运输局').id;
  await steps.signing.object(lead, own);
  expect((await steps.signing.decide(own, 'uphold', support.unitId)).status).toBe(200);
  // Nothing of it is lost: the office reads what was given and why it ended.
  expect((await steps.of(server, itemId)).children).toMatchObject([
    { title: '路基工程', state: 'taken-back', takenBack: { reason: '上级事项不再由本单位承担' } },
  ]);
  expect((await lead.call(breaking.getBreakdown, { params: { itemId } })).problem?.code).toBe('item-not-found');
  expect((await road.call(cells.getItem, { params: { itemId: given?.id ?? '' } })).problem?.code).toBe('item-not-found');
  await runJob(server, inboxJob(childrenInbox));
  const { entries } = await road.ok(listInbox, { query: { limit: 1 } });
  expect(entries).toMatchObject([{ act: 'decideObjection', title: '路基工程', link: '/lists' }]);
  // Who took the part over breaks it down anew.
  expect((await steps.of(support, itemId)).own).toMatchObject([{ name: '市财政局', holds: true }]);
});

it('what stands of a part that ended otherwise can be taken back, and nothing else', async () => {
  const { itemId } = await steps.issued();
  await steps.added(lead, itemId, [
    { title: '甲', unitId: road.unitId },
    { title: '乙', unitId: road.unitId },
  ]);
  const [first] = (await steps.of(lead, itemId)).children;
  await steps.give(lead, itemId, null, [first]);
  await server.database.pool.query('update item_part set unit_id = $1 where item_id = $2 and unit_id = $3', [
    bridge.unitId,
    itemId,
    lead.unitId,
  ]);
  const { own, children } = await steps.of(lead, itemId);
  expect(own.map(({ name, holds }) => [name, holds])).toEqual([
    ['市桥梁中心', true],
    ['市交通运输局', false],
  ]);
  const [given, draft] = children;
  expect((await steps.change(lead, itemId, draft, { title: '丙' })).problem).toMatchObject({
    code: 'breakdown-without-part',
    data: { unit: '市交通运输局' },
  });
  expect((await steps.takeBack(lead, itemId, [given, draft], '不再承担')).body).toEqual({ takenBack: 1, removed: 1 });
  // Then nothing is left to do in that name.
  expect((await steps.of(lead, itemId)).own.map(({ name }) => name)).toEqual(['市桥梁中心']);
});

it('goes on where a sub-unit ended: its successor reads it, and nothing more is given to it', async () => {
  const { itemId } = await steps.issued();
  await steps.added(lead, itemId, [
    { title: '甲', unitId: bridge.unitId },
    { title: '乙', unitId: bridge.unitId },
  ]);
  const [first] = (await steps.of(lead, itemId)).children;
  await steps.give(lead, itemId, null, [first]);
  await endUnit(bridge.unitId, road.unitId);
  const [given, draft] = (await steps.of(lead, itemId)).children;
  expect(given?.unit).toMatchObject({ name: '市桥梁中心', ended: '2026-03-02' });
  expect((await steps.of(lead, itemId)).own[0]?.below.map(({ name }) => name).toSorted()).toEqual(
    ['市交通运输局', '市公路中心'].toSorted(),
  );
  expect((await road.ok(cells.getItem, { params: { itemId: given?.id ?? '' } })).item.child?.title).toBe('甲');
  expect((await steps.give(lead, itemId, null, [draft])).problem).toMatchObject({ code: 'unit-ended', data: { name: '市桥梁中心' } });
  expect((await steps.change(lead, itemId, draft, { title: '丙' })).problem?.code).toBe('unit-ended');
  expect((await steps.add(lead, itemId, [{ title: '丁', unitId: bridge.unitId }])).problem?.code).toBe('unit-ended');
  // What was given is changed where it stands, and taken back.
  expect((await steps.change(lead, itemId, given, { weight: 2 }, '调整')).status).toBe(200);
  expect((await steps.change(lead, itemId, draft, { unitId: road.unitId })).status).toBe(200);
  // A unit that moved elsewhere in the tree since the draft was made is not given it.
  await server.database.pool.query('update unit set parent_id = $1 where id = $2', [support.unitId, road.unitId]);
  const [, moved] = (await steps.of(lead, itemId)).children;
  expect((await steps.give(lead, itemId, null, [moved])).problem).toMatchObject({ code: 'unit-not-below', data: { unit: '市公路中心' } });
  await server.database.pool.query('update unit set parent_id = $1 where id = $2', [lead.unitId, road.unitId]);
});

it('goes on where the unit itself was merged into another, or ended', async () => {
  const { itemId, code } = await steps.issued();
  await steps.added(support, itemId, [
    { title: '资金', unitId: support.unitId },
    { title: '审计', unitId: support.unitId },
  ]);
  const [first] = (await steps.of(support, itemId)).children;
  await steps.give(support, itemId, null, [first]);
  const planning = await server.as('contact', { unit: '市发展改革委' });
  await server.ok(unit.mergeUnits, { body: { from: support.unitId ?? '', into: planning.unitId ?? '', reason: '重复' } });
  const merged = await steps.of(planning, itemId);
  expect(merged.own).toMatchObject([{ name: '市发展改革委', holds: true }]);
  expect(merged.children.map(({ title, by, unit: of, code: own }) => [title, by.name, of.name, own])).toEqual([
    ['资金', '市发展改革委', '市发展改革委', `${code}-1`],
    ['审计', '市发展改革委', '市发展改革委', null],
  ]);
  const successor = await server.as('contact', { unit: '市商务局' });
  await endUnit(planning.unitId, successor.unitId);
  const left = await steps.of(successor, itemId);
  expect(left.own).toMatchObject([{ name: '市发展改革委', holds: true, below: [{ name: '市商务局' }] }]);
  // In the name of the unit whose part it still is, for those who stand.
  const body = { unitId: planning.unitId ?? '', children: [{ title: '结算', unitId: successor.unitId ?? '' }] };
  expect((await successor.call(breaking.addChildren, { params: { itemId }, body })).body).toEqual({ added: 1 });
});

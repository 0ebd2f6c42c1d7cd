/** Lists and their items in the one search: by name with or without the year, by code, as far as the reader sees them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import { searchNames } from '#contract/ledger/search-endpoints.ts';
import { breakSteps, type BreakSteps } from '#test/break-steps.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';

let server: TestServer;
let steps: BreakSteps;
beforeAll(async () => {
  server = await startTestServer();
  steps = await breakSteps(server);
});
afterAll(() => server.stop());

const listsCalled = async (text: string, who: Calls = server) =>
  (await who.ok(searchNames, { query: { text } })).names.flatMap(({ kind, id, name }) => (kind === 'list' ? [[id, name]] : []));
const wholes = async (text: string) => (await server.ok(searchNames, { query: { text } })).names.map(({ whole }) => whole);

it('a list is found by its name, with its year or without, and by its new name alone', async () => {
  const { id } = await server.ok(listing.createList, { body: { year: 2031, name: '攻坚清单' } });
  expect(await listsCalled('攻坚清单')).toEqual([[id, '2031年度攻坚清单']]);
  expect(await listsCalled('2031年度攻坚')).toEqual([[id, '2031年度攻坚清单']]);
  expect([await wholes('攻坚清单'), await wholes('2031年度攻坚清单'), await wholes('攻坚')]).toEqual([[true], [true], [false]]);
  await server.ok(listing.renameList, { params: { listId: id }, body: { name: '突破清单' } });
  expect(await listsCalled('攻坚清单')).toEqual([]);
  expect(await listsCalled('突破')).toEqual([[id, '2031年度突破清单']]);
  // What the office composes is nobody else's.
  expect(await listsCalled('突破', steps.people.support)).toEqual([]);
});

it('an issued list is found by the units that are in it, and its items by their codes', async () => {
  const { listId, year, first, second } = await steps.issued();
  const audit = await server.as('contact', { unit: '市审计局' });
  const [inside, outside] = [steps.people.support, audit];
  expect(await listsCalled(`${year}年度年度清单`, inside)).toEqual([[listId, `${year}年度年度清单`]]);
  expect(await listsCalled(`${year}年度年度清单`, outside)).toEqual([]);
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const codeOf = (id: string): string => items.find((item) => item.id === id)?.code ?? expect.fail('no code');
  const called = async (text: string, who: Calls) => (await who.ok(searchNames, { query: { text } })).items;
  expect(await called(codeOf(first.id), inside)).toEqual([
    { id: first.id, listId, code: codeOf(first.id), title: first.task.title, list: `${year}年度年度清单` },
  ]);
  const wide = codeOf(first.id).replaceAll(/[-\d]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfe_e0));
  expect(await called(wide, inside)).toMatchObject([{ id: first.id }]);
  // The second item is not that unit's.
  expect(await called(codeOf(second.id), inside)).toEqual([]);
  expect(await called(codeOf(second.id), server)).toMatchObject([{ id: second.id }]);
  expect(await called(codeOf(first.id).slice(0, -1), server)).toEqual([]);
  expect(await called(codeOf(first.id), outside)).toEqual([]);
});

it('what a unit gave to a sub-unit is found by its code under its own title, by those that it is for', async () => {
  const { itemId, year, listId, code } = await steps.issued();
  const { lead, road, bridge } = steps.people;
  await steps.added(lead, itemId, [{ title: '路基工程', unitId: road.unitId }]);
  const called = async (who: Calls) => (await who.ok(searchNames, { query: { text: `${code}-1` } })).items;
  expect(await called(lead)).toEqual([]);
  expect((await steps.give(lead, itemId)).status).toBe(200);
  const child = { listId, code: `${code}-1`, title: '路基工程', list: `${year}年度年度清单` };
  for (const who of [server, road]) expect(await called(who)).toMatchObject([child]);
  expect(await called(bridge)).toEqual([]);
});

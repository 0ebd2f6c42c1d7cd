/** An issued list among five people in three units: a county by keys alone, a contact on a phone, another one, a unit's leader on a phone, the office. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueList } from '#contract/ledger/issue-endpoints.ts';
import { addToList, approveList, createList, getList } from '#contract/ledger/list-endpoints.ts';
import { changeCells, listItems } from '#contract/ledger/list-item-endpoints.ts';
import { listSignFors } from '#contract/ledger/sign-for-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon, tabTo } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

const plan = `泰和市港口工作方案

一、主要任务
1.2026年底前建成甲港。（牵头单位：市交通运输局；责任单位：市商务局、新泰市）
2.推进乙港集疏运体系建设。（牵头单位：市商务局；责任单位：新泰市）`;

let journey: Journey;
let listId = '';
const people: Record<'office' | 'transport' | 'trade' | 'leader' | 'county', Visitor | undefined> = {
  office: undefined,
  transport: undefined,
  trade: undefined,
  leader: undefined,
  county: undefined,
};
const of = (name: keyof typeof people): Visitor => people[name] ?? expect.fail(name);

beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  const [transport, trade, leader, county] = [
    await server.as('contact', { unit: '市交通运输局', displayName: '李交' }),
    await server.as('contact', { unit: '市商务局', displayName: '孙商' }),
    await server.as('unit-leader', { unit: '市交通运输局', displayName: '赵局长' }),
    await server.as('contact', { unit: '新泰市', displayName: '孙丽' }),
  ];
  await publish(server, await upload(server, plan));
  listId = (await server.ok(createList, { body: { year: 2026, name: '港口清单' } })).id;
  const params = { listId };
  const { tasks } = await server.ok(listTasks);
  await server.ok(addToList, { params, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const { items, revision } = await server.ok(listItems, { params });
  const changes = items.map(({ id: item }) => ({ item, field: 'q4' as const, value: '12-31 建成' }));
  await server.ok(changeCells, { params, body: { revision, changes } });
  const seen = await server.ok(getList, { params });
  const approval = { as: 'meeting', by: '常务会议', on: '2026-01-01', way: 'online', revision: seen.revision } as const;
  const approved = await server.ok(approveList, { params, body: approval });
  await server.ok(issueList, { params, body: { revision: approved.revision } });
  people.office = await journey.visit();
  people.transport = await journey.visit(phone, transport);
  people.trade = await journey.visit(undefined, trade);
  people.leader = await journey.visit(phone, leader);
  people.county = await journey.visit(undefined, county);
});
afterAll(() => journey.stop());

const checked = (...names: readonly (keyof typeof people)[]) =>
  Promise.all(names.map((name) => checkPage(of(name), { name: 'five people' })));

it('the county signs for its parts by keys alone', async () => {
  const { page } = of('county');
  await page.goto('/');
  await page
    .getByRole('region', { name: '待办' })
    .getByRole('link', { name: /2026年度港口清单 · 待签收 2 项/ })
    .waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/lists/signing?list=${listId}`);
  await page.getByText('待签收 2 项').waitFor();
  // What is not meant yet is held back by a key, and comes after.
  const second = page.getByRole('checkbox', { name: /乙港集疏运/ });
  await tabTo(page, second);
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel('分管负责人'));
  await page.keyboard.type('周县长');
  await tabTo(page, page.getByRole('button', { name: '签收 1 项' }));
  await page.keyboard.press('Enter');
  await page.getByText('待签收 1 项').waitFor();
  await tabTo(page, second);
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: '签收 1 项' }));
  await page.keyboard.press('Enter');
  await page.getByText('本单位的事项都已签收').waitFor();
  await checked('county');
});

it('two contacts sign at once, one on a phone; the unit’s leader sees it there', async () => {
  const [transport, trade] = [of('transport').page, of('trade').page];
  await Promise.all([transport.goto('/lists/signing'), trade.goto('/lists/signing')]);
  await Promise.all([transport.getByText('待签收 1 项').waitFor(), trade.getByText('待签收 2 项').waitFor()]);
  await trade.getByLabel('分管负责人').fill('钱局长');
  // The leader's post names him.
  await soon(() => transport.getByLabel('分管负责人').inputValue()).toBe('赵局长');
  await Promise.all([
    transport.getByRole('button', { name: '签收 1 项' }).click(),
    trade.getByRole('button', { name: '签收 2 项' }).click(),
  ]);
  await Promise.all([transport, trade].map((page) => page.getByText('本单位的事项都已签收').waitFor()));
  expect(await horizontalOverflow(transport)).toBeNull();
  const { page } = of('leader');
  await page.goto('/lists/signing');
  await page
    .getByText(/赵局长、李交 .+签收/)
    .first()
    .waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await checked('transport', 'trade', 'leader');
});

it('the office sees every signature, under the names that were given', async () => {
  const { page } = of('office');
  await page.goto(`/lists/${listId}/signing`);
  await page.getByText('2 项中 2 项已全部签收').waitFor();
  for (const unit of ['市交通运输局', '市商务局', '新泰市']) await page.getByRole('row', { name: new RegExp(unit) }).waitFor();
  const { signFors } = await journey.server.ok(listSignFors, { query: { listId } });
  expect(signFors.map(({ unit, signed }) => `${unit.name} ${signed?.leader} ${signed?.contact}`).sort()).toEqual([
    '市交通运输局 赵局长 李交',
    '市商务局 钱局长 孙商',
    '市商务局 钱局长 孙商',
    '新泰市 周县长 孙丽',
    '新泰市 周县长 孙丽',
  ]);
  await checked('office');
});

/** Item after item of a list that a unit signs for: who has done with one goes on behind it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueList } from '#contract/ledger/issue-endpoints.ts';
import { addToList, approveList, createList, getList, listUnlisted } from '#contract/ledger/list-endpoints.ts';
import { changeCells, listItems } from '#contract/ledger/list-item-endpoints.ts';
import { checkPage, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

const plan = `泰和市水利工作方案

一、主要任务
1.2026年底前建成甲水库。（牵头单位：市水利局）
2.2026年底前建成乙水库。（牵头单位：市水利局）
3.2026年底前建成丙水库。（牵头单位：市水利局）
4.2026年底前建成丁水库。（牵头单位：市水利局）`;

let journey: Journey;
let contact: Visitor;
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  const water = await server.as('contact', { unit: '市水利局' });
  await publish(server, await upload(server, plan));
  const { id: listId } = await server.ok(createList, { body: { year: 2026, name: '水库清单' } });
  const params = { listId };
  const { tasks } = await server.ok(listUnlisted, { params });
  await server.ok(addToList, { params, body: { by: 'ids', taskIds: tasks.map(({ taskId }) => taskId) } });
  const { items, revision } = await server.ok(listItems, { params });
  const changes = items.map(({ id: item }) => ({ item, field: 'q4' as const, value: '12-31 建成' }));
  await server.ok(changeCells, { params, body: { revision, changes } });
  const seen = await server.ok(getList, { params });
  const approval = { as: 'meeting', by: '常务会议', on: '2026-01-01', way: 'online', revision: seen.revision } as const;
  const approved = await server.ok(approveList, { params, body: approval });
  await server.ok(issueList, { params, body: { revision: approved.revision } });
  contact = await journey.visit(phone, water);
});
afterAll(() => journey.stop());

it('goes on behind the item that was objected to, which moves away', async () => {
  const { page } = contact;
  await page.goto('/lists/signing');
  const line = page.getByRole('listitem').filter({ hasText: '乙水库' });
  await line.getByRole('button', { name: '提出异议' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('由县里承担');
  await dialog.getByLabel('单位负责人').fill('王局长');
  await dialog.getByRole('button', { name: '提出异议' }).click();
  await line.getByText('有异议').waitFor();
  await soon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toContain('丙水库');
  await checkPage(contact, { name: 'sign in turn' });
  expect(await page.getByRole('listitem').filter({ hasText: '水库' }).last().innerText()).toContain('乙水库');
});

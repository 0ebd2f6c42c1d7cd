/** Tasks go from the ledger into a list of the year and are told of there: by keys alone, by a filter, on a phone; left out with a reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consultList, createList, omitTasks } from '#contract/ledger/list-endpoints.ts';
import { listItems } from '#contract/ledger/list-item-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

const plan = `泰和市交通工作方案

一、主要任务
1.2026年底前建成甲乙高速公路。（牵头单位：市交通运输局；责任单位：市商务局）
2.完善戊港集疏运体系。（牵头单位：市商务局）
3.推进丙丁旅游公路建设。（牵头单位：市交通运输局）
4.建立己区联席会议制度。（牵头单位：市商务局）`;

let journey: Journey;
let office: Visitor;
let unit: Visitor;
let listId = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  const contact = await server.as('contact', { unit: '市商务局', displayName: '孙商' });
  await publish(server, await upload(server, plan));
  listId = (await server.ok(createList, { body: { year: 2026, name: '重点任务清单' } })).id;
  office = await journey.visit();
  unit = await journey.visit(phone, contact);
});
afterAll(() => journey.stop());

const listed = async () => (await journey.server.ok(listItems, { params: { listId } })).items.length;

describe('tasks of the ledger', () => {
  it('come into a list by keys alone, and go out again by 撤销', async () => {
    const { page } = office;
    await page.goto('/ledger');
    await page.getByRole('grid', { name: '事项表' }).locator('.cell-code').first().waitFor();
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    const bar = page.getByRole('toolbar');
    await bar.getByText('已选 2 项').waitFor();
    await bar.getByRole('button', { name: '列入清单' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('将列入 2 项').waitFor();
    await dialog.getByRole('button', { name: '列入 2 项' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已列入 2 项').waitFor();
    await soon(listed).toBe(2);
    await page.locator('.list-mark', { hasText: '2026年清单（草拟）' }).first().waitFor();
    const facets = page.getByRole('navigation', { name: '筛选' });
    await facets.getByRole('link', { name: /重点任务清单（草拟）\s*2/ }).waitFor();
    await facets.getByRole('link', { name: /2026 年未列入\s*2/ }).waitFor();
    await page.getByRole('button', { name: '撤销' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已撤销列入，移出 2 项').waitFor();
    await soon(listed).toBe(0);
    await soon(() => page.locator('.list-mark').count()).toBe(0);
    await checkPage(office, { name: 'listed' });
  });

  it('that a filter finds come in at once, with what is left out told before', async () => {
    const { page } = office;
    const { tasks } = await journey.server.ok(listTasks, { query: { text: '己区' } });
    await journey.server.ok(omitTasks, { params: { listId }, body: { taskIds: tasks.map(({ id }) => id), reason: '上年已办结' } });
    await page.goto('/ledger');
    await page.getByRole('button', { name: '列入清单' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('将列入 3 项').waitFor();
    await dialog.getByText('1 项已注明不列').waitFor();
    await dialog.getByRole('button', { name: '列入 3 项' }).click();
    await dialog.waitFor({ state: 'detached' });
    await soon(listed).toBe(3);
    await page
      .getByRole('navigation', { name: '筛选' })
      .getByRole('link', { name: /2026 年不列/ })
      .click();
    await page.getByText('己区联席会议制度').first().waitFor();
    await page.locator('.chip', { hasText: '2026 年不列' }).waitFor();
    // A mark leads to the item in its list.
    await page.goto('/ledger');
    await page.locator('.list-mark').first().click();
    await page.waitForURL(`**/lists/${listId}?item=*`);
    await checkPage(office, { name: 'listed' });
  });

  it('are left out with a reason, by the year that is chosen', async () => {
    const { page } = office;
    await journey.server.ok(createList, { body: { year: 2027, name: '年度清单' } });
    await page.goto('/ledger');
    await page.getByRole('grid', { name: '事项表' }).locator('.cell-code').first().waitFor();
    for (const key of ['j', 'x']) await page.keyboard.press(key);
    await page.getByRole('toolbar').getByRole('button', { name: '不列' }).click();
    const dialog = page.getByRole('dialog');
    // The newest year comes first, and has nothing yet.
    await dialog.getByRole('heading', { name: '1 项本年度不列' }).or(dialog.getByText('1 项本年度不列')).first().waitFor();
    await dialog.getByRole('radio', { name: /2026/ }).click();
    await dialog.getByText('另有 1 项已列入 2026 年的清单').waitFor();
    await dialog.getByRole('radio', { name: /2027/ }).click();
    await dialog.getByLabel('不列的理由').fill('待上级批复');
    await page.keyboard.press('Enter');
    await page.getByText('已说明 1 项不列').waitFor();
    await page
      .getByRole('navigation', { name: '筛选' })
      .getByRole('link', { name: /2027 年不列\s*1/ })
      .waitFor();
    await checkPage(office, { name: 'listed' });
  });
});

it('a draft is nothing to a unit; the record of what is out says where the task stands, on a phone too', async () => {
  const { page } = unit;
  await page.goto('/ledger');
  const card = page.locator('.task-card').first();
  await card.waitFor();
  expect(await page.getByText(/2026年清单/).count()).toBe(0);
  await journey.server.ok(consultList, { params: { listId } });
  await page.reload();
  await page.locator('.task-card', { hasText: '2026年清单（征求意见）' }).first().click();
  const drawer = page.getByRole('complementary', { name: '事项详情' });
  await drawer.getByRole('link', { name: '重点任务清单' }).click();
  await page.waitForURL(`**/lists/${listId}?item=*`);
  expect(await horizontalOverflow(page)).toBeNull();
  await checkPage(unit, { name: 'listed' });
  // The office puts in what is left from a phone.
  const desk = await journey.visit(phone);
  await desk.page.goto('/ledger?text=己区');
  await desk.page.getByRole('button', { name: '列入清单' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /2026/ }).click();
  await dialog.getByRole('checkbox', { name: '已注明不列的 1 项也列入' }).click();
  await dialog.getByRole('button', { name: '列入 1 项' }).click();
  await desk.page.locator('.task-card', { hasText: '2026年清单（征求意见）' }).waitFor();
  expect(await horizontalOverflow(desk.page)).toBeNull();
  await checkPage(desk, { name: 'listed' });
});

/** Rows of the ledger are of several heights: none lies over another, whatever is chosen beside them. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { withdrawTasks } from '#contract/ledger/adjustment-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';

const long = '、'.concat('济南至泰安、济南至微山、泰安至东平'.repeat(6));
const plan = `泰和市交通工作方案

一、主要任务
（一）公路
1.建设第1号公路。（责任单位：市交通运输局）
2.完成公路${long}等改扩建。（责任单位：市交通运输局、市发展改革委等）
3.建设第3号公路。（责任单位：市交通运输局）
（二）铁路
1.建设铁路${long}等支线。（责任单位：市发展改革委，各县区）
2.2027年年底前建设第2号铁路。（责任单位：市发展改革委）
`;

let journey: Journey;
let visitor: Visitor;
beforeAll(async () => {
  journey = await startJourney();
  await publish(journey.server, await upload(journey.server, plan));
  const { tasks } = await journey.server.ok(listTasks, {});
  const withdrawn = tasks.filter((_, at) => at % 2 === 0).map(({ id, revision }) => ({ id, revision }));
  await journey.server.ok(withdrawTasks, { body: { tasks: withdrawn, reason: '常务会议' } });
  visitor = await journey.visit();
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

it('after each click beside the list no row lies over another', async () => {
  const { page } = visitor;
  const ledger = ledgerPage(page);
  await page.goto('/ledger');
  await ledger
    .row(/第3号公路|第2号铁路|改扩建/)
    .first()
    .waitFor();
  const links = page.getByRole('navigation', { name: '筛选' }).getByRole('link');
  const names = await links.allInnerTexts();
  expect(names.length).toBeGreaterThan(8);
  for (const start of ['/ledger', '/ledger?state=withdrawn'])
    for (const at of names.keys()) {
      await page.goto(start);
      await ledger.row(/./).first().waitFor();
      if (at >= (await links.count())) continue;
      await links.nth(at).click();
      await page.locator('.ledger-scroll.stale').waitFor({ state: 'detached' });
      await soon(ledger.overlaps).toEqual([]);
    }
});

/** The office shares a task with another city, reads what it shared and whether the task changed since, and shares it anew; the city sees what was shared. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { correctTasks } from '#contract/ledger/correction-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon } from '#test/journeys/pages.ts';
import { smallPlan } from '#test/journeys/small-plan.ts';
import { publish, upload } from '#test/plan-steps.ts';
import type { Person } from '#test/server.ts';

let journey: Journey;
let city: Person;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  await publish(server, await upload(server, smallPlan));
  city = await server.as('counterpart', { unit: '济南市' });
  visitor = await journey.visit();
  page = visitor.page;
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const drawer = (of = page) => of.getByRole('complementary', { name: '事项详情' });
const shares = () => drawer().getByRole('listitem').filter({ hasText: '济南市' });

async function openTask(): Promise<void> {
  await page.goto('/ledger');
  await ledgerPage(page)
    .row(/饮用水水源地/)
    .click();
}

it('a task is shared without its source, and says with whom since when', async () => {
  await openTask();
  await drawer().getByRole('button', { name: '共享', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /共享给协作单位/ });
  expect(await dialog.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await dialog.getByRole('combobox').fill('济南');
  await page.getByTitle('济南市').first().click();
  await dialog.getByRole('checkbox', { name: /连同原文出处/ }).uncheck();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await shares()
    .getByText(/起，当时修订号 1$/)
    .waitFor();
  await shares().getByText('不含原文出处').waitFor();
  expect(await shares().getByRole('button').count()).toBe(0);
});

it('the city sees it, and not the sentence it was printed in', async () => {
  const other = await journey.visit(phone, city);
  await other.page.goto('/ledger');
  await other.page.getByText('饮用水水源地环境整治').first().click();
  await drawer(other.page).getByText('共享的内容不含原文出处').waitFor();
  expect(await horizontalOverflow(other.page)).toBeNull();
  expect(await other.page.getByText('取水口').count()).toBe(0);
  await checkPage(other, { name: 'city' });
  await other.context.close();
});

it('what changed since is said and shown, and the task is shared anew as it is', async () => {
  const { tasks } = await journey.server.ok(listTasks, { query: { text: '饮用水水源地' } });
  const corrected = tasks.map(({ id, revision, title }) => ({ id, revision, values: { title: `${title}（续）` } }));
  await journey.server.ok(correctTasks, { body: { tasks: corrected, reason: '常务会议' } });
  await openTask();
  await shares().getByRole('button', { name: '此后有改动，现修订号 2' }).click();
  await drawer()
    .getByText(/将题目由“.+”改为/)
    .waitFor();
  await shares().getByRole('button', { name: '按现状重新共享' }).click();
  await page.getByText('已按现状重新共享给济南市').waitFor();
  await shares()
    .getByText(/起，当时修订号 2$/)
    .waitFor();
  await soon(() => shares().getByRole('button').count()).toBe(0);
  await drawer().getByText('重新共享给济南市').waitFor();
});

it('its source is shared too, and all of it taken back', async () => {
  await openTask();
  const dialog = page.getByRole('dialog', { name: /共享给协作单位/ });
  const change = async (act: () => Promise<void>) => {
    await drawer().getByRole('button', { name: '共享', exact: true }).click();
    await dialog.getByText('济南市').waitFor();
    await act();
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await change(() => dialog.getByRole('checkbox', { name: /连同原文出处/ }).check());
  await soon(() => shares().getByText('不含原文出处').count()).toBe(0);
  await change(async () => {
    await dialog.getByRole('combobox').focus();
    await page.keyboard.press('Backspace');
  });
  await shares().waitFor({ state: 'detached' });
  await drawer()
    .getByRole('tab', { name: /操作记录/ })
    .click();
  await drawer().getByText('不再共享给济南市').waitFor();
});

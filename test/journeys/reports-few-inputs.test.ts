/**
 * How much a contact does to file twenty reports: an input is a click, or a key that is no text; what is typed as text is none. Held to three for each
 * report, with one page load; printed.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as reporting from '#contract/reporting/endpoints.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey } from '#test/browser.ts';
import { handsAt } from '#test/journeys/hands.ts';
import { soon } from '#test/journeys/pages.ts';
import { openReports } from '#test/report-steps.ts';
import type { Person } from '#test/server.ts';

const count = 20;
let journey: Journey;
let contact: Person;
let period = '';
beforeAll(async () => {
  journey = await startJourney();
  contact = await journey.server.as('contact', { unit: '市交通运输局' });
  ({ period } = await openReports(journey.server, count));
});
afterAll(() => journey.stop());

it('files twenty with at most three inputs each besides typing, on one page', async () => {
  const visitor = await journey.visit(undefined, contact);
  const { page } = visitor;
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  await page.goto(`/reports?period=${period}`);
  await page.getByText('未填 20').first().waitFor();
  const hands = handsAt(page);
  const text = (words: string) => page.keyboard.type(words);
  for (let at = 0; at < count; at += 1) {
    hands.for('到下一项');
    await hands.press('Control+ArrowDown');
    await soon(() => page.evaluate(() => document.activeElement?.closest('.report-row')?.getAttribute('aria-label') ?? '')).toContain(
      `第${at + 1}号`,
    );
    if (at % 10 === 4) {
      hands.for('无变化');
      await hands.press('Alt+0');
      await text('等待用地批复');
      hands.for('自评');
      await hands.press('Alt+1');
      continue;
    }
    await text(`第${at + 1}号路基完成 ${30 + at}%，桥梁开工`);
    hands.for('到完成程度');
    await hands.press('Tab');
    await text(String(30 + at));
    hands.for('自评');
    const behind = at % 10 === 7;
    await hands.press(behind ? 'Alt+2' : 'Alt+1');
    if (behind) await text('管线迁改未商定');
  }
  await page.getByRole('button', { name: '送审 20 项' }).waitFor();
  hands.for('送审');
  await hands.press('Control+Enter');
  await page.getByText('已送审 20 项').waitFor();
  process.stdout.write(`填报 ${count} 项：${hands.total()} 次输入（${hands.said()}），每项至多 3；打开页面 ${loads} 次\n`);
  expect(hands.total()).toBeLessThanOrEqual(3 * count + 1);
  expect(loads).toBe(1);
  const { reports } = await contact.ok(reporting.listReports, { query: { period } });
  expect(reports.map(({ state }) => state)).toEqual(reports.map(() => 'submitted'));
  expect(reports.filter(({ content }) => content.self === 'yellow').map(({ content }) => content.problem)).toEqual([
    '管线迁改未商定',
    '管线迁改未商定',
  ]);
  await checkPage(visitor, { name: 'reports-few-inputs' });
});

it('does it all on a phone', async () => {
  const { server } = journey;
  await server.ok(reporting.acceptReports, {
    body: {
      consent: [],
      back: (await server.ok(reporting.listReports, { query: { period } })).reports
        .slice(0, 2)
        .map(({ id, versions }) => ({ id, version: versions, reason: '请写明开工日期' })),
    },
  });
  const visitor = await journey.visit(phone, contact);
  const { page } = visitor;
  await page.goto(`/reports?period=${period}`);
  await page.getByText('推进办退回：请写明开工日期').first().waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByText('推进办退回：请写明开工日期').first().click();
  await page.getByLabel(/的本期进展$/).fill('6 月 30 日开工');
  await page.getByLabel('路基完成 12-31').check();
  await page.getByText('红', { exact: true }).click();
  await page.getByLabel(/存在的问题$/).fill('征迁未完成');
  expect(await horizontalOverflow(page)).toBeNull();
  await page.getByRole('button', { name: '下一项' }).click();
  await page.getByRole('button', { name: '收起' }).click();
  await page.getByRole('button', { name: '送审 1 项' }).click();
  await page.getByText('已送审 1 项').waitFor();
  await checkPage(visitor, { name: 'reports-phone' });
});

/**
 * A contact at 本期填报 who mistypes, meets another hand, and gets reports back: nothing is changed or handed in that was not meant, every mark says
 * what is to be done, and the focus stays in the row.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as reporting from '#contract/reporting/endpoints.ts';
import { checkPage, chooseFiles, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { openReports } from '#test/report-steps.ts';
import type { Person } from '#test/server.ts';

let journey: Journey;
let contact: Person;
let second: Person;
let visitor: Visitor;
let period = '';
beforeAll(async () => {
  journey = await startJourney();
  contact = await journey.server.as('contact', { unit: '市交通运输局', displayName: '李强' });
  second = await journey.server.as('contact', { unit: '市交通运输局', displayName: '赵敏' });
  ({ period } = await openReports(journey.server, 6));
  visitor = await journey.visit(undefined, contact);
});
afterAll(() => journey.stop());

const reports = async () => (await contact.ok(reporting.listReports, { query: { period } })).reports;
const reportOf = async (number: number) =>
  (await reports()).find(({ item }) => item.title.includes(`第${number}号`)) ?? expect.fail(`no report ${number}`);
const row = (number: number) => visitor.page.getByRole('listitem', { name: new RegExp(`第${number}号`) });
/** In which row the focus is, and on what. */
const focus = () =>
  visitor.page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.closest('.report-row')?.getAttribute('aria-label') ?? '—'} ${element?.tagName ?? ''} ${element?.textContent ?? ''}`;
  });

it('keeps a figure, a day and a text that cannot be as they were typed, says why, and hands nothing in with them', async () => {
  const { page } = visitor;
  await page.goto(`/reports?period=${period}`);
  await row(1).press('Enter');
  await page.getByLabel(/的本期进展$/).fill('路基完成 86%');
  const percent = page.getByLabel(/完成百分之几$/);
  await percent.fill('386');
  await percent.press('Tab');
  expect(await percent.inputValue()).toBe('386');
  await page.getByText('“386”不在 0 到 100 之间').waitFor();
  await page.getByText('请改正：完成程度。').waitFor();
  await page.getByText('绿', { exact: true }).click();
  await page.getByText('有内容没有保存，见各项下面的说明').waitFor();
  await soon(async () => (await reportOf(1)).content).toMatchObject({ text: '路基完成 86%', percent: null, self: 'green' });
  await percent.fill('38.6%');
  await percent.blur();
  expect(await percent.inputValue()).toBe('38.6');
  const forecast = page.getByLabel('“开工”预计');
  await forecast.fill('明年二月');
  await row(2).press('Enter');
  await row(1).getByText('请改正：下一节点预计日期。').waitFor();
  await page.getByRole('button', { name: '送审', exact: true }).and(page.locator(':disabled')).waitFor();
  await row(1).press('Enter');
  expect(await forecast.inputValue()).toBe('明年二月');
  await forecast.fill('2027-2-10');
  const text = page.getByLabel(/的本期进展$/);
  await text.fill('长'.repeat(501));
  await page.getByLabel(/的下一步$/).fill('二月开工');
  await page.getByText('有 501 字，最多 500 字。请缩短').waitFor();
  // What can be stored is.
  await soon(async () => (await reportOf(1)).content).toMatchObject({ percent: 38.6, forecast: '2027-02-10', next: '二月开工' });
  await page.getByRole('button', { name: '送审', exact: true }).and(page.locator(':disabled')).waitFor();
  await text.fill('路基完成 86%，桥梁开工');
  await page.getByRole('button', { name: '送审 1 项' }).waitFor();
  await checkPage(visitor, { name: 'reports-mistyped' });
});

it('goes on in the row: handed in by keys, taken back, with evidence removed and put back', async () => {
  const { page } = visitor;
  await page.getByLabel(/的下一步$/).press('Control+Enter');
  await page.getByText('已送审 1 项，审核同意前可以撤回').waitFor();
  await page.getByText('待审核').waitFor();
  await soon(focus).toMatch(/第1号.* LI/);
  await page.getByRole('button', { name: '撤回送审' }).click();
  await page.getByText('已撤回，可以修改后再送').waitFor();
  await soon(focus).toMatch(/第1号.* TEXTAREA/);
  await chooseFiles(page, '＋ 文件', {
    name: '验收单.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\u0089PNG\r\n\u001A\nxx', 'latin1'),
  });
  await page.getByRole('button', { name: '移除佐证“验收单.png”' }).click();
  await soon(focus).toMatch(/第1号.* BUTTON 恢复/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '验收单.png', exact: true }).waitFor();
  await soon(focus).toMatch(/第1号.* BUTTON ＋ 文件/);
  await checkPage(visitor, { name: 'reports-focus' });
});

it('says who wrote something else, and goes on in the field once it is decided', async () => {
  const { page } = visitor;
  await row(2).press('Enter');
  const { id } = await reportOf(2);
  const said = { text: { seen: '', to: '赵敏写的进展' } };
  await second.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: said } });
  await page.getByLabel(/的本期进展$/).fill('李强写的进展');
  await page.getByText('赵敏把“本期进展”写成：赵敏写的进展').waitFor();
  await page.getByText('有内容与他人写的不一致，请在该项选定').waitFor();
  expect((await reportOf(2)).edited).toMatchObject({ by: '赵敏', mine: false });
  await page.getByRole('button', { name: '用我的' }).click();
  await soon(focus).toMatch(/第2号.* TEXTAREA/);
  await soon(async () => (await reportOf(2)).content.text).toBe('李强写的进展');
  await page.getByText(/^全部已保存/).waitFor();
  await checkPage(visitor, { name: 'reports-clash' });
});

it('hands in what came back only once it is changed, or by name as it is', async () => {
  const { page } = visitor;
  for (const number of [3, 4]) {
    const { id } = await reportOf(number);
    const changes = { text: { seen: '', to: '已开工' }, percent: { seen: null, to: 30 }, self: { seen: null, to: 'green' as const } };
    const { revision } = await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes } });
    await contact.ok(reporting.submitReports, { body: { reports: [{ id, seen: revision }] } });
    await journey.server.ok(reporting.acceptReports, { body: { consent: [], back: [{ id, version: 1, reason: '请写明里程' }] } });
  }
  await page.goto('/');
  await page.getByText('被退回 2 项').waitFor();
  await page.goto(`/reports?period=${period}`);
  await page.getByText('退回后还没有改动').first().waitFor();
  await page.getByText('已填 1 · 退回 2 · 未填 3').waitFor();
  // The first is complete, those that came back are not handed in with it.
  await page.getByRole('button', { name: '送审 1 项' }).waitFor();
  await row(3).press('Enter');
  await page.getByLabel(/的本期进展$/).fill('已开工，完成 3 公里');
  await page.getByRole('button', { name: '送审 2 项' }).waitFor();
  await row(4).press('Enter');
  await page.getByRole('button', { name: '不改，原样再送' }).click();
  await page.getByText('已送审 1 项').waitFor();
  await soon(async () => (await reportOf(4)).state).toBe('submitted');
  expect((await reportOf(3)).state).toBe('returned');
  await page.getByRole('button', { name: '送审 2 项' }).click();
  await page.getByText('已送审 2 项').waitFor();
  await checkPage(visitor, { name: 'reports-returned' });
});

it('leads on the page of the own account to what leaves the house, as far as it is offered', async () => {
  const { page } = visitor;
  await page.goto('/me');
  const parts = page.getByRole('navigation', { name: '本人账号' });
  await parts.getByRole('link', { name: '日历订阅' }).click();
  expect(new URL(page.url()).hash).toBe('#me-calendar');
  // No mail server is configured here.
  expect(await parts.getByRole('link', { name: '每日摘要' }).count()).toBe(0);
  await checkPage(visitor, { name: 'me-parts' });
});

/** 本期填报 in Excel: the workbook goes out, is filled in, comes back, and what both sides changed is asked; and blocks are pasted from it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { workedIn } from '#test/report-sheet-steps.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let contact: Person;
let lead: Visitor;
let period = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  const people = await signPeople(server);
  contact = people.市交通运输局;
  const { listId, first, second } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const changes = [first, second].map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  period = dayInShanghai(server.source.clock.now()).slice(0, 7);
  await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
  lead = await journey.visit(undefined, contact);
});
afterAll(() => journey.stop());

const reports = async () => (await contact.ok(reporting.listReports, { query: { period } })).reports;
const own = async () => (await reports())[0] ?? expect.fail('no report');
const enterFirst = async (page: Page) => {
  const row = page.locator('[data-report]').first();
  await row.click({ position: { x: 16, y: 16 } });
  await row.locator('textarea').first().focus();
};
const fileOf = (bytes: Uint8Array, name = '填报.xlsx') => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(bytes),
});
let left: Buffer;

it('goes out, is filled in elsewhere, and comes back: what would change is shown, what both changed is asked', async () => {
  const { page } = lead;
  await page.goto(`/reports?period=${period}`);
  await page.getByRole('button', { name: 'Excel' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '导出填报模板' }).click();
  left = await readFile(await (await downloaded).path());
  // Somebody else of the unit types meanwhile.
  const { id } = await own();
  await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: { text: { seen: '', to: '路基完成一半' } } } });
  const back = await workedIn(left, (cell) => {
    cell('进展').value = '路基完成 86%，桥梁开工';
    cell('完成程度').value = 0.38;
    cell('完成程度').numFmt = '0%';
    cell('自评').value = '绿';
    cell('下一节点预计').value = '6-31';
    cell('进展', 5).value = '配合完成前期';
  });
  await page.getByRole('button', { name: 'Excel' }).click();
  await page.getByRole('menuitem', { name: '导入填好的模板' }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(fileOf(back));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('要改 3 格，双方都改过 1 格').waitFor();
  await dialog.getByText('没有“6-31”这一天').waitFor();
  await dialog.getByText('L4').waitFor();
  await dialog.getByText('还有 1 格双方都改过').waitFor();
  await checkPage(lead, { name: 'report-sheet' });
  await dialog.getByText('文件中：路基完成 86%，桥梁开工').click();
  await dialog.getByRole('button', { name: '写入 4 格' }).click();
  await page.getByText('4 格已填入').waitFor();
  await soon(async () => (await own()).content).toMatchObject({
    text: '路基完成 86%，桥梁开工',
    percent: 38,
    self: 'green',
    forecast: null,
  });
  expect((await reports()).map(({ state }) => state)).toEqual(['draft', 'draft']);

  // All of it is taken back at once, and brought in again.
  await page.getByRole('button', { name: '撤销填入的 4 格' }).click();
  await soon(async () => (await own()).content).toMatchObject({ text: '路基完成一半', percent: null, self: null });
  await soon(async () => (await reports())[1]?.content.text).toBe('');
  await page.getByText('全部已保存').waitFor();
  await page.getByRole('button', { name: 'Excel' }).click();
  await page.getByRole('menuitem', { name: '导入填好的模板' }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(fileOf(back));
  await dialog.getByRole('button', { name: '全部用文件中的' }).click();
  // Others type before it is written: it is told anew, never written over.
  await contact.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: { percent: { seen: null, to: 40 } } } });
  await dialog.getByRole('button', { name: '写入 4 格' }).click();
  await soon(async () => (await own()).content.text).toBe('路基完成 86%，桥梁开工');
  await enterFirst(page);
  expect((await own()).content.percent).toBe(40);
  await page.getByRole('button', { name: '用他人的' }).click();

  // The same file once more has nothing to change but what was decided.
  await page.getByText('全部已保存').waitFor();
  await page.getByRole('button', { name: 'Excel' }).click();
  await page.getByRole('menuitem', { name: '导入填好的模板' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles(fileOf(await workedIn(left, () => {})));
  await dialog.getByText('文件里的内容和现在一样').waitFor();
  await dialog.getByRole('button', { name: '没有要写入的' }).waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
});

it('tells on a phone what happened', async () => {
  const small = await journey.visit(phone, contact);
  const { page } = small;
  await page.goto(`/reports?period=${period}`);
  await page.getByRole('button', { name: 'Excel' }).click();
  await page.getByRole('menuitem', { name: '导入填好的模板' }).click();
  const back = await workedIn(left, (cell) => {
    cell('下一步').value = '加快报批';
    cell('自评').value = '蓝';
  });
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(fileOf(back));
  await page.getByText('“蓝”不是自评').waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await checkPage(small, { name: 'report-sheet-phone' });
  await page.getByRole('button', { name: '写入 1 格' }).click();
  await soon(async () => (await own()).content.next).toBe('加快报批');
});

const pasted = (html: string, text: string) =>
  lead.page.evaluate(
    ([asHtml, asText]) => {
      const data = new DataTransfer();
      data.setData('text/html', asHtml);
      data.setData('text/plain', asText);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [html, text] as const,
  );

it('takes a block that is pasted, after it has shown what it would fill in, and gives it back', async () => {
  const { page } = lead;
  await page.goto(`/reports?period=${period}`);
  const [one, two] = await reports();
  await enterFirst(page);
  await pasted('', '路面完成 12%\t45%\t\t\t黄\t2026-13-01\t用地未批\r\n配合完成审批\t50\r\n多出一行');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('没有表头').waitFor();
  await dialog.getByText('只报文字').waitFor();
  await dialog.getByText('页面上下面没有这么多项').waitFor();
  await checkPage(lead, { name: 'report-paste' });
  await dialog.getByRole('button', { name: '写入 5 格' }).click();
  await soon(async () => (await reports()).map(({ content }) => content)).toMatchObject([
    { text: '路面完成 12%', percent: 45, self: 'yellow', problem: '用地未批', next: '加快报批' },
    { text: '配合完成审批', percent: null },
  ]);
  await page.getByRole('button', { name: '撤销填入的 5 格' }).click();
  await soon(async () => (await reports()).map(({ content }) => content.text)).toEqual([one?.content.text, two?.content.text]);

  // With heads and codes it finds its rows itself; a single cell goes where it is pasted.
  await enterFirst(page);
  const table = [
    ['编号', '下一步', '备注'],
    [two?.item.code ?? '', '配合验收', '急'],
  ];
  await pasted(`<table>${table.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`, '');
  await dialog.getByText('按编号认事项').waitFor();
  await dialog.getByText('“备注”一列不是填报的栏目').waitFor();
  await dialog.getByRole('button', { name: '写入 1 格' }).click();
  await soon(async () => (await reports())[1]?.content.next).toBe('配合验收');
  await enterFirst(page);
  await pasted('<table><tr><td>一格</td></tr></table>', '一格');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

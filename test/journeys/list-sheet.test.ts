/** A list's workbook that was filled in elsewhere comes back in the page: what is wrong keeps all of it, what both changed is asked. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import { checkPage, startJourney, type Journey } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { workedIn } from '#test/report-sheet-steps.ts';
import { signSteps } from '#test/sign-steps.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.stop());

it('is held against what left and what stands', async () => {
  const { server } = journey;
  const { listId, first } = await signSteps(server).ready();
  const { bytes } = await server.call(sheets.exportList, { params: { listId }, body: { format: 'xlsx' } });
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  await server.ok(cells.changeCells, {
    params: { listId },
    body: { revision, changes: [{ item: first.id, field: 'goal', value: '提前通车' }] },
  });
  const file = async (tier: string) => ({
    name: '清单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(
      await workedIn(bytes, (cell) => {
        cell('年度目标').value = '全线通车';
        cell('层级').value = tier;
      }),
    ),
  });
  const office = await journey.visit(undefined, server.office);
  const { page } = office;
  await page.goto(`/lists/${listId}`);
  await page.getByRole('button', { name: '导入 / 导出' }).click();
  await page.getByRole('menuitem', { name: '导入填好的 xlsx' }).click();
  const dialog = page.getByRole('dialog');
  await page.locator('input[type=file]').setInputFiles(await file('特级'));
  await dialog.getByText('有 1 处不能写入').waitFor();
  expect(await dialog.getByRole('radio').count()).toBe(0);
  await page.locator('input[type=file]').setInputFiles(await file('一级'));
  await dialog.getByText('要改 1 格，双方都改过 1 格').waitFor();
  await checkPage(office, { name: 'list-sheet' });
  await dialog.getByText('文件中：全线通车').click();
  await dialog.getByRole('button', { name: '写入 2 格' }).click();
  await soon(async () => (await server.ok(cells.listItems, { params: { listId } })).items[0]).toMatchObject({ goal: '全线通车', tier: 1 });
});

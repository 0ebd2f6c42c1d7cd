/** A connection that breaks, a page that is closed: the export is not made again, and its file arrives whole. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it, type TestContext } from 'vitest';
import { fetchExport, listExports, type ExportSummary } from '#contract/ledger/export-endpoints.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { checkPage, desktop, startJourney, visit, type Journey, type Visitor } from '#test/browser.ts';
import { openWire, type Wire } from '#test/cut-connection.ts';
import { soon } from '#test/journeys/pages.ts';

let journey: Journey;
let wire: Wire;
let visitor: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  await seedTasks(journey.server.database.pool, homeJurisdiction.id, 3000);
  wire = await openWire(journey.server.origin);
  visitor = await visit(journey.browser, wire.origin, desktop, journey.server.office);
}, 180_000);
afterAll(async () => {
  await wire[Symbol.asyncDispose]();
  await journey.stop();
});
afterEach(async ({ task }: TestContext) => {
  // The browser tells of the connection that broke.
  visitor.pageErrors.splice(0, visitor.pageErrors.length, ...visitor.pageErrors.filter((error) => !error.includes('net::ERR_')));
  await checkPage(visitor, task);
});

const menu = async (item: string | RegExp): Promise<void> => {
  const entry = visitor.page.getByRole('menuitem', { name: item });
  // The menu is read at the first sign of use, and drawn anew when it has come: a press before that may be released on nothing.
  await visitor.page.mouse.move(300, 300);
  await visitor.page.waitForLoadState('networkidle');
  await visitor.page.getByRole('button', { name: '导出' }).click();
  await entry.hover();
  await entry.click();
};
const newest = async (): Promise<ExportSummary> => {
  const [one] = (await journey.server.ok(listExports)).exports;
  if (one === undefined) throw new Error('nothing was exported');
  return one;
};
const kept = async (): Promise<Buffer> => (await journey.server.call(fetchExport, { params: { exportId: (await newest()).id } })).bytes;

it('goes on where the connection broke, and the person gets one whole file', async () => {
  const { page } = visitor;
  await page.goto('/ledger');
  await page.getByRole('grid', { name: '事项表' }).waitFor();
  const resumed = page.waitForResponse((response) => response.status() === 206);
  const download = page.waitForEvent('download', { timeout: 60_000 });
  const held = wire.holdAfter(300_000);
  await menu('CSV 表格');
  await held;
  await page.getByText(/^正在接收，已收 [1-9]/).waitFor();
  wire.cut();
  expect((await resumed).request().headers()['range']).toMatch(/^bytes=[1-9]\d+-$/);
  const bytes = await readFile(await (await download).path());
  expect(bytes.length).toBeGreaterThan(500_000);
  expect(bytes.equals(await kept())).toBe(true);
  expect((await journey.server.ok(listExports)).exports).toHaveLength(1);
}, 120_000);

it('is found again when its page was closed, with its file, which the browser takes up again by itself', async () => {
  await visitor.page.goto('/ledger');
  const asked = visitor.page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/tasks/export'));
  await menu(/^Excel/);
  await asked;
  await soon(async () => (await journey.server.ok(listExports)).exports.length).toBe(2);
  await visitor.page.close();
  visitor = { ...visitor, page: await visitor.context.newPage() };
  const { page } = visitor;
  await page.goto('/ledger');
  await menu('我的导出…');
  const dialog = page.getByRole('dialog', { name: '我的导出' });
  await soon(() => dialog.getByRole('link', { name: '下载' }).count()).toBe(2);
  expect((await newest()).format).toBe('xlsx');
  const held = wire.holdAfter(Math.floor(((await newest()).size ?? 0) / 2));
  await dialog.getByRole('link', { name: '下载' }).first().click();
  await held;
  wire.cut();
  // Playwright gives up a download that breaks once; Chromium asks for the rest all the same, and gets it.
  await soon(async () => wire.requests.findLast((head) => /\/file HTTP/.test(head))).toMatch(/\r\nRange: bytes=[1-9]\d+-\r\nIf-Range: "/);
  await soon(async () => wire.statuses.at(-1)).toBe(206);
  await dialog.getByRole('button', { name: '删除' }).first().click();
  await soon(() => dialog.getByRole('link', { name: '下载' }).count()).toBe(1);
}, 120_000);

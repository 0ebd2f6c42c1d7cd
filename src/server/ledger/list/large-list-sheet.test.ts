/** The workbook of a list that is as long as a city's: what takes time, and what is too much at a time. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const length = 700;

let server: TestServer;
let listId = '';
beforeAll(async () => {
  server = await startTestServer();
  const lines = Array.from({ length }, (_, each) => `${each + 1}.完善第${each + 1}号工作机制。（责任单位：市财政局）`);
  await publish(server, await upload(server, `泰和市工作机制方案\n\n一、主要任务\n${lines.join('\n')}\n`));
  ({ id: listId } = await server.ok(listing.createList, { body: { year: 2031, name: '长清单' } }));
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'filter', filter: {} } });
});
afterAll(() => server.stop());

it('whose file changes more cells than are taken at a time is refused with both figures', async () => {
  const { bytes } = await server.call(sheets.exportList, { params: { listId }, body: { format: 'csv' } });
  const [made] = (await server.ok(exporting.listExports)).exports;
  const [heads = [], ...cells] = parse(bytes, { bom: true });
  const ids = heads.indexOf('系统标识（勿改）');
  const rows = [heads, ...cells.map((row) => row.map((cell, at) => (at === ids ? cell : `${cell}改`)))];
  // The file says below its title which export it is.
  const text = `${made?.id}\r\n` + rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  const answer = await server.call(sheets.mergeListSheet, { params: { listId }, file: { name: '清单.csv', bytes: text } });
  expect(answer.problem).toMatchObject({ code: 'sheet-too-many', data: { limit: sheets.mostReturned, count: length * 15 } });
});

it('is not made any more once whoever asked for it cancelled it', async () => {
  const person = await server.as('office');
  const asked = person.call(sheets.exportList, { params: { listId }, body: { format: 'xlsx' } });
  let exportId: string | undefined;
  await expect
    .poll(async () => (exportId = (await person.ok(exporting.listExports)).exports[0]?.id), { timeout: 30_000, interval: 5 })
    .toBeDefined();
  await person.ok(exporting.removeExport, { params: { exportId: exportId ?? '' } });
  expect((await asked).problem).toMatchObject({ code: 'export-cancelled' });
  expect((await person.ok(exporting.listExports)).exports).toEqual([]);
});

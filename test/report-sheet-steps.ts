/** Workbooks of a period's reports that leave, are filled in by another program, and come back, for tests. */
import { Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts';
import { expect } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as sheets from '#contract/reporting/sheet-endpoints.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { runJob } from '#test/run-job.ts';
import type { Person, TestServer } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

export const march: string = '2026-03';
export const quarter = '2026-Q1';
/** The row of heads. */
export const headRow = 3;

export type CellOf = (head: string, row?: number) => Cell;
export const textsOf = (sheet: Worksheet, row: number): string[] => Array.from({ length: 24 }, (_, at) => sheet.getCell(row, at + 1).text);

/** The same file as another program saves it after somebody worked in it. `cell` without a row: of the first report. */
export async function workedIn(
  bytes: Uint8Array,
  work: (cell: CellOf, sheet: Worksheet, book: Workbook) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  const heads = textsOf(sheet, headRow);
  work((head, row = headRow + 1) => sheet.getCell(row, heads.indexOf(head) + 1), sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** 2026-03 and 2026-Q1 are open: 市交通运输局 leads one item in the month and has a part of another in the quarter, which 市发展改革委 leads. */
export async function reportSheetSteps(server: TestServer) {
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  const people = await signPeople(server);
  const { listId, first } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const typed = (field: 'tier' | 'q1', value: string) => ({ item: first.id, field, value });
  await server.ok(cells.changeCells, {
    params: { listId },
    body: { revision, changes: [typed('tier', '1'), typed('q1', '3-20 完成可研\n3-31 取得批复')] },
  });
  expect((await steps.issue(listId, (await steps.approve(listId)).revision)).problem).toBeUndefined();
  const lead = people.市交通运输局;
  await runJob(server, openPeriods, { clock: testClock('2026-03-31T02:00:00.000Z') });

  const report = async (person: Person = lead, period: string = march) =>
    (await person.ok(reporting.listReports, { query: { period } })).reports[0] ?? expect.fail('no report');

  /** Types into the lead's report of the month. */
  async function type(changes: (typeof reporting.saveReport.body)['_output']['changes']): Promise<void> {
    const { id } = await report();
    expect((await lead.call(reporting.saveReport, { params: { reportId: id }, body: { changes } })).problem).toBeUndefined();
  }

  /** Begins with what the lead's report says at first: nothing, or this. */
  async function anew({ text = '', percent = null }: { readonly text?: string; readonly percent?: number | null } = {}): Promise<string> {
    const { id } = await report();
    await server.database.pool.query(
      `insert into report (jurisdiction_id, id, said, percent, edited_by, edited_at) values ($1, $2, $3, $4, '我', now())
       on conflict (jurisdiction_id, id) do update set said = excluded.said, percent = excluded.percent, done = null, reached = '{}', self = null,
         forecast = null, problem = '', next_step = '', unchanged = ''`,
      [server.jurisdictionId, id, text, percent],
    );
    return id;
  }

  async function exported(format: 'xlsx' | 'csv' = 'xlsx', person: Person = lead, period: string = march): Promise<Buffer> {
    const { bytes, problem } = await person.call(sheets.exportReports, { params: { period }, body: { format } });
    if (problem) throw new Error(problem.code);
    return bytes;
  }

  const returned = (bytes: Uint8Array | string, { name = '填报.xlsx', person = lead, period = march } = {}) =>
    person.call(sheets.mergeReportSheet, { params: { period }, file: { name, bytes } });

  return { listId, lead, other: people.市发展改革委, outsider: people.市商务局, report, type, anew, exported, returned };
}

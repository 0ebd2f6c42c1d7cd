/** Workbooks of reports that are not taken back, and what does not leave. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as listSheets from '#contract/ledger/list-sheet-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import * as sheets from '#contract/reporting/sheet-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { hostileTables } from '#test/hostile-files.ts';
import { headRow, march, quarter, reportSheetSteps, textsOf, workedIn } from '#test/report-sheet-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let steps: Awaited<ReturnType<typeof reportSheetSteps>>;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  steps = await reportSheetSteps(server);
});
afterAll(() => server.stop());

describe('what comes back is refused', () => {
  const code = async (...args: Parameters<typeof steps.returned>) => (await steps.returned(...args)).problem?.code;

  it('when it is of another period or another unit, and then says nothing of that unit', async () => {
    await steps.anew();
    expect((await steps.returned(await steps.exported(), { period: quarter })).problem).toMatchObject({
      code: 'report-sheet-of-other-period',
      data: { period: march },
    });
    const theirs = await steps.exported('xlsx', steps.other, quarter);
    for (const [person, period] of [
      [steps.outsider, march],
      [steps.lead, march],
      [steps.lead, quarter],
    ] as const) {
      const { problem } = await steps.returned(theirs, { person, period });
      expect(problem).toMatchObject({ code: 'report-sheet-of-other-unit', data: { period } });
      expect(problem?.title).not.toMatch(/发展改革|第一季度/u);
    }
    expect(await code('编号,进展\nX-1,无\n', { name: '填报.csv' })).toBe('report-sheet-of-other-unit');
  });

  it('when it is an export of something else, or of an earlier version of the program', async () => {
    const list = await steps.lead.call(listSheets.exportList, { params: { listId: steps.listId }, body: { format: 'xlsx' } });
    expect(await code(list.bytes)).toBe('report-sheet-unknown');
    const csv = (await steps.exported('csv')).toString();
    const nobody = '01930000-0000-7000-8000-00000000ffff';
    const [row] = (
      await server.database.pool.query<{ content: Buffer }>(`select content from export where sheet = 'reports' order by at desc, id desc`)
    ).rows;
    const content = zstdCompressSync(
      zstdDecompressSync(row?.content ?? '')
        .toString()
        .replace('下一步', '下步'),
    );
    await server.database.pool.query(
      `insert into export select (jsonb_populate_record(own, jsonb_build_object('id', $1::text, 'content', $2::text))).* from export own
        where sheet = 'reports' order by at desc, id desc limit 1`,
      [nobody, `\\x${content.toString('hex')}`],
    );
    expect(await code(`${nobody}\n${csv.replace(/^\uFEFF/u, '')}`, { name: '填报.csv' })).toBe('report-sheet-unknown');
  });

  it.each([
    ['sheet-no-heads', (heads: string[]) => heads.map(() => '')],
    ['sheet-head-changed', (heads: string[]) => heads.map((head) => (head === '进展' ? '进度' : head))],
    ['sheet-head-twice', (heads: string[]) => heads.map((head) => (head === '下一步' ? '进展' : head))],
  ])('as %s when its heads were changed', async (refusal, change) => {
    const back = await workedIn(await steps.exported(), (_cell, sheet) => {
      for (const [at, head] of change(textsOf(sheet, headRow)).entries()) sheet.getCell(headRow, at + 1).value = head;
    });
    expect(await code(back)).toBe(refusal);
  });

  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600)]);
  it.each<[string, Uint8Array | string, string]>([
    ['table-unreadable', ole, '填报.xls'],
    ['table-unreadable', ole, '填报.et'],
    ['table-unreadable', 'PK\u0003\u0004 and nothing', '填报.xlsx'],
    ['table-unreadable', zipSync({ 'word/document.xml': strToU8('<w/>') }), '填报.docx'],
    ['table-too-large', zipSync({ 'xl/workbook.xml': new Uint8Array(64 * 1024 * 1024) }), '填报.xlsx'],
    ['table-too-large', `编号,进展\n${'A-1,进展\n'.repeat(100_000)}`, '填报.csv'],
    ['table-quote-unreadable', '编号,进展\n"1,2\n', '填报.csv'],
    ['table-row-too-long', `编号,进展\n1,${'二'.repeat(400_000)}\n`, '填报.csv'],
    ['table-empty', '\n ,, \n', '填报.csv'],
    ['secrecy-mark', '机密★长期\n编号,进展\n1,2\n', '填报.csv'],
  ])('as %s when it cannot be read or must not be (%#)', async (refusal, bytes, name) => {
    const answer = await steps.returned(bytes, { name });
    expect(answer.problem).toMatchObject({ code: refusal, title: expect.stringMatching(/。|请|不/u) });
  });

  it.each(hostileTables)('of %s is refused as %s', async (_what, refusal, bytes) => {
    expect((await steps.returned(new Uint8Array(bytes()))).problem).toMatchObject({ code: refusal, title: expect.stringContaining('请') });
  });

  it('with 100,000 rows in a workbook, and with a formula that has no value', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `<row r="${at + 4}"><c r="G${at + 4}" t="inlineStr"><is><t>进展</t></is></c></row>`,
    );
    const book = await workedIn(await steps.exported(), () => {});
    const parts = unzipSync(book);
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']).replace(/<row r="4"[\s\S]*<\/row>/u, rows.join(''));
    expect(await code(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }))).toBe('table-too-large');
    const formula = await workedIn(await steps.exported(), (cell) => {
      cell('进展').value = { formula: 'A1&"局"' };
    });
    expect((await steps.returned(formula)).problem).toMatchObject({ code: 'table-formula-unreadable', data: { cell: 'G4' } });
  });
});

describe('what leaves', () => {
  it('is nobody’s who reports nothing, nor too much at a time', async () => {
    const call = (person: Person, period: string = march) =>
      person.call(sheets.exportReports, { params: { period }, body: { format: 'xlsx' } });
    expect((await call(steps.outsider)).problem?.code).toBe('export-empty');
    const one = await steps.report();
    const { rows } = await server.database.pool.query<{ id: string }>(
      `insert into expected_report
       select (jsonb_populate_record(own, jsonb_build_object('id', gen_random_uuid(), 'work_id', gen_random_uuid()))).*
         from expected_report own, generate_series(1, 1900) where own.id = $1 returning id`,
      [one.id],
    );
    expect((await call(steps.lead)).problem).toMatchObject({ code: 'export-too-large', data: { limit: 1900 } });
    // One less, and all of them leave, and come back.
    await server.database.pool.query('delete from expected_report where id = $1', [rows[0]?.id]);
    const all = await steps.exported();
    expect((await steps.returned(all)).body).toMatchObject({ left: 0, totals: { errors: 0 } });
    await server.database.pool.query('delete from expected_report where id = any($1::uuid[])', [rows.map(({ id }) => id)]);
    expect(
      (await steps.lead.call(sheets.exportReports, { params: { period: march }, body: { format: 'csv', unitId: one.unit.id } })).status,
    ).toBe(200);
    // Another unit's is nobody's here.
    const theirs = (await steps.report(steps.other, quarter)).unit.id;
    expect(
      (await steps.lead.call(sheets.exportReports, { params: { period: quarter }, body: { format: 'csv', unitId: theirs } })).problem?.code,
    ).toBe('export-empty');
    expect((await server.call(sheets.exportReports, { params: { period: march }, body: { format: 'csv' } })).status).toBe(403);
  });
});

describe('a workbook of a unit that was merged with another since', () => {
  it('is the other one’s, as its reports are', async () => {
    const { id } = await steps.report(steps.other, quarter);
    const said = { text: { seen: '', to: '正在选线' } };
    await steps.other.ok(reporting.saveReport, { params: { reportId: id }, body: { changes: said } });
    const left = await steps.exported('xlsx', steps.other, quarter);
    const filled = await workedIn(left, (cell) => {
      cell('进展').value = '已完成选线';
    });
    const [from, into] = [steps.other.unitId ?? '', steps.lead.unitId ?? ''];
    await server.ok(unit.mergeUnits, { body: { from, into, reason: '重复' } });
    const { body, problem } = await steps.returned(filled, { period: quarter });
    expect(problem).toBeUndefined();
    expect(body?.changes.concat(body.conflicts)).toMatchObject([{ report: id, field: 'text', to: '已完成选线' }]);
    expect((await steps.returned(filled, { period: march })).problem).toMatchObject({
      code: 'report-sheet-of-other-period',
      data: { period: quarter },
    });
    expect((await steps.returned(filled, { person: steps.outsider, period: quarter })).problem?.code).toBe('report-sheet-of-other-unit');
  });
});
